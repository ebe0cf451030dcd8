import { describe, expect, it } from 'vitest';
import { detectReports } from '../../rules/src/detector/index.js';
import { parseSource } from '../../rules/src/source/index.js';

const HEAD =
  "import axios from 'axios';\nconst sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));\n";
const found = (code: string): string[] =>
  detectReports(parseSource('file.ts', HEAD + code)).flatMap((site) =>
    site.kind === 'retry-wait' && 'form' in site
      ? [`${site.form}: ${(HEAD + code).slice(...site.range)}`]
      : [],
  );
const GRAPH = 'https://graph.microsoft.com/v1.0';

describe('a request that is sent once more', () => {
  const once = (
    wait: string,
    { test = '=== 429', second = 'await fetch(url, options)', url = GRAPH } = {},
  ): string =>
    `export async function read(path: string, options: RequestInit) {\n  const url = '${url}/' + path;\n  let res = await fetch(url, options);\n  if (res.status ${test}) {\n    ${wait}\n    res = ${second};\n  }\n  return res;\n}`;
  const caught = (wait: string, second = 'await axios.get(`${root}/users/${id}`)'): string =>
    `const root = '${GRAPH}';\nexport async function all(ids: string[]) {\n  const out: unknown[] = [];\n  for (const id of ids) {\n    try { out.push(await axios.get(\`\${root}/users/\${id}\`)); } catch (error: any) {\n      if (error.response?.status !== 429) throw error;\n      ${wait}\n      out.push(${second});\n    }\n  }\n  return out;\n}`;

  it.each([
    ['after nothing', once(''), 'none: fetch(url, options)'],
    ['after a number', once('await sleep(1500);'), 'constant: sleep(1500)'],
    [
      'after seconds as milliseconds',
      once("await sleep(Number(res.headers.get('retry-after')));"),
      "seconds: sleep(Number(res.headers.get('retry-after')))",
    ],
    ['in a handler', caught('await sleep(1500);'), 'constant: sleep(1500)'],
    ['by a return', once('await sleep(1500); return fetch(url, options);'), 'constant: sleep(1500)'],
  ])('is reported: %s', (_name, code, expected) => {
    expect(found(code)).toEqual([expected]);
  });

  it.each([
    ['as the header says', once("await sleep(Number(res.headers.get('retry-after') ?? 5) * 1000);")],
    ['after another failure', once('await sleep(1500);', { test: '=== 500' })],
    ['to another address', once("options = { method: 'DELETE' };")],
    ['for something else', once('await sleep(1500);', { second: "await fetch(url + '/manager', options)" })],
    ['to another service', once('await sleep(1500);', { url: 'https://example.com' })],
    ['for another user', caught('await sleep(1500);', 'await axios.get(`${root}/users/me`)')],
    [
      'after what may wait',
      once('await settle(res);').replace(
        'export',
        'declare const settle: (res: Response) => Promise<void>;\nexport',
      ),
    ],
    [
      'on another way',
      `export async function read(isOld: boolean, url = '${GRAPH}/me') {\n  if (isOld) return await axios.get(\`${GRAPH}/me\`);\n  await sleep(10);\n  return await axios.get(\`${GRAPH}/me\`);\n}`,
    ],
  ])('is left: %s', (_name, code) => {
    expect(found(code)).toEqual([]);
  });
});

describe('a list of attempts', () => {
  const rounds = (list: string, wait: string, path = "'/me/drive'", name = 'round'): string =>
    `export async function drive(ids: string[]) {\n  for (const ${name} of ${list}) {\n    const res = await fetch('${GRAPH}' + ${path});\n    if (res.status !== 429) return res;\n    ${wait}\n  }\n}`;

  it.each([
    '[1, 2, 3]',
    'Array(4)',
    'new Array(4)',
    'Array.from({ length: 3 })',
    '[...Array(3).keys()]',
    'new Array(3).fill(0)',
    'TIMES',
  ])('is walked through: %s', (list) => {
    expect(found(`const TIMES = [1, 2];\n${rounds(list, 'await sleep(2000);')}`)).toEqual([
      'constant: sleep(2000)',
    ]);
    expect(found(`const TIMES = [1, 2];\n${rounds(list, '')}`)).toEqual([
      expect.stringMatching(/^none: for \(const round of .*\) $/),
    ]);
  });

  it.each([
    ['waits that grow', rounds('[1000, 2000, 4000]', 'await sleep(round);')],
    [
      'the wait that the header asks for',
      rounds('[1, 2, 3]', "await sleep(Number(res.headers.get('retry-after')) * 1000);"),
    ],
    ['what is asked for', rounds('[1, 2, 3]', 'await sleep(2000);', "'/pages/' + round")],
    [
      'what is asked for, under a name',
      rounds('[1, 2, 3]', 'await sleep(2000);', "'/pages/' + page").replace(
        'const res',
        'const page = round * 10; const res',
      ),
    ],
    ['work', rounds('ids', 'await sleep(2000);')],
    ['texts', rounds("['a', 'b']", 'await sleep(2000);')],
  ])('is none of %s', (_name, code) => {
    expect(found(code)).toEqual([]);
  });
});

