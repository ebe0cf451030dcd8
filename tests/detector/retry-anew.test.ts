import { describe, expect, it } from 'vitest';
import { plainRetriesIn, retriesIn } from './retry-helpers.js';

const found = (code: string): number => retriesIn(code).length;
const inFile = (code: string): number => plainRetriesIn(code).length;

const again = (before: string, handler: string, params = 'id: string'): string =>
  `export async function f(${params}): Promise<any> {\n  ${before}\n  try { return await client.api('/users/' + id).get(); } catch (e: any) {\n    ${handler}\n  }\n}`;

describe('what each round begins anew', () => {
  it.each([
    [
      'a counter',
      again(
        'let failures = 0;',
        'failures++; if (failures > 3) throw e; await sleep(1500 * failures); return f(id);',
      ),
    ],
    ['a counter that goes down', again('let left = 3;', 'left -= 1; if (left < 0) throw e; return f(id);')],
    [
      'a deadline',
      again('const deadline = Date.now() + 60_000;', 'if (Date.now() > deadline) throw e; return f(id);'),
    ],
    [
      'a deadline beside a status',
      again(
        'const deadline = Date.now() + 60_000;',
        'if (e.statusCode !== 404 || deadline < Date.now()) throw e; return f(id);',
      ),
    ],
    [
      'a start',
      again(
        'const started = performance.now();',
        'if (performance.now() - started > 5000) throw e; return f(id);',
      ),
    ],
    [
      'a start as a date',
      again(
        'const started = new Date();',
        'if (+new Date() - started.getTime() > limitMs) throw e; return f(id, limitMs);',
        'id: string, limitMs: number',
      ).replace('started.getTime()', 'started'),
    ],
    [
      'a deadline that is a default',
      again('', 'if (Date.now() > until) throw e; return f(id);', 'id: string, until = Date.now() + 60_000'),
    ],
    [
      'a counter in a loop',
      `export async function f(id: string) {\n  while (true) {\n    let n = 0;\n    try { return await client.api('/users/' + id).get(); } catch (e) { n++; if (n > 3) throw e; await sleep(1000); }\n  }\n}`,
    ],
  ])('is no bound: %s', (_name, code) => {
    expect(found(code)).toBe(1);
  });

  it.each([
    [
      'a counter outside of the function',
      `let failures = 0;\n${again('', 'failures++; if (failures > 3) throw e; return f(id);')}`,
    ],
    [
      'a counter outside of the loop',
      `export async function f(id: string) {\n  let n = 0;\n  while (true) {\n    try { return await client.api('/users/' + id).get(); } catch (e) { n++; if (n > 3) throw e; await sleep(1000); }\n  }\n}`,
    ],
    [
      'a counter that begins with what it is given',
      again('let n = tries;', 'n++; if (n > 3) throw e; return f(id, n);', 'id: string, tries = 0'),
    ],
    [
      'a deadline outside of the function',
      `const deadline = Date.now() + 60_000;\n${again('', 'if (Date.now() > deadline) throw e; return f(id);')}`,
    ],
    [
      'a deadline that is passed on',
      again(
        '',
        'if (Date.now() > until) throw e; return f(id, until);',
        'id: string, until = Date.now() + 60_000',
      ),
    ],
    [
      'a start that is written again elsewhere',
      again(
        'let started = Date.now(); started = first;',
        'if (Date.now() - started > 5000) throw e; return f(id, first);',
        'id: string, first: number',
      ),
    ],
    [
      'an end that is given, compared with a time that each round reads',
      again(
        'const now = Date.now();',
        'if (now > until) throw e; return f(id, until);',
        'id: string, until: number',
      ),
    ],
    [
      'an end that something else decides',
      again(
        'const deadline = Date.now() + 60_000;',
        'if (Date.now() > deadline - used()) throw e; return f(id);',
      ).replace('export', 'declare const used: () => number; export'),
    ],
  ])('is a bound: %s', (_name, code) => {
    expect(found(code)).toBe(0);
  });
});

