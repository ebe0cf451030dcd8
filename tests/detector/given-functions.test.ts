import { describe, expect, it } from 'vitest';
import { finds } from './find.js';
import { plainRetriesIn } from './retry-helpers.js';

const code = finds('code-compare');
const text = finds('message-match');
const silent = (name: string, source: string): void => {
  code(name, source);
};

const RUN = `async function run<T>(work: () => Promise<T>): Promise<T> { try { return await work(); } catch (e) { console.error(e); throw e; } }\n`;
const read = (made: string, test = "«body.error.code === 'itemNotFound'»"): string =>
  `export async function f(id: string) { const res = ${made}; if (!res.ok) { const body = await res.json(); if (${test}) return; } }`;
const GRAPH = "fetch('https://graph.microsoft.com/v1.0/me')";
const unmarked = "body.error.code === 'itemNotFound'";

describe('what a function returns that is given to one that runs it', () => {
  code('in place', RUN + read(`await run(() => ${GRAPH})`));
  code(
    'with a body of its own',
    RUN + read(`await run(async () => { const answer = await ${GRAPH}; return answer; })`),
  );
  code('by its name', `${RUN}const work = () => ${GRAPH};\n${read('await run(work)')}`);
  code(
    'through two that run it',
    `${RUN}async function log<T>(work: () => Promise<T>): Promise<T> { return run(work); }\n${read(`await log(() => ${GRAPH})`)}`,
  );
  code(
    'a parameter of the function around it gives the address',
    `${RUN}async function send(url: string) { return run(() => fetch(url)); }\n${read("await send('https://graph.microsoft.com/v1.0/me')")}`,
  );
  code(
    'the body that it reads',
    `${RUN}export async function f() { const body = await run(async () => (await ${GRAPH}).json()); if (body.error) { if («${unmarked}») return; } }`,
  );
  text(
    'tested by the one that runs it',
    `async function run(work: () => Promise<Response>) { const res = await work(); if (!res.ok) { const body = await res.json(); if («body.error.message.includes('odd text')») return; } return res; }
export const f = () => run(() => ${GRAPH});`,
  );
  const caught = (
    url: string,
    test: string,
  ): string => `import axios from 'axios';\n${RUN}async function send(url: string) { return run(() => axios.get(url)); }
export async function f() { try { await send('${url}'); } catch (e: any) { if (${test}) return; throw e; } }`;
  code(
    'its error',
    caught('https://graph.microsoft.com/v1.0/me', "«e.response.data.error.code === 'itemNotFound'»"),
  );
  silent(
    'the error of something else',
    caught('https://example.com', "e.response.data.error.code === 'itemNotFound'"),
  );
  silent('of something else', RUN + read("await run(() => fetch('https://example.com'))", unmarked));
  silent(
    'an address of something else',
    `${RUN}async function send(url: string) { return run(() => fetch(url)); }\n${read("await send('https://example.com')", unmarked)}`,
  );
  silent(
    'that is run, but whose result is not returned',
    `async function run(work: () => Promise<unknown>) { await work(); return other(); }\ndeclare const other: () => any;\n${read(`await run(() => ${GRAPH})`, unmarked)}`,
  );
  silent(
    'what it gets',
    `async function run<T>(work: (res: any) => T): Promise<T> { return work(await other()); }\ndeclare const other: () => any;\n${read('await run((res) => res)', unmarked)}`,
  );
});

describe('a repetition around one that runs a request', () => {
  const COUNTS = `async function steady<T>(work: () => Promise<T>): Promise<T> { for (let i = 0; i < 3; i++) { try { return await work(); } catch (e) { if (i === 2) throw e; } } throw new Error('never'); }\n`;
  const again = (call: string): string =>
    `declare const login: () => Promise<void>;\nexport async function load(id: string): Promise<any> { const res = await ${call}; if (res.status === 401) { await login(); return load(id); } return res.json(); }`;
  it.each([
    ['in place', `${RUN}${again(`run(() => fetch('https://graph.microsoft.com/v1.0/' + id))`)}`],
    [
      'whose own attempts begin anew each time',
      `${COUNTS}${again(`steady(() => fetch('https://graph.microsoft.com/v1.0/' + id))`)}`,
    ],
  ])('is reported: %s', (_name, source) => {
    expect(plainRetriesIn(source).map(({ form, subject }) => `${form} ${subject}`)).toEqual([
      'recursion load',
    ]);
  });

  it('is not reported where the attempts are counted outside', () => {
    expect(
      plainRetriesIn(
        `let i = 0;\n${COUNTS.replace('let i = 0; i < 3', '; i < 3')}${again(`steady(() => fetch('https://graph.microsoft.com/v1.0/' + id))`)}`,
      ),
    ).toEqual([]);
  });
});