describe('headers whose names are in lower case', () => {
  const node = (name: string, { host = GRAPH, module = 'node:https' } = {}): string =>
    `import https from '${module}';\nconst get = (path: string) => new Promise<any>((resolve, reject) => { https.get(\`${host}\${path}\`, (res) => { resolve({ status: res.statusCode, headers: res.headers }); }).on('error', reject); });\nexport async function people() {\n  for (let n = 0; n < 3; n++) {\n    const { status, headers } = await get('/me/people');\n    if (status === 200) return headers;\n    if (status !== 429) throw new Error(String(status));\n    await sleep(Number(headers['${name}'] || 1) * 1000);\n  }\n}`;
  const ofAxios = (name: string): string =>
    `export async function people() {\n  for (let n = 0; n < 3; n++) {\n    try { return await axios.get('${GRAPH}/me/people'); } catch (error: any) { if (error.response?.status !== 429) throw error; await sleep(Number(error.response.headers['${name}'] ?? 1) * 1000); }\n  }\n}`;

  it('are never there with another case', () => {
    expect(found(node('Retry-After'))).toEqual(["elsewhere: headers['Retry-After']"]);
    expect(found(ofAxios('Retry-After'))).toEqual(["elsewhere: error.response.headers['Retry-After']"]);
  });

  it.each([
    ['with theirs', node('retry-after')],
    ['with theirs, of axios', ofAxios('retry-after')],
    ['of another service', node('Retry-After', { host: 'https://example.com' })],
    ['of a module that is not known', node('Retry-After', { module: './https' })],
  ])('are read %s', (_name, code) => {
    expect(found(code)).toEqual([]);
  });

  it('are asked for each request that a function sends', () => {
    const each = node('Retry-After').replace("get('/me/people')", "get('/users/' + String(n))");
    expect(found(each)).toEqual([]);
  });
});

