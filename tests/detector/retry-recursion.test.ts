import { describe, expect, it } from 'vitest';
import { plainRetriesIn, retriesIn, summary } from './retry-helpers.js';

const find = (code: string): string[] => summary(code, retriesIn(code));
const inCatch = (handler: string, params = 'id: string', before = ''): string =>
  `export async function load(${params}) {\n${before}\n  try {\n    return await client.api('/users/' + id).get();\n  } catch (e: any) {\n${handler}\n  }\n}`;
const withToken = (code: string): string =>
  code.replace("'/users/' + id", "'/users/' + id + '/messages/delta?$deltatoken=' + token");
const onStatus = (branch: string, params = 'path: string, init?: RequestInit', before = ''): string =>
  `export async function request(${params}): Promise<Response> {\n${before}\n  const res = await fetch(\`https://graph.microsoft.com/v1.0\${path}\`, init);\n${branch}\n  return res;\n}`;

describe('recursion in a catch', () => {
  it.each([
    ['of everything', inCatch('await sleep(1000); return load(id);'), 'recursion load: load(id)'],
    [
      'of throttling',
      inCatch('if (e.statusCode === 429) { await sleep(1000); return load(id); } throw e;'),
      'recursion load: load(id)',
    ],
    [
      'of what is missing, with nothing made',
      inCatch('if (e.statusCode !== 404) throw e; await sleep(1000); return load(id);'),
      'recursion load: load(id)',
    ],
    [
      'of throttling, with another request before',
      inCatch("if (e.statusCode !== 429) throw e; await client.api('/me').get(); return load(id);"),
      'recursion load: load(id)',
    ],
    [
      'of all but what is missing, with another request before',
      inCatch("if (e.statusCode === 404) throw e; await client.api('/me').get(); return load(id);"),
      'recursion load: load(id)',
    ],
    [
      'of a lost state, with the same token',
      withToken(
        inCatch(
          "if (e.code === 'resyncRequired') return load(id, token); throw e;",
          'id: string, token?: string',
        ),
      ),
      'recursion load: load(id, token)',
    ],
    [
      'of something else, without the token',
      withToken(
        inCatch(
          "if (e.code === 'accessDenied') return load(id, null); throw e;",
          'id: string, token: string | null',
        ),
      ),
      'recursion load: load(id, null)',
    ],
    [
      'of all but a lost state, without the token',
      withToken(
        inCatch(
          'if (e.statusCode === 410) throw e; return load(id, null);',
          'id: string, token: string | null',
        ),
      ),
      'recursion load: load(id, null)',
    ],
    [
      'on the response that a callback gets',
      "export function load(id: string): Promise<any> {\n  return fetch('https://graph.microsoft.com/v1.0/' + id).then((res) => {\n    if (res.status === 429) return sleep(1000).then(() => load(id));\n    return res.json();\n  });\n}",
      'recursion load: load(id)',
    ],
    [
      'on a response inside of a promise made by hand',
      "export function load(id: string): Promise<any> {\n  return new Promise((resolve, reject) => {\n    fetch('https://graph.microsoft.com/v1.0/' + id).then((res) => {\n      if (res.status === 429) setTimeout(() => load(id).then(resolve, reject), 1000);\n      else resolve(res.json());\n    });\n  });\n}",
      'timer load: load(id)',
    ],
    [
      'awaited',
      inCatch('if (e.statusCode !== 429) throw e; return await load(id);'),
      'recursion load: load(id)',
    ],
    [
      'in a conditional expression',
      inCatch('return e.statusCode === 429 ? load(id) : undefined;'),
      'recursion load: load(id)',
    ],
    [
      'a counter that is passed and never compared',
      inCatch('await sleep(1000 * attempt); return load(id, attempt + 1);', 'id: string, attempt = 1'),
      'recursion load: load(id, attempt + 1)',
    ],
    [
      'a counter that is not passed on',
      inCatch('if (attempt < 3) { await sleep(1); return load(id); } throw e;', 'id: string, attempt = 0'),
      'recursion load: load(id)',
    ],
    [
      'a counter that counts down and is not passed on',
      inCatch('if (left > 0) { await sleep(1); return load(id); } throw e;', 'id: string, left = 3'),
      'recursion load: load(id)',
    ],
    [
      'a limit of the file that is not passed on',
      `const MAX = 3;\n${inCatch('if (left >= 1) { await sleep(1); return load(id); } throw e;', 'id: string, left = MAX')}`,
      'recursion load: load(id)',
    ],
    [
      'a new token',
      inCatch(
        'if (e.statusCode === 401) return load(id, await login()); throw e;',
        'id: string, token: string',
      ).replace('export', 'declare const login: any; export'),
      'recursion load: load(id, await login())',
    ],
    [
      'options that are copied',
      inCatch('await sleep(1); return load(id, { ...options });', 'id: string, options: object'),
      'recursion load: load(id, { ...options })',
    ],
    [
      'after a wait in a promise',
      inCatch('return sleep(1000).then(() => load(id));'),
      'recursion load: load(id)',
    ],
    [
      'in a promise and a timer',
      inCatch('return new Promise((resolve) => setTimeout(() => resolve(load(id)), 1000));'),
      'timer load: load(id)',
    ],
    [
      'a timer that is not awaited',
      inCatch('setTimeout(() => { void load(id); }, 5000); return undefined;'),
      'timer load: load(id)',
    ],
    [
      'a timer that is given the function',
      "export async function load() {\n  try {\n    await client.api('/me').get();\n  } catch {\n    setTimeout(load, 5000);\n  }\n}",
      'timer load: setTimeout(load, 5000)',
    ],
  ])('reports: %s', (_name, code, expected) => {
    expect(find(code)).toEqual([expected]);
  });

  it.each([
    [
      'a counter that is compared',
      inCatch('if (attempt >= 3) throw e; return load(id, attempt + 1);', 'id: string, attempt = 0'),
    ],
    [
      'a counter that is compared before the request',
      inCatch(
        'return load(id, attempt + 1);',
        'id: string, attempt = 0',
        'if (attempt > 3) throw new Error("no");',
      ),
    ],
    [
      'a counter that counts down',
      inCatch(
        'if (left > 0 && e.statusCode === 429) return load(id, left - 1); throw e;',
        'id: string, left = 3',
      ),
    ],
    [
      'a synchronisation that begins without its token',
      withToken(
        inCatch(
          "if (e.code === 'syncStateNotFound') return load(id, undefined); throw e;",
          'id: string, token: string | undefined',
        ),
      ),
    ],
    [
      'a synchronisation that begins without its token, by the status',
      withToken(inCatch('if (e.statusCode !== 410) throw e; return load(id);', 'id: string, token?: string')),
    ],
    [
      'what is missing is made first',
      inCatch("if (e.statusCode !== 404) throw e; await client.api('/users').post({ id }); return load(id);"),
    ],
    [
      'what is missing is made by a function',
      `${inCatch("if (e.code === 'itemNotFound') { await make(id); return load(id); } throw e;")}\nasync function make(id: string) { return client.api('/users').post({ id }); }`,
    ],
    [
      'the next page of what a callback gets',
      "export function load(link: string): Promise<any> {\n  return client.api(link).get().then((page: any) => (page['@odata.nextLink'] ? load(page['@odata.nextLink']) : page));\n}",
    ],
    [
      'a counter beside the response that a callback gets',
      "export function load(id: string, n = 0): Promise<any> {\n  return fetch('https://graph.microsoft.com/v1.0/' + id).then((res) => (res.status === 429 && n < 3 ? load(id, n + 1) : res));\n}",
    ],
    [
      'what a callback gets that is not of Graph',
      'export function load(id: string): Promise<any> {\n  return client.api(id).get().catch(() => ask(id).then((answer: any) => (answer.again ? load(id) : undefined)));\n}\ndeclare const ask: any;',
    ],
    ['a flag', inCatch('if (isRetry) throw e; return load(id, true);', 'id: string, isRetry = false')],
    [
      'a flag in the options',
      inCatch(
        'if (options.retried) throw e; return load(id, { ...options, retried: true });',
        'id: string, options: any',
      ),
    ],
    [
      'a default that counts as used up',
      inCatch('if (left > 0) return load(id); throw e;', 'id: string, left = 0'),
    ],
    [
      'a default above the limit',
      inCatch('if (attempt < 3) return load(id); throw e;', 'id: string, attempt = 3'),
    ],
    [
      'a default that is compared with something unknown',
      inCatch('if (left > options.least) return load(id); throw e;', 'id: string, left = 3').replace(
        'export',
        'declare const options: any; export',
      ),
    ],
    ['a default that ends it', inCatch('if (again) return load(id); throw e;', 'id: string, again = false')],
    [
      'a counter that is handed to a check',
      inCatch('await giveUpAfter(attempt); return load(id, attempt + 1);', 'id: string, attempt = 0').replace(
        'export',
        'declare const giveUpAfter: any; export',
      ),
    ],
    [
      'a counter outside of the function',
      `let attempts = 0;\n${inCatch('if (attempts++ > 3) throw e; return load(id);')}`,
    ],
    [
      'a deadline',
      inCatch('if (Date.now() > until) throw e; return load(id, until);', 'id: string, until: number'),
    ],
    [
      'a signal',
      inCatch('signal.throwIfAborted(); return load(id, signal);', 'id: string, signal: AbortSignal'),
    ],
    ['another address', inCatch('return load("fallback");')],
    [
      'another function of the same name',
      `export const api = { async load(id: string) { try { return await client.api(id).get(); } catch { return load(id); } } };\ndeclare const load: (id: string) => any;`,
    ],
    ['the error is thrown', inCatch('if (e.statusCode === 429) { await sleep(1); } throw e;')],
    [
      'a job that runs again in any case',
      "export async function load() {\n  try {\n    await client.api('/me').get();\n  } catch (e) {\n    console.error(e);\n  }\n  setTimeout(load, 60000);\n}",
    ],
    [
      'a job that is armed again in finally',
      "export async function load() {\n  try {\n    await client.api('/me').get();\n  } catch (e) {\n    console.error(e);\n  } finally {\n    setTimeout(load, 60000);\n  }\n}",
    ],
    [
      'a job that is armed after success and failure',
      "export async function load() {\n  try {\n    await client.api('/me').get();\n    setTimeout(load, 60000);\n  } catch {\n    setTimeout(load, 5000);\n  }\n}",
    ],
    [
      'the next page',
      "export async function load(link: string): Promise<any[]> {\n  const page = await client.api(link).get();\n  return page['@odata.nextLink'] ? [...page.value, ...(await load(page['@odata.nextLink']))] : page.value;\n}",
    ],
    [
      'the next item',
      'declare const queue: string[];\nexport async function load() {\n  const id = queue.shift();\n  if (!id) return;\n  try { await client.api(id).get(); } catch { return load(); }\n}',
    ],
    [
      'another API fails',
      'export async function load() { try { return await fetch("https://example.com/api"); } catch { return load(); } }',
    ],
    ['a generator', inCatch('return load(id);').replace('function load', 'function* load')],
    [
      'the function is only given away',
      inCatch('retryLater(load);').replace('export', 'declare const retryLater: any; export'),
    ],
  ])('is silent: %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });

  it.each([
    [
      'a cursor is dropped, and asked for',
      "export class Sync { cursor = '/delta'; async run(): Promise<any> {\n  if (!this.cursor) return undefined;\n  try { return await client.api(this.cursor).get(); } catch { this.cursor = ''; return this.run(); }\n} }",
    ],
    [
      'a cursor is dropped that is only part of the request',
      "export class Sync { cursor = '/delta'; async run(): Promise<any> {\n  try { return await client.api(this.cursor).get(); } catch { this.cursor = '/delta'; return this.run(); }\n} }",
    ],
    [
      'a flag is deleted that a test reads',
      "export const state: any = {}; export async function run(): Promise<any> {\n  if (state.first) console.warn(1); else throw new Error('no');\n  try { return await client.api('/me').get(); } catch { delete state.first; return run(); }\n}",
    ],
  ])('is silent: %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });

  it('reports a call that only drops a token', () => {
    const code =
      "export class Sync { token = ''; async run(): Promise<any> {\n  try { return await client.api('/me').header('Authorization', this.token).get(); } catch { this.token = ''; return this.run(); }\n} }";
    expect(find(code)).toEqual(['recursion run: this.run()']);
  });

  it('reports a page that is asked for again, next to the paging itself', () => {
    const code =
      "export async function load(link: string): Promise<any[]> {\n  try {\n    const page = await client.api(link).get();\n    return page['@odata.nextLink'] ? [...page.value, ...(await load(page['@odata.nextLink']))] : page.value;\n  } catch (e: any) {\n    if (e.statusCode !== 429) throw e;\n    await sleep(1000);\n    return load(link);\n  }\n}";
    expect(find(code)).toEqual(['recursion load: load(link)']);
  });
});

describe('recursion on a status', () => {
  it.each([
    [
      '429',
      onStatus('if (res.status === 429) { await sleep(1); return request(path, init); }'),
      'recursion request: request(path, init)',
    ],
    [
      '401 with a new login',
      onStatus('if (res.status === 401) { await login(); return request(path, init); }').replace(
        'export',
        'declare const login: any; export',
      ),
      'recursion request: request(path, init)',
    ],
    [
      'not ok',
      onStatus('if (!res.ok) return request(path, init);'),
      'recursion request: request(path, init)',
    ],
    [
      'a token is read first',
      onStatus(
        'if (res.status === 429) { await sleep(1); return request(path, init); }',
        undefined,
        'const token = await login(); if (!token) throw new Error("no token");',
      ).replace('export', 'declare const login: any; export'),
      'recursion request: request(path, init)',
    ],
  ])('reports: %s', (_name, code, expected) => {
    expect(find(code)).toEqual([expected]);
  });

  it.each([
    [
      'a job that is polled',
      onStatus('if (res.status === 202) { await sleep(1); return request(path, init); }'),
    ],
    [
      'a flag',
      onStatus(
        'if (res.status === 401 && !again) return request(path, init, true);',
        'path: string, init?: RequestInit, again = false',
      ),
    ],
    [
      'a counter',
      onStatus(
        'if (res.status === 429 && left > 0) return request(path, init, left - 1);',
        'path: string, init?: RequestInit, left = 3',
      ),
    ],
    ['another path', onStatus("if (res.status === 404) return request('/me/' + path, init);")],
    [
      'another host',
      onStatus('if (res.status === 429) return request(path, init);').replace(
        'graph.microsoft.com',
        'example.com',
      ),
    ],
  ])('is silent: %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});

describe('ways in which a function means itself', () => {
  const body = "{ try { return await client.api('/me').get(); } catch { return SELF; } }";
  it.each([
    [
      'method',
      `export class Service { async load() ${body.replace('SELF', 'this.load()')} }`,
      'recursion load: this.load()',
    ],
    [
      'arrow property',
      `export class Service { load = async (): Promise<any> => ${body.replace('SELF', 'this.load()')}; }`,
      'recursion load: this.load()',
    ],
    [
      'static method',
      `export class Service { static async load() ${body.replace('SELF', 'Service.load()')} }`,
      'recursion load: Service.load()',
    ],
    [
      'object method',
      `export const api = { async load() ${body.replace('SELF', 'this.load()')} };`,
      'recursion load: this.load()',
    ],
    [
      'object by name',
      `export const api = { load: async (): Promise<any> => ${body.replace('SELF', 'api.load()')} };`,
      'recursion load: api.load()',
    ],
    [
      'arrow constant',
      `export const load = async (): Promise<any> => ${body.replace('SELF', 'load()')};`,
      'recursion load: load()',
    ],
    [
      'named function expression',
      `export const outer = async function again(): Promise<any> ${body.replace('SELF', 'again()')};`,
      'recursion outer: again()',
    ],
    [
      'bound method in a timer',
      `export class Service { async load() ${body.replace('return SELF', 'setTimeout(this.load.bind(this), 1000)')} }`,
      'timer load: setTimeout(this.load.bind(this), 1000)',
    ],
    [
      'exports',
      `export const exports2 = {}; declare const exports: any;\nexports.load = async () => ${body.replace('SELF', 'exports.load()')};`,
      'recursion load: exports.load()',
    ],
    [
      'module.exports',
      `declare const module: any;\nmodule.exports.load = async function () ${body.replace('SELF', 'module.exports.load()')};`,
      'recursion load: module.exports.load()',
    ],
    [
      'prototype',
      `function Service() {}\nService.prototype.load = async function (this: any) ${body.replace('SELF', 'this.load()')};`,
      'recursion load: this.load()',
    ],
    [
      'property of an object',
      `const api: any = {};\napi.load = async () => ${body.replace('SELF', 'api.load()')};`,
      'recursion load: api.load()',
    ],
    [
      'self',
      `export class Service { async load() { const self = this; ${body.replace('SELF', 'self.load()').slice(1)} }`,
      'recursion load: self.load()',
    ],
    [
      'useCallback',
      `import { useCallback } from 'react';\nexport function useMe() { const load = useCallback(async (): Promise<any> => ${body.replace('SELF', 'load()')}, []); return load; }`,
      'recursion load: load()',
    ],
    [
      'React.useCallback and a timer',
      `import React from 'react';\nexport function useMe() { const load = React.useCallback(async () => ${body.replace('return SELF', 'setTimeout(load, 1000)')}, []); return load; }`,
      'timer load: setTimeout(load, 1000)',
    ],
    [
      'a service that can be stopped',
      `export class Service { timer: any; stop() { clearTimeout(this.timer); } async load() ${body.replace('return SELF', 'this.timer = setTimeout(() => this.load(), 1000)')} }`,
      'timer load: this.load()',
    ],
    [
      'promise chain',
      "export function load(): Promise<any> { return client.api('/me').get().catch(() => load()); }",
      'recursion load: load()',
    ],
    [
      'promise chain given itself',
      "export function load(): Promise<any> { return client.api('/me').get().catch(load); }",
      'recursion load: load',
    ],
    [
      'second argument of then',
      "export function load(): Promise<any> { return client.api('/me').get().then((x: any) => x, () => load()); }",
      'recursion load: load()',
    ],
  ])('reports: %s', (_name, code, expected) => {
    expect(find(code)).toEqual([expected]);
  });

  it.each([
    [
      'method of another object',
      `export class Service { constructor(private inner: any) {} async load() ${body.replace('SELF', 'this.inner.load()')} }`,
    ],
    [
      'method of another class',
      `class Other { async load() { return 1; } }\nexport class Service { async load() ${body.replace('SELF', 'new Other().load()')} }`,
    ],
    [
      'this of a nested function',
      `export class Service { async load() { const o = { async run(): Promise<any> ${body.replace('SELF', '(this as any).load()')} }; return o.run(); } }`,
    ],
    [
      'property of another object',
      `declare const other: any; const api: any = {};\napi.load = async () => ${body.replace('SELF', 'other.load()')};`,
    ],
    [
      'property of a parameter of the same name',
      `declare const api: any;\napi.load = async (api: any) => ${body.replace('SELF', 'api.load()')};`,
    ],
    [
      'the same property of a sibling',
      `const api: any = { v1: {}, beta: {} };\napi.v1.load = async () => ${body.replace('SELF', 'api.beta.load()')};`,
    ],
    [
      'another property',
      `const api: any = {};\napi.load = async () => ${body.replace('SELF', 'api.loadFromCache()')};`,
    ],
    [
      'this of another prototype',
      `function A() {}\nfunction B() {}\nA.prototype.load = async function () { B.prototype.load = async function (this: any) { return this.load; }; ${body.replace('SELF', '(B.prototype as any).load()').slice(1)};`,
    ],
    [
      'self that is something else',
      `declare const other: any; export class Service { async load() { const self = other; ${body.replace('SELF', 'self.load()').slice(1)} }`,
    ],
    [
      'a component that clears its timer',
      `import React from 'react';\nexport function useMe() { const timer = React.useRef<any>(); const load = React.useCallback(async () => ${body.replace('return SELF', 'timer.current = setTimeout(load, 1000)')}, []); React.useEffect(() => () => clearTimeout(timer.current), []); return load; }`,
    ],
    [
      'a function that is wrapped by something else',
      `import { throttle } from './throttle';\nexport const load: any = throttle(async () => ${body.replace('SELF', 'load()')}, 5);`,
    ],
    [
      'shadowed name',
      `export async function load(): Promise<any> { const load = async () => 1; ${body.replace('SELF', 'load()').slice(1)}`,
    ],
    [
      'promise chain that passes on',
      "export function load(): Promise<any> { return client.api('/me').get().then(() => load()); }",
    ],
  ])('is silent: %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});

describe('wrappers of the same file', () => {
  const wrapper =
    'async function withRetry<T>(work: () => Promise<T>): Promise<T> {\n  while (true) {\n    try {\n      return await work();\n    } catch (e: any) {\n      if (e.statusCode !== 429) throw e;\n      await sleep(1000);\n    }\n  }\n}\n';

  it('reports a wrapper that is given a Graph request', () => {
    expect(find(`${wrapper}export const me = () => withRetry(() => client.api('/me').get());`)).toEqual([
      'loop while (true): while (true)',
    ]);
  });

  it('is silent when it is given something else', () => {
    expect(find(`${wrapper}export const me = () => withRetry(() => fetch('https://example.com'));`)).toEqual(
      [],
    );
  });

  it('carries the way to the request as evidence', () => {
    const code =
      "import { Client } from '@microsoft/microsoft-graph-client';\ndeclare const client: Client;\nasync function me() {\n  return client.api('/me').get();\n}\nexport async function load(): Promise<any> {\n  try {\n    return await me();\n  } catch {\n    return load();\n  }\n}";
    const [site] = plainRetriesIn(code);
    expect(site?.evidence.level).toBe('proven');
    expect(site?.client).toBe('graph-sdk');
    expect(site?.evidence.chain.map((step) => step.line)).toEqual([8, 4]);
  });
});

describe('constructs that are too large or odd', () => {
  it('says nothing about a function with more ways than it can follow', () => {
    const branches = Array.from(
      { length: 12 },
      (_, n) => `if (id === '${String(n)}') { try { await client.api('/a').get(); } catch { n++; } }`,
    ).join('\n');
    expect(
      find(
        `let n = 0;\nexport async function load(id: string) {\n${branches}\n  try { return await client.api('/me').get(); } catch { return load(id); }\n}`,
      ),
    ).toEqual([]);
  });

  it.each([
    '',
    '#!/usr/bin/env node\n',
    'export {};',
    'while (true) {}',
    'for (;;) { await 1; }',
    'async function f() { return f(); }',
    'class A { static { while (true) { await 0; } } }',
  ])('survives %j', (code) => {
    expect(plainRetriesIn(code)).toEqual([]);
  });
});
