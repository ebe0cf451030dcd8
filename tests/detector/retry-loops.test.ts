import { describe, expect, it } from 'vitest';
import { retriesIn, summary } from './retry-helpers.js';

const find = (code: string): string[] => summary(code, retriesIn(code));
const inFunction = (body: string): string =>
  `export async function f(url: string, maxRetries: number) {\n${body}\n}`;
const catchAll = (handler: string, before = '', head = 'while (true)'): string =>
  inFunction(
    `${before}\n${head} {\n  try {\n    return await client.api(url).get();\n  } catch (e: any) {\n${handler}\n  }\n}`,
  );

describe('lists that are worked off', () => {
  const work = (head: string, body: string, done: string, before = ''): string =>
    inFunction(
      `const ids = ['a', 'b'];\n${before}\n${head} {\n  const res = await fetch('https://graph.microsoft.com/v1.0/' + ${body});\n  if (res.status === 429) { await sleep(1000); continue; }\n  ${done}\n}`,
    );
  it.each([
    [
      'an index that only goes on after a success',
      work('while (i < ids.length)', 'ids[i]', 'i++;', 'let i = 0;'),
    ],
    [
      'the first item, which is only taken out after a success',
      work('while (ids.length > 0)', 'ids[0]', 'ids.shift();'),
    ],
    ['the last one', work('while (ids.length)', 'ids.at(-1)', 'ids.pop();')],
  ])('reports %s', (_name, code) => {
    expect(find(code)).toHaveLength(1);
  });

  it.each([
    ['the index always goes on', work('while (i < ids.length)', 'ids[i++]', '', 'let i = 0;')],
    ['the item is taken before the request', work('while (ids.length > 0)', 'ids.shift()', '')],
    [
      'the item is taken in any case',
      work('while (ids.length > 0)', 'ids[0]', 'ids.shift();').replace(
        'await sleep(1000);',
        'ids.push(ids.shift()!);',
      ),
    ],
    [
      'nobody takes anything',
      work('while (others.length > 0)', 'ids[0]', 'others = [];', 'let others: string[] = [url];'),
    ],
    [
      'somebody else has the list',
      work('while (ids.length > 0)', 'ids[0]', 'ids.shift();', 'watch(ids);').replace(
        'export',
        'declare const watch: any; export',
      ),
    ],
    [
      'the list grows less where it fails',
      work('while (i < ids.length)', 'ids[i]', 'i++;', 'let i = 0;').replace(
        'await sleep(1000);',
        'ids.splice(i, 1);',
      ),
    ],
  ])('is silent: %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});

describe('endless loops around a Graph request', () => {
  it.each([
    ['everything is repeated', catchAll('await sleep(1000);')],
    [
      'axios, by the status of its response',
      "import axios from 'axios';\nexport async function f() { while (true) { try { const { data } = await axios.get('https://graph.microsoft.com/v1.0/me'); return data; } catch (e: any) { if (e.response?.status !== 429) throw e; await sleep(1); } } }",
    ],
    [
      'only throttling is repeated',
      catchAll('if (e.statusCode === 429) { await sleep(1000); continue; } throw e;'),
    ],
    ['the others are thrown first', catchAll('if (e.statusCode !== 429) throw e; await sleep(1000);')],
    [
      'the status is read into a constant',
      catchAll(
        'const status = e.statusCode; if (status !== 429 && status < 500) throw e; await sleep(1000);',
      ),
    ],
    [
      'the statuses are in a set',
      `const RETRYABLE = new Set([429, 503]);\n${catchAll('if (!RETRYABLE.has(e.statusCode)) throw e; await sleep(1);')}`,
    ],
    [
      'a predicate of the same file decides',
      `const isThrottled = (x: any) => x.statusCode === 429;\n${catchAll('if (!isThrottled(e)) throw e; await sleep(1);')}`,
    ],
    [
      'a predicate of a client decides',
      `import { isAxiosError } from 'axios';\n${catchAll('if (!isAxiosError(e)) throw e; await sleep(1);')}`,
    ],
    ...[
      [
        'by name',
        "import { hasErrorCondition, GraphErrorCondition } from 'msgraph-errors';",
        'hasErrorCondition(e, GraphErrorCondition.Throttled)',
      ],
      [
        'as a namespace',
        "import * as graph from 'msgraph-errors';",
        "graph.hasErrorCode(e, 'activityLimitReached')",
      ],
      ['of Deno', "import { isRetryable } from 'npm:msgraph-errors@0.1.0';", 'isRetryable(e)'],
      ['of lodash', "import { get } from 'lodash';", "get(e, 'statusCode') === 429"],
    ].map(([name = '', head = '', test = '']): [string, string] => [
      `a predicate of a package decides, ${name}`,
      `${head}\n${catchAll(`if (!(${test})) throw e; await sleep(1);`)}`,
    ]),
    ['a parameter that never changes is tested', catchAll('if (maxRetries === 0) throw e; await sleep(1);')],
    [
      'a counter is only logged',
      catchAll('attempt++; console.warn(attempt); await sleep(1000 * attempt);', 'let attempt = 0;'),
    ],
    [
      'a setting of the class that nothing writes',
      `export class A {\n  readonly retry = true;\n  async f(url: string) {\n    while (true) {\n      try { return await client.api(url).get(); } catch (e) { if (!this.retry) throw e; await sleep(1); }\n    }\n  }\n}`,
    ],
    [
      'each attempt has a time of its own',
      'export async function f() { while (true) { const res = await fetch("https://graph.microsoft.com/v1.0/me", { signal: AbortSignal.timeout(5000) }); if (res.status !== 429) return res; await sleep(1); } }'.replace(
        'res.status !== 429',
        'res.ok',
      ),
    ],
    ['the error is kept', catchAll('last = e; await sleep(1000);', 'let last: unknown;')],
  ])('reports: %s', (_name, code) => {
    expect(find(code)).toEqual(['loop while (true): while (true)']);
  });

  it.each([
    ['a counter is compared', catchAll('if (++attempt > 3) throw e; await sleep(1000);', 'let attempt = 0;')],
    [
      'a counter is compared before the request',
      inFunction(
        'let n = 0;\nwhile (true) {\n  if (n > 3) throw new Error("no");\n  n++;\n  try { return await client.api(url).get(); } catch { await sleep(1); }\n}',
      ),
    ],
    [
      'a counter is compared in a condition of several parts',
      catchAll(
        'attempt++; if (e.statusCode === 429 && attempt < maxRetries) { await sleep(1); continue; } throw e;',
        'let attempt = 0;',
      ),
    ],
    ['the error is thrown', catchAll('await sleep(1000); throw e;')],
    ['the loop ends', catchAll('console.error(e); break;')],
    [
      'the clock is read',
      catchAll('if (Date.now() - start > 60_000) throw e; await sleep(1);', 'const start = Date.now();'),
    ],
    [
      'a deadline is read',
      catchAll('if (Date.now() > deadline) throw e; await sleep(1);', 'const deadline = Date.now() + 1000;'),
    ],
    [
      'a flag allows one more',
      catchAll('if (refreshed) throw e; refreshed = true; await sleep(1);', 'let refreshed = false;'),
    ],
    [
      'an abort signal is given to the wait',
      catchAll('await sleep(1000, { signal });', 'const signal = AbortSignal.timeout(5000);'),
    ],
    [
      'something unknown decides',
      catchAll('if (!(await policy.mayGoOn(e))) throw e;', 'declare const policy: any;'),
    ],
    [
      'a member that anybody may change decides',
      catchAll('if (state.done) return; await sleep(1);', 'declare const state: any;'),
    ],
    [
      'a call is given the counter',
      catchAll(
        'await budgetFor(attempt++); attempt += 0; await checkAll(attempt);',
        'let attempt = 0; declare const budgetFor: any, checkAll: any;',
      ),
    ],
    [
      'a list that somebody else may empty is tested',
      catchAll('await sleep(1);', 'declare const pending: any[];', 'while (pending.length > 0)'),
    ],
    [
      'a method counts and throws',
      'export class A {\n  n = 0;\n  count() { if (++this.n > 3) throw new Error("enough"); }\n  async f(url: string) {\n    while (true) {\n      try { return await client.api(url).get(); } catch { this.count(); await sleep(1); }\n    }\n  }\n}',
    ],
    [
      'a function checks a limit by its name',
      catchAll('checkAttempts(); await sleep(1);', 'declare const checkAttempts: () => void;'),
    ],
    [
      'a member of the class is tested',
      'export class A {\n  enough = false;\n  async f(url: string) {\n    while (true) {\n      try { return await client.api(url).get(); } catch (e) { if (this.enough) throw e; await sleep(1); }\n    }\n  }\n}',
    ],
    [
      'a predicate of the same file counts',
      `let n = 0;\nconst mayGoOn = (x: any) => n++ < 3 && x.statusCode === 429;\n${catchAll('if (!mayGoOn(e)) throw e; await sleep(1);')}`,
    ],
    [
      'a function of the runtime that is no predicate may end it',
      `import { createThrottleGate } from 'msgraph-errors';\n${catchAll('if (!createThrottleGate(e)) throw e; await sleep(1);')}`,
    ],
    [
      'a predicate of another package may count, whatever its name',
      `import { isAxiosError } from '@acme/policy';\n${catchAll('if (!isAxiosError(e)) throw e; await sleep(1);')}`,
    ],
    [
      'a predicate of a file that is not seen may count',
      `import { isThrottled } from './errors';\n${catchAll('if (!isThrottled(e)) throw e; await sleep(1);')}`,
    ],
    [
      'the promise is returned and its rejection not caught here',
      catchAll('await sleep(1);').replace('return await', 'return'),
    ],
    [
      'a stop flag of another function is tested',
      `let running = true;\nexport function halt() { running = false; }\n${catchAll('await sleep(1);', '', 'while (running)')}`,
    ],
    [
      'the error is one of another library',
      `import { ZodError } from 'zod';\n${catchAll('if (e instanceof ZodError) { await sleep(1); continue; } throw e;')}`,
    ],
    [
      'the code is one of a database',
      catchAll("if (e.code === 'P2034') { await sleep(1); continue; } throw e;"),
    ],
    ['the process ends', catchAll('console.error(e); process.exit(1);')],
    [
      'the generator can be left',
      'export async function* f() { while (true) { try { return await client.api("/me").get(); } catch (e) { yield e; } } }',
    ],
  ])('is silent: %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});

describe('loops with a condition', () => {
  it.each([
    ['for without a test', catchAll('await sleep(1);', '', 'for (;;)'), 'loop for (;;): for (;;)'],
    [
      'do … while (true)',
      inFunction(
        'do {\n try { return await client.api(url).get(); } catch { await sleep(1); }\n} while (true);',
      ),
      'loop do … while (true): do',
    ],
    [
      'a flag that only success sets',
      inFunction(
        'let done = false;\nwhile (!done) {\n  try { await client.api(url).get(); done = true; } catch { await sleep(1); }\n}',
      ),
      'loop while (…): while (!done)',
    ],
    [
      'a result that only success sets',
      inFunction(
        'let page: any;\nwhile (!page) {\n  try { page = await client.api(url).get(); } catch { await sleep(1); }\n}',
      ),
      'loop while (…): while (!page)',
    ],
    [
      'pages whose failure asks for the same page',
      inFunction(
        "let link: string | undefined = url;\nwhile (link) {\n  try {\n    const page = await client.api(link).get();\n    link = page['@odata.nextLink'];\n  } catch (e: any) {\n    if (e.statusCode !== 429) throw e;\n    await sleep(5000);\n  }\n}",
      ),
      'loop while (…): while (link)',
    ],
    [
      'a counter that throttling undoes',
      catchAll(
        'if (e.statusCode === 429) { await sleep(1); i--; continue; } throw e;',
        '',
        'for (let i = 0; i < 3; i++)',
      ),
      'loop for (…): for (let i = 0; i < 3; i++)',
    ],
    [
      'a counter that throttling puts back',
      catchAll(
        'attempt++; if (e.statusCode === 429) attempt = 0; else throw e; await sleep(1);',
        'let attempt = 0;',
        'while (attempt < 3)',
      ),
      'loop while (…): while (attempt < 3)',
    ],
    [
      'a counter that throttling leaves alone',
      catchAll(
        'if (e.statusCode === 429) { await sleep(1); continue; } attempt++;',
        'let attempt = 0;',
        'while (attempt < 3)',
      ),
      'loop while (…): while (attempt < 3)',
    ],
    [
      'a counter that throttling undoes, with no jump',
      catchAll('if (e.statusCode === 429) i--; await sleep(1);', '', 'for (let i = 0; i < 3; i++)'),
      'loop for (…): for (let i = 0; i < 3; i++)',
    ],
    [
      'an item that throttling puts back, with no jump',
      inFunction(
        'const ids = [url];\nwhile (ids.length > 0) {\n  const id = ids.shift()!;\n  try { await client.api(id).get(); } catch (e: any) { if (e.statusCode === 429) ids.push(id); await sleep(1); }\n}',
      ),
      'loop while (…): while (ids.length > 0)',
    ],
    [
      'a labelled loop',
      inFunction(
        'again: while (true) {\n  try { return await client.api(url).get(); } catch { await sleep(1); continue again; }\n}',
      ),
      'loop while (true): while (true)',
    ],
  ])('reports: %s', (_name, code, expected) => {
    expect(find(code)).toEqual([expected]);
  });

  it.each([
    ['the counter counts', catchAll('await sleep(1);', '', 'for (let i = 0; i < 3; i++)')],
    ['the counter counts down', catchAll('await sleep(1);', 'let left = 3;', 'while (left-- > 0)')],
    [
      'the counter counts in every handler',
      catchAll(
        'if (e.statusCode === 429) await sleep(1); attempt++;',
        'let attempt = 0;',
        'while (attempt < 3)',
      ),
    ],
    [
      'the counter counts for some failures',
      catchAll('if (e.code) attempt++; await sleep(1);', 'let attempt = 0;', 'while (attempt < 3)'),
    ],
    [
      'the counter is undone only sometimes',
      catchAll('if (e.code) i--; await sleep(1);', '', 'for (let i = 0; i < 3; i++)'),
    ],
    [
      'an item that is put back a few times',
      inFunction(
        'const ids = [{ id: url, left: 3 }];\nwhile (ids.length > 0) {\n  const item = ids.shift()!;\n  try { await client.api(item.id).get(); } catch (e: any) { if (item.left-- > 0) ids.push(item); await sleep(1); }\n}',
      ),
    ],
    [
      'failure ends the flag',
      inFunction(
        'let done = false;\nwhile (!done) {\n  try { await client.api(url).get(); done = true; } catch { done = true; }\n}',
      ),
    ],
    [
      'a list is walked',
      inFunction(
        'for (const id of [1, 2]) {\n  try { await client.api(url + id).get(); } catch { await sleep(1); }\n}',
      ),
    ],
    [
      'a queue is emptied',
      inFunction(
        'const queue = [url];\nwhile (queue.length > 0) {\n  const next = queue.shift();\n  try { await client.api(next!).get(); } catch { await sleep(1); }\n}',
      ),
    ],
    [
      'a worker takes the next item',
      inFunction(
        'let next = 0;\nwhile (true) {\n  const i = next++;\n  if (i >= maxRetries) return;\n  try { await client.api(url + i).get(); } catch { await sleep(1); }\n}',
      ),
    ],
    [
      'a list of addresses is tried',
      inFunction(
        'const urls = [url, "/me"];\nlet at = 0;\nwhile (true) {\n  try { return await client.api(urls[at]!).get(); } catch { at++; }\n}',
      ),
    ],
    [
      'pages are followed and failures thrown',
      inFunction(
        "let link: any = url;\nwhile (link) {\n  const page = await client.api(link).get();\n  link = page['@odata.nextLink'];\n}",
      ),
    ],
    [
      'a job runs again after success and failure',
      inFunction(
        'while (true) {\n  try { await client.api(url).get(); } catch (e) { console.error(e); }\n  await sleep(60_000);\n}',
      ),
    ],
    [
      'a worker asks for its next task',
      inFunction(
        "while (true) {\n  try {\n    const next = await client.api(url).get();\n    const id = next.value[0].id;\n    await client.api('/tasks/' + id).patch({});\n  } catch (e) { console.error(e); }\n  await sleep(1000);\n}",
      ),
    ],
    [
      'a worker that ends asks for its next task',
      inFunction(
        "while (true) {\n  const next = await client.api(url).get();\n  if (!next) return;\n  const id = next.value[0].id;\n  try { await client.api('/tasks/' + id).patch({}); return; } catch (e) { console.error(e); }\n}",
      ),
    ],
    [
      'a poller waits for a state',
      inFunction(
        "while (true) {\n  try {\n    const job = await client.api(url).get();\n    if (job.status === 'done') return job;\n  } catch (e) { console.error(e); }\n  await sleep(1000);\n}",
      ),
    ],
    [
      'a reader reads a stream',
      inFunction(
        'declare const reader: any;\nwhile (true) {\n  const { done, value } = await reader.read();\n  if (done) break;\n  await client.api(url).post(value);\n}',
      ),
    ],
    [
      'another API is asked',
      'export async function f() { while (true) { try { return await fetch("https://api.github.com/user"); } catch { } } }',
    ],
    [
      'nothing is known of the request',
      'declare const load: () => Promise<void>;\nexport async function f() { while (true) { try { return await load(); } catch { } } }',
    ],
  ])('is silent: %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});

describe('loops on the status of a response', () => {
  const loop = (body: string, head = 'while (true)'): string =>
    `export async function f(id: string) {\n${head} {\nconst res = await fetch(\`https://graph.microsoft.com/v1.0/users/\${id}\`);\n${body}\n}\n}`;

  it.each([
    ['status', loop('if (res.status === 429) { await sleep(1); continue; }\nreturn res;')],
    [
      'several statuses',
      loop('if (res.status === 429 || res.status >= 500) { await sleep(1); continue; }\nreturn res;'),
    ],
    [
      'a list of statuses',
      loop('if ([429, 503].includes(res.status)) { await sleep(1); continue; }\nreturn res;'),
    ],
    ['not ok', loop('if (!res.ok) { await sleep(1); continue; }\nreturn res.json();')],
    ['ok leaves the loop', loop('if (res.ok) return res.json();\nawait sleep(1);')],
    [
      'a predicate',
      `const busy = (r: Response) => r.status === 429;\n${loop('if (busy(res)) { await sleep(1); continue; }\nreturn res;')}`,
    ],
    ['a switch', loop('switch (res.status) { case 429: await sleep(1); continue; default: return res; }')],
    [
      'own error in the same try',
      'export async function f() { while (true) { try { const res = await fetch("https://graph.microsoft.com/v1.0/me"); if (!res.ok) throw new Error("bad"); return res; } catch { await sleep(1); } } }',
    ],
  ])('reports: %s', (_name, code) => {
    expect(find(code)).toEqual(['loop while (true): while (true)']);
  });

  it('reports a condition that asks for the response again', () => {
    const code =
      'export async function f(url: string) {\n  let res = await fetch("https://graph.microsoft.com/v1.0/me");\n  while (res.status === 429) {\n    await sleep(1);\n    res = await fetch("https://graph.microsoft.com/v1.0/me");\n  }\n  return res;\n}';
    expect(find(code)).toEqual(['loop while (…): while (res.status === 429)']);
  });

  it.each([
    [
      'a poll for the end of a job',
      loop('if (res.status === 202) { await sleep(1); continue; }\nreturn res;'),
    ],
    [
      'a poll that asks for the end by its success',
      loop('if (res.status === 202 || res.status === 204) { await sleep(1); continue; }\nreturn res;'),
    ],
    [
      'a counter',
      loop('if (res.status === 429 && n++ < 3) { await sleep(1); continue; }\nreturn res;').replace(
        'while',
        'let n = 0; while',
      ),
    ],
    ['failure leaves the loop', loop('if (!res.ok) return undefined;\nawait sleep(1);')],
    [
      'a status that is not known',
      loop('if (res.status === wanted) { await sleep(1); continue; }\nreturn res;').replace(
        'export',
        'declare const wanted: number; export',
      ),
    ],
    [
      'another host',
      loop('if (res.status === 429) { await sleep(1); continue; }\nreturn res;').replace(
        'graph.microsoft.com',
        'example.com',
      ),
    ],
  ])('is silent: %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});
