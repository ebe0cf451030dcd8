import { describe, expect, it } from 'vitest';
import { plainRetriesIn, summary } from './retry-helpers.js';

const HEAD = `import axios from 'axios';
declare const login: () => Promise<void>;
declare const sleep: (ms: number) => Promise<void>;
const client = axios.create({ baseURL: 'https://graph.microsoft.com/v1.0' });
const other = axios.create({ baseURL: 'https://graph.microsoft.com/beta' });
`;
const find = (code: string): string[] => summary(code, plainRetriesIn(code));
const handled = (body: string, parameter = 'error: any', head = HEAD): string =>
  `${head}client.interceptors.response.use(undefined, async (${parameter}) => {\n${body}\n});`;
const onStatus = (sent: string, test = 'error.response?.status === 429', before = ''): string =>
  handled(`${before}\nif (${test}) { await sleep(1000); return ${sent}; }\nthrow error;`);

describe('interceptors of axios that send their request again', () => {
  it.each([
    ['by the client', onStatus('client(error.config)'), 'client(error.config)'],
    ['by its method', onStatus('client.request(error.config)'), 'client.request(error.config)'],
    [
      'under a name',
      onStatus('client(failed)', 'error.response?.status === 429', 'const failed = error.config;'),
      'client(failed)',
    ],
    [
      'taken out of the error',
      onStatus('client(config)', 'error.response?.status === 429', 'const { config } = error;'),
      'client(config)',
    ],
    [
      'taken out of the parameter',
      handled(
        'if (response?.status === 429) return client(config);\nreturn Promise.reject(new Error());',
        '{ config, response }: any',
      ),
      'client(config)',
    ],
    [
      'copied, with another token',
      onStatus(
        'client({ ...error.config, headers: { Authorization: token } })',
        'error.response?.status === 401',
        'const token = await login();',
      ),
      'client({ ...error.config, headers: { Authorization: token } })',
    ],
    [
      'for some addresses',
      onStatus('client(error.config)', "error.response?.status === 429 && error.config.method === 'get'"),
      'client(error.config)',
    ],
    [
      'a status under a name',
      onStatus('client(error.config)', 'status === 429', 'const { status } = error.response;'),
      'client(error.config)',
    ],
    [
      'only with a request',
      onStatus('client(failed)', 'failed && error.response?.status === 429', 'const failed = error.config;'),
      'client(failed)',
    ],
    [
      'after a wait in a promise',
      onStatus('new Promise((resolve) => setTimeout(() => resolve(client(error.config)), 1000))'),
      'client(error.config)',
    ],
    [
      'a flag that nobody sets',
      onStatus(
        'client(failed)',
        'error.response?.status === 401 && !failed.renewed',
        'const failed = error.config; await login();',
      ),
      'client(failed)',
    ],
    ['whatever failed', handled('return client(error.config);'), 'client(error.config)'],
    [
      'by a function with a name',
      `${HEAD}async function handle(error: any) { if (error.response?.status === 503) return client(error.config); throw error; }\nclient.interceptors.response.use((res) => res, handle);`,
      'client(error.config)',
    ],
    [
      'of a class',
      `${HEAD}export class Api {\n  private http = axios.create({ baseURL: 'https://graph.microsoft.com/v1.0' });\n  constructor() { this.http.interceptors.response.use(undefined, async (error) => { if (error.response?.status === 429) return this.http.request(error.config); throw error; }); }\n}`,
      'this.http.request(error.config)',
    ],
  ])('reports: %s', (_name, code, expected) => {
    expect(find(code)).toEqual([expect.stringContaining(`: ${expected}`)]);
  });

  it.each([
    [
      'a mark on the request',
      onStatus(
        'client(error.config)',
        'error.response?.status === 401 && !error.config._retry',
        'error.config._retry = true;',
      ),
    ],
    [
      'a mark in a header',
      onStatus('client(error.config)', "error.response?.status === 401 && !error.config.headers['x-second']"),
    ],
    [
      'a counter on the request',
      onStatus(
        'client(config)',
        'config.n < 3',
        'const config = error.config; config.n = (config.n ?? 0) + 1;',
      ),
    ],
    [
      'a counter under a name',
      onStatus(
        'client(error.config)',
        'attempt < 3',
        'const attempt = (error.config as any).attempt ?? 0; error.config.attempt = attempt + 1;',
      ),
    ],
    [
      'a number under a name',
      onStatus(
        'client(error.config)',
        'n < 3',
        'const n = error.config.n ?? 0; Object.assign(error.config, { n: n + 1 });',
      ),
    ],
    [
      'a number that is taken out',
      onStatus('client(config)', 'n < 3', 'const { config } = error; const { n = 0 } = config;'),
    ],
    [
      'names that need each other',
      onStatus('client(error.config)', 'a', 'const a = () => b; const b = () => a;'),
    ],
    ['requests that need each other', onStatus('client(a)', 'error.response', 'const a = b; const b = a;')],
    [
      'a flag that a function may set',
      onStatus(
        'client(failed)',
        'error.response?.status === 401 && !failed.renewed',
        'const failed = error.config; marked(failed);',
      ).replace('declare const login', 'declare const marked: (request: any) => void;\ndeclare const login'),
    ],
    [
      'a flag in a copy',
      onStatus(
        'client({ ...error.config, headers: error.config.headers })',
        'error.response?.status === 401 && !error.config.renewed',
        'const marked = { renewed: true };',
      ),
    ],
    ['a flag of the file', `let busy = false;\n${onStatus('client(error.config)', '!busy', 'busy = true;')}`],
    ['the request with a mark', onStatus('client({ ...error.config, again: true })')],
    ['another client sends it', onStatus('other(error.config)')],
    ['axios itself sends it', onStatus('axios(error.config)')],
    ['another request is sent', onStatus("client({ url: '/me' })")],
    [
      'the handler is taken off first',
      onStatus(
        'client(error.config)',
        'error.response?.status === 401',
        'client.interceptors.response.eject(0);',
      ),
    ],
    [
      'a callback decides',
      onStatus('login().then(() => (Math.random() > 0.5 ? client(error.config) : undefined))'),
    ],
    [
      'a client of something else',
      onStatus('client(error.config)').replace('graph.microsoft.com/v1.0', 'example.com'),
    ],
    [
      'the handler of successes',
      `${HEAD}client.interceptors.response.use(async (res: any) => client(res.config));`,
    ],
    [
      'an interceptor of requests',
      `${HEAD}client.interceptors.request.use(undefined, async (error: any) => client(error.config));`,
    ],
  ])('is silent: %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});