describe('libraries that are told how long to wait', () => {
  const ofAxiosRetry = (options: string, url = GRAPH): string =>
    `import axiosRetry from 'axios-retry';\nconst http = axios.create({ baseURL: '${url}' });\naxiosRetry(http, { retries: 3, ${options} });\nexport const me = () => http.get('/me');`;
  const ofOfetch = (options: string, url = GRAPH): string =>
    `import { ofetch } from 'ofetch';\nexport const api = ofetch.create({ baseURL: '${url}', ${options} });`;
  const ofQuery = (options: string, url = GRAPH): string =>
    `import { useQuery } from '@tanstack/react-query';\nexport const useMe = () => useQuery({ queryKey: ['me'], queryFn: () => axios.get('${url}/me'), ${options} });`;
  const ofRx = (delay: string, url = GRAPH): string =>
    `import { HttpClient } from '@angular/common/http';\nimport { retry, throwError, timer } from 'rxjs';\nexport class Me { constructor(private http: HttpClient) {}\n  read() { return this.http.get('${url}/me').pipe(retry({ count: 3, delay: ${delay} })); } }`;
  const THROTTLED = 'retryCondition: (error) => error.response?.status === 429';
  const ASKED = 'retry: (count, error: any) => count < 3 && error.response?.status === 429';

  it.each([
    ['axios-retry', ofAxiosRetry(`${THROTTLED}, retryDelay: () => 2000`), 'retryDelay: () => 2000'],
    [
      'axios-retry, in a block',
      ofAxiosRetry(`${THROTTLED}, retryDelay: () => { return 500; }`),
      'retryDelay: () => { return 500; }',
    ],
    [
      'axios-retry, for several statuses',
      ofAxiosRetry(
        'retryCondition: ({ response }) => [429, 503].includes(response?.status ?? 0), retryDelay: () => 2000',
      ).replace(
        '({ response }) => [429, 503].includes(response?.status ?? 0)',
        '(error) => [429, 503].includes(error.response?.status ?? 0)',
      ),
      'retryDelay: () => 2000',
    ],
    ['ofetch', ofOfetch('retry: 3, retryDelay: 500'), 'retryDelay: 500'],
    ['ofetch with a list', ofOfetch('retryDelay: 500, retryStatusCodes: [429, 500]'), 'retryDelay: 500'],
    ['TanStack Query', ofQuery(`${ASKED}, retryDelay: 1000`), 'retryDelay: 1000'],
    ['TanStack Query, by a function', ofQuery(`${ASKED}, retryDelay: () => 1000`), 'retryDelay: () => 1000'],
    [
      'RxJS',
      ofRx('(error: any) => (error.status === 429 ? timer(1000) : throwError(() => error))'),
      'delay: (error: any) => (error.status === 429 ? timer(1000) : throwError(() => error))',
    ],
    [
      'RxJS, the other way round',
      ofRx('(error: any) => (error.status !== 429 ? throwError(() => error) : timer(1000))'),
      'delay: (error: any) => (error.status !== 429 ? throwError(() => error) : timer(1000))',
    ],
  ])('are reported: %s', (_name, code, option) => {
    expect(found(code)).toEqual([`constant: ${option}`]);
  });

  it.each([
    [
      'axios-retry after other failures',
      ofAxiosRetry('retryCondition: (error) => error.response?.status === 500, retryDelay: () => 2000'),
    ],
    ['axios-retry with its own condition', ofAxiosRetry('retryDelay: () => 2000')],
    ['axios-retry with a wait that grows', ofAxiosRetry(`${THROTTLED}, retryDelay: (count) => count * 1000`)],
    [
      'axios-retry with a wait of its own',
      ofAxiosRetry(`${THROTTLED}, retryDelay: axiosRetry.exponentialDelay`),
    ],
    [
      'axios-retry for another service',
      ofAxiosRetry(`${THROTTLED}, retryDelay: () => 2000`, 'https://example.com'),
    ],
    ['axios-retry with a long wait', ofAxiosRetry(`${THROTTLED}, retryDelay: () => 60_000`)],
    ['ofetch after other failures', ofOfetch('retryDelay: 500, retryStatusCodes: [500]')],
    ['ofetch that sends once', ofOfetch('retry: 0, retryDelay: 500')],
    [
      'ofetch with a wait that is computed',
      ofOfetch('retryDelay: (context: any) => context.options.retry * 1000'),
    ],
    ['ofetch for another service', ofOfetch('retryDelay: 500', 'https://example.com')],
    ['TanStack Query without a condition', ofQuery('retry: 3, retryDelay: 1000')],
    [
      'TanStack Query after other failures',
      ofQuery('retry: (count, error: any) => error.response?.status === 500, retryDelay: 1000'),
    ],
    [
      'TanStack Query that does not ask again',
      ofQuery('retry: (count, error: any) => error.response?.status !== 429, retryDelay: 1000'),
    ],
    [
      'TanStack Query with a wait that grows',
      ofQuery(`${ASKED}, retryDelay: (count: number) => 1000 * 2 ** count`),
    ],
    ['TanStack Query for another service', ofQuery(`${ASKED}, retryDelay: 1000`, 'https://example.com')],
    [
      'RxJS after other failures',
      ofRx('(error: any) => (error.status === 500 ? timer(1000) : throwError(() => error))'),
    ],
    [
      'RxJS with a wait that grows',
      ofRx(
        '(error: any, count: number) => (error.status === 429 ? timer(count * 1000) : throwError(() => error))',
      ),
    ],
    [
      'RxJS for another service',
      ofRx(
        '(error: any) => (error.status === 429 ? timer(1000) : throwError(() => error))',
        'https://example.com',
      ),
    ],
  ])('are left: %s', (_name, code) => {
    expect(found(code)).toEqual([]);
  });
});