describe('limits in constants', () => {
  const loop = (limit: string, head = ''): string =>
    `${head}\nexport async function f() {\n  for (let n = 0; n < ${limit}; n++) {\n    try { return await client.api('/me').get(); } catch { await sleep(1000); }\n  }\n}`;

  it.each([
    ['without end', loop('LIMITS.tries', 'const LIMITS = { tries: Number.POSITIVE_INFINITY, wait: 5 };')],
    [
      'without end, by a name',
      loop('LIMITS.tries', 'const EVER = Infinity; const LIMITS = { tries: EVER };'),
    ],
  ])('end nothing: %s', (_name, code) => {
    expect(found(code)).toBe(1);
  });

  it.each([
    ['with an end', loop('LIMITS.tries', 'const LIMITS = { tries: 5 };')],
    ['that somebody writes', loop('LIMITS.tries', 'const LIMITS = { tries: Infinity }; LIMITS.tries = 3;')],
    [
      'from elsewhere',
      loop('LIMITS.tries', 'declare const more: object; const LIMITS = { tries: Infinity, ...more };'),
    ],
    ['that are their own', loop('LIMITS.tries', 'const LIMITS: any = { tries: LIMITS.tries };')],
  ])('may end it: %s', (_name, code) => {
    expect(found(code)).toBe(0);
  });
});

describe('lists that are refilled', () => {
  const loop = (head: string, failed: string): string =>
    `export async function f(ids: string[]) {\n  const open = ids.slice();\n  ${head} {\n    try { await client.api('/users/' + id).delete(); } catch (e) { ${failed} await sleep(1000); }\n  }\n}`;

  it.each([
    [
      'taken from in the head',
      loop('for (let id = open.shift(); id !== undefined; id = open.shift())', 'open.push(id);'),
    ],
    [
      'taken from in the head, with a bare test',
      loop('for (let id = open.pop(); id; id = open.pop())', 'open.unshift(id);'),
    ],
  ])('never end while it fails: %s', (_name, code) => {
    expect(found(code)).toBe(1);
  });

  it.each([
    ['nothing is put back', loop('for (let id = open.shift(); id !== undefined; id = open.shift())', '')],
    [
      'it is put into another list',
      loop('for (let id = open.shift(); id !== undefined; id = open.shift())', 'lost.push(id);').replace(
        'export',
        'const lost: string[] = []; export',
      ),
    ],
    [
      'it is taken from another list',
      loop('for (let id = open.shift(); id !== undefined; id = other.shift())', 'open.push(id);').replace(
        'export',
        'declare const other: string[]; export',
      ),
    ],
    [
      'a list of failures ends it',
      loop('while (!failed.length)', 'failed.push(first);')
        .replace('export', 'const failed: string[] = []; export')
        .replace('const open', 'const first = ids[0]; const open')
        .replace('+ id', '+ first'),
    ],
  ])('end: %s', (_name, code) => {
    expect(found(code)).toBe(0);
  });
});

