import { describe } from 'vitest';
import { finds } from './find.js';

const text = finds('message-match');
const code = finds('code-compare');
const silent = (name: string, source: string): void => {
  text(name, source);
};

const CLIENT = "import { Client } from '@microsoft/microsoft-graph-client';\ndeclare const client: Client;\n";
const LOAD = "async load() { try { await client.api('/me').get(); } catch (err) { this.problem = err; } }";
const ODD = "problem.message.includes('odd words')";

describe('what a method of an object keeps in it', () => {
  const parts = (methods: string, computed: string): string =>
    `${CLIENT}export default { data() { return { problem: null }; }, methods: { ${methods} }, computed: { ${computed} } };`;
  text(
    'is there for its other methods',
    `${CLIENT}export const mail = { ${LOAD}, isGone() { return «this.${ODD}»; } };`,
  );
  text(
    'is there for others',
    `${CLIENT}const mail = { ${LOAD} };\nexport const isGone = () => «mail.${ODD}»;`,
  );
  text('is there in the other parts of a component', parts(LOAD, `isGone() { return «this.${ODD}»; }`));
  text(
    'from a function in it with the same this',
    parts(
      "load() { return client.api('/me').get().catch((err) => { this.problem = err; }); }",
      `isGone() { return «this.${ODD}»; }`,
    ),
  );
  code('with its code', parts(LOAD, "isGone() { return «this.problem.code === 'itemNotFound'»; }"));
  silent(
    'is not there under another name',
    parts(LOAD, `isGone() { return this.other${ODD.slice('problem'.length)}; }`),
  );
  silent(
    'is not there in another object',
    `${CLIENT}export const mail = { ${LOAD} };\nexport const shelf = { isGone() { return this.${ODD}; } };`,
  );
  silent(
    'is not there in a function with another this',
    parts(LOAD, `isGone() { return function () { return this.${ODD}; }; }`),
  );
  silent(
    'is not there in an object that a function is given',
    `${CLIENT}export const mail = { ${LOAD}, parts: made({ isGone() { return this.${ODD}; } }) };`,
  );
});

describe('what an interceptor of axios makes of an error', () => {
  const asked = (
    handler: string,
    test: string,
    url = 'https://graph.microsoft.com/v1.0',
  ): string => `import axios from 'axios';
const api = axios.create({ baseURL: '${url}' });
api.interceptors.response.use((response) => response, ${handler});
export async function load() { try { return await api.get('/me'); } catch (err: any) { if (${test}) return null; throw err; } }`;
  const THROWN =
    "(err) => { throw Object.assign(new Error('no answer'), { said: err.response.data.error }); }";
  code('arrives where the request is sent', asked(THROWN, "«err.said.code === 'itemNotFound'»"));
  text('with its text', asked(THROWN, "«err.said.message.includes('odd words')»"));
  code(
    'when it is rejected with',
    asked('(err) => Promise.reject(err.response.data.error)', "«err.code === 'itemNotFound'»"),
  );
  code(
    'when it sends the request again before',
    asked(
      '(err) => { if (!err.config.again) { err.config.again = true; return api.request(err.config); } return Promise.reject(err.response.data.error); }',
      "«err.code === 'itemNotFound'»",
    ),
  );
  code(
    'also when the error is its own',
    asked('(err) => Promise.reject(err)', "«err.response.data.error.code === 'itemNotFound'»"),
  );
  silent(
    'of another service',
    asked(THROWN, "err.said.message.includes('odd words')", 'https://shelf.example.com'),
  );
  silent(
    'for another client',
    asked(THROWN, "err.said.message.includes('odd words')")
      .replace('await api.get', "await axios.create({ baseURL: 'https://graph.microsoft.com' }).get")
      .replace("baseURL: 'https://graph.microsoft.com/v1.0'", "baseURL: 'https://shelf.example.com'"),
  );
});