describe('functions in turn', () => {
  const pair = (other: string, call: string, params = 'session: { token: string }, path: string'): string =>
    `import axios from 'axios';\ndeclare const exchange: (s: any) => Promise<string>;\n${other}\nexport async function read(${params}): Promise<any> {\n  try { return (await axios.get('https://graph.microsoft.com/v1.0' + path)).data; } catch (e: any) {\n    if (e.response?.status === 401) return ${call};\n    throw e;\n  }\n}`;
  const renewed = (body: string, params = 'session: any, path: string'): string =>
    `async function renewed(${params}): Promise<any> { ${body} }`;

  it.each([
    [
      'with the same arguments',
      pair(renewed('await exchange(session); return read(session, path);'), 'renewed(session, path)'),
    ],
    [
      'under other names',
      pair(renewed('await exchange(s); return read(s, p);', 's: any, p: string'), 'renewed(session, path)'),
    ],
    [
      'with a new token',
      pair(
        renewed('const token = await exchange(session); return read({ token } as any, path);').replace(
          'read({ token } as any, path)',
          'read(await exchange(session) as any, path)',
        ),
        'renewed(session, path)',
      ).replace('+ path)', '+ path, { headers: { Authorization: session.token } })'),
    ],
  ])('repeat without end: %s', (_name, code) => {
    expect(inFile(code)).toBe(1);
  });

  it.each([
    [
      'with a count',
      pair(
        renewed(
          'await exchange(session); return read(session, path, n + 1);',
          'session: any, path: string, n: number',
        ),
        'renewed(session, path, n)',
        'session: any, path: string, n = 0',
      ).replace('=== 401)', '=== 401 && n < 3)'),
    ],
    [
      'with a count that the other function asks',
      pair(
        renewed(
          'if (n > 3) throw new Error("no"); return read(session, path, n + 1);',
          'session: any, path: string, n: number',
        ),
        'renewed(session, path, n)',
        'session: any, path: string, n = 0',
      ),
    ],
    [
      'with a count that the other function asks, and gives on by a call',
      pair(
        renewed(
          'if (n > 3) throw new Error("no"); return read(session, path, await next(n));',
          'session: any, path: string, n: number',
        ),
        'renewed(session, path, n)',
        'session: any, path: string, n = 0',
      ).replace('declare', 'declare const next: (n: number) => Promise<number>; declare'),
    ],
    [
      'with a count that something else is told',
      pair(
        renewed(
          'await giveUpAfter(n); return read(session, path, n);',
          'session: any, path: string, n: number',
        ),
        'renewed(session, path, n + 1)',
        'session: any, path: string, n = 0',
      ).replace('declare', 'declare const giveUpAfter: (n: number) => Promise<void>; declare'),
    ],
    [
      'with another address',
      pair(renewed("return read(session, '/beta' + path);"), 'renewed(session, path)'),
    ],
    [
      'the other function sends something else',
      pair(renewed('await exchange(session); return exchange(path);'), 'renewed(session, path)'),
    ],
    [
      'to another host',
      pair(renewed('await exchange(session); return read(session, path);'), 'renewed(session, path)').replace(
        'graph.microsoft.com',
        'example.com',
      ),
    ],
  ])('are silent: %s', (_name, code) => {
    expect(inFile(code)).toBe(0);
  });

  const many = (count: number): string => {
    const names = Array.from({ length: count }, (_, index) => `renew${String(index)}`);
    const others = names.map(
      (name) => `async function ${name}(id: string): Promise<any> { return load(id); }`,
    );
    return `${others.join('\n')}\nexport async function load(id: string): Promise<any> {\n  try { return await client.api('/users/' + id).get(); } catch (e: any) {\n    ${names.map((name, index) => `if (e.statusCode === ${String(500 + index)}) return ${name}(id);`).join('\n    ')}\n    throw e;\n  }\n}`;
  };

  it('are followed up to eight of them', () => {
    expect([found(many(0)), found(many(1)), found(many(8)), found(many(9))]).toEqual([0, 1, 1, 0]);
  });
});

describe('timers that are given arguments', () => {
  const timer = (call: string): string =>
    `export function watch(path: string, log: (s: string) => void) {\n  client.api(path).post({}).then(() => log('made')).catch(() => { ${call} });\n}`;

  it.each([
    ['setTimeout', timer('setTimeout(watch, 5000, path, log);')],
    ['setImmediate', timer('setImmediate(watch, path, log);')],
  ])('repeat the same: %s', (_name, code) => {
    expect(found(code)).toBe(1);
  });

  it.each([
    ['another address', timer("setTimeout(watch, 5000, path + '/x', log);")],
    ['arguments in the place of the time', timer('setTimeout(watch, path as never, log);')],
  ])('are silent: %s', (_name, code) => {
    expect(found(code)).toBe(0);
  });
});

describe('callbacks of clients that only rows describe', () => {
  const superagent = (
    test: string,
    call = 'setImmediate(() => this.send(mail, done));',
    host = 'graph.microsoft.com',
  ): string =>
    `import superagent from 'superagent';\nexport class Sender {\n  send(mail: object, done: (e: any) => void) {\n    superagent.post('https://${host}/v1.0/me/sendMail').send(mail).end((err, res) => {\n      if (${test}) { ${call} return; }\n      done(err);\n    });\n  }\n}`;
  const jquery = (handler: string): string =>
    `export function load(token: string, n = 0) {\n  $.ajax({ url: 'https://graph.microsoft.com/v1.0/me', headers: { Authorization: token } }).fail((xhr: any) => { ${handler} });\n}`;

  it.each([
    ['superagent, by the error', superagent('err && err.status === 503')],
    ['superagent, by the answer', superagent('res.status === 429')],
    ['jQuery', jquery('if (xhr.status === 429) load(token);')],
    [
      'request',
      "const request = require('request');\nexport function load(cb: any) {\n  request({ url: 'https://graph.microsoft.com/v1.0/me', json: true }, (err: any, res: any, body: any) => {\n    if (body.error && body.error.code === 'TooManyRequests') return setTimeout(() => load(cb), 1000);\n    cb(err, body);\n  });\n}",
    ],
    [
      'request-promise',
      "const rp = require('request-promise');\nexport function load(): Promise<any> {\n  return rp({ uri: 'https://graph.microsoft.com/v1.0/me' }).catch((err: any) => { if (err.statusCode === 429) return load(); throw err; });\n}",
    ],
  ])('repeat: %s', (_name, code) => {
    expect(inFile(code)).toBe(1);
  });

  it.each([
    ['an answer that says so', superagent('res.status === 200')],
    ['another host', superagent('err && err.status === 503', undefined, 'example.com')],
    ['a count', jquery('if (xhr.status === 429 && n < 3) load(token, n + 1);')],
  ])('are silent: %s', (_name, code) => {
    expect(inFile(code)).toBe(0);
  });
});

describe('an interceptor that takes the failure apart', () => {
  const interceptor = (handler: string): string =>
    `import axios from 'axios';\nconst graph = axios.create({ baseURL: 'https://graph.microsoft.com/v1.0' });\ngraph.interceptors.response.use(null, (failure: any) => { ${handler} });\nexport const me = () => graph.get('/me');`;

  it('is reported', () => {
    expect(
      inFile(
        interceptor(
          'const { response, config } = failure; if (!response || response.status !== 429) throw failure; return graph(config);',
        ),
      ),
    ).toBe(1);
    expect(
      inFile(
        interceptor(
          'const answer = failure.response; if (answer.status !== 429) throw failure; return graph(failure.config);',
        ),
      ),
    ).toBe(1);
  });

  it('is silent where something else decides', () => {
    expect(
      inFile(
        interceptor(
          'const { config } = failure; const { left } = budget; if (left.value < 1) throw failure; return graph(config);',
        ).replace('const graph', 'declare const budget: any; const graph'),
      ),
    ).toBe(0);
    expect(
      inFile(
        interceptor(
          'const { config } = failure; if (config.tries++ > 3) throw failure; return graph(config);',
        ),
      ),
    ).toBe(0);
  });
});

describe('libraries', () => {
  const observable = (delay: string): string =>
    `import { HttpClient } from '@angular/common/http';\nimport { EMPTY, retry, timer } from 'rxjs';\nexport class S { constructor(private http: HttpClient) {}\n  all() { return this.http.get('https://graph.microsoft.com/v1.0/users').pipe(retry({ delay: ${delay} })); } }`;
  const policy = (selection: string): string =>
    `import { handleAll, handleWhen, retry } from 'cockatiel';\nimport { Client } from '@microsoft/microsoft-graph-client';\ndeclare const client: Client;\n${selection}\nconst policy = retry(chosen, {});\nexport const me = () => policy.execute(() => client.api('/me').get());`;
  const infinite = (retry: string, first = 'https://graph.microsoft.com/v1.0/me/messages'): string =>
    `import { useInfiniteQuery } from '@tanstack/react-query';\nasync function page(url: string) { const res = await fetch(url); if (!res.ok) throw Object.assign(new Error('x'), { status: res.status }); return res.json(); }\nexport const useAll = () => useInfiniteQuery({ queryKey: ['m'], queryFn: ({ pageParam }) => page(pageParam), initialPageParam: '${first}', getNextPageParam: (last: any) => last['@odata.nextLink'], retry: ${retry} });`;

  it.each([
    ['a timer that grows', observable('(_e, n) => timer(n * 1000)')],
    [
      'a timer after a log',
      observable('(e, n) => { console.warn(e); const ms = n * 1000; return timer(ms); }'),
    ],
    ['failures that have a name', policy('const chosen = handleWhen((e: any) => e.statusCode === 429);')],
    ['all failures, by a name', policy('const chosen = handleAll;')],
    ['pages whose first address is Graph', infinite('(_n, e: any) => e.status === 429')],
  ])('repeat without end: %s', (_name, code) => {
    expect(inFile(code)).toBe(1);
  });

  it.each([
    ['a notifier that may end', observable('(_e, n) => (n > 3 ? EMPTY : timer(n * 1000))')],
    ['a notifier that throws', observable('(e, n) => { if (n > 3) throw e; return timer(n * 1000); }')],
    [
      'a notifier of the project',
      observable('(_e, n) => waitOrEnd(n)').replace('export', 'declare const waitOrEnd: any; export'),
    ],
    ['failures chosen by state', policy('let left = 3; const chosen = handleWhen(() => left-- > 0);')],
    ['failures that are named by themselves', policy('const chosen: any = chosen;')],
    ['pages with a count', infinite('(n, e: any) => n < 3 && e.status === 429')],
    ['pages of something else', infinite('(_n, e: any) => e.status === 429', 'https://example.com/messages')],
  ])('are silent: %s', (_name, code) => {
    expect(inFile(code)).toBe(0);
  });
});

describe('a new token', () => {
  const renews = (call: string, before = 'const client = clientFor(token);', head = ''): string =>
    `import { Client } from '@microsoft/microsoft-graph-client';\n${head}\ndeclare const renew: (old: string) => Promise<{ token: string }>;\nconst clientFor = (token: string) => Client.init({ authProvider: (done) => done(null, token) });\nexport async function load(token: string, old: string, options: { top?: number; filter?: string }, n = 0): Promise<any> {\n  try {\n    ${before}\n    let url = '/me/messages?$top=' + String(options.top ?? 50);\n    if (options.filter) url += '&$filter=' + options.filter;\n    return await client.api(url).get();\n  } catch (e: any) {\n    if (e.statusCode === 401) { const fresh = await renew(old); return ${call}; }\n    throw e;\n  }\n}`;
  const ELSEWHERE = "import { clientOf } from './clients';";

  it.each([
    ['and the same address, put together from the same', renews('load(fresh.token, old, options)')],
    [
      'that a function of another file makes a client of',
      renews('load(fresh.token, old, options)', 'const client: Client = clientOf(token);', ELSEWHERE),
    ],
    [
      'under a name',
      renews('load(token2, old, options)').replace(
        'return load(token2',
        'const token2 = fresh.token; return load(token2',
      ),
    ],
  ])('is no bound: %s', (_name, code) => {
    expect(inFile(code)).toBe(1);
  });

  it.each([
    [
      'beside a count',
      renews('load(fresh.token, old, options, n + 1)').replace('=== 401', '=== 401 && n < 2'),
    ],
    [
      'beside a count that a function of another file is given',
      renews(
        'load(fresh.token, old, options, n + 1)',
        'const client: Client = clientOf(token, n);',
        ELSEWHERE,
      ),
    ],
    ['with half of a page', renews('load(fresh.token, old, { ...options, top: (options.top ?? 50) / 2 })')],
  ])('is none to report: %s', (_name, code) => {
    expect(inFile(code)).toBe(0);
  });
});
