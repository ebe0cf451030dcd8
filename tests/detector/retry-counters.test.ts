import { describe, expect, it } from 'vitest';
import { retriesIn, summary } from './retry-helpers.js';

const find = (code: string): string[] => summary(code, retriesIn(code));
const again = (call: string, { before = '', handler = '', params = 'url: string, n = 0' } = {}): string =>
  `export async function load(${params}): Promise<any> {\n  ${before}\n  try {\n    return await client.api(url).get();\n  } catch (e) {\n    ${handler}\n    return ${call};\n  }\n}`;

describe('counters of any name that are passed on', () => {
  it.each([
    ['and never read', again('load(url, n + 1)')],
    ['and that a wait reads', again('load(url, n + 1)', { handler: 'await sleep(1000 * 2 ** n);' })],
    [
      'and that a wait of the same file reads',
      `const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));\n${again('load(url, n + 1)', { handler: 'const ms = 2 ** n; await rest(ms);' })}`,
    ],
    ['and that a log reads', again('load(url, n + 1)', { handler: 'console.warn(`round ${n}`);' })],
    ['and counted down', again('load(url, n - 1)', { params: 'url: string, n = 3' })],
    ['and that may be missing', again('load(url, (n ?? 0) + 1)', { params: 'url: string, n?: number' })],
    [
      'and comes from elsewhere',
      again('load(url, next())').replace('export', 'declare const next: any; export'),
    ],
    ['and is the next of another', again('load(url, m + 1)', { params: 'url: string, n = 0, m = 0' })],
    ['and goes back to its beginning', again('load(url, 0)').replace('api(url)', 'api(`${url}?skip=${n}`)')],
    [
      'as the next wait',
      again('load(url, n * 2)', { handler: 'await sleep(n);', params: 'url: string, n = 500' }),
    ],
  ])('reports one that is passed %s', (_name, code) => {
    const call = /return (load\(url.*\));/.exec(code)?.[1] ?? '';
    expect(find(code)).toEqual([`recursion load: ${call}`]);
  });

  it('reports one that is a part of a parameter', () => {
    expect(
      find(
        'export async function load({ url, n = 0 }: { url: string; n?: number }): Promise<any> {\n  try { return await client.api(url).get(); } catch { return load({ url, n: n + 1 }); }\n}',
      ),
    ).toEqual(['recursion load: load({ url, n: n + 1 })']);
  });

  it('reports options that are copied with another attempt and hold the address', () => {
    const call = 'load({ ...options, attempt: (options.attempt ?? 0) + 1 })';
    expect(
      find(
        again(call, { params: 'options: { url: string; attempt?: number }' }).replace(
          'api(url)',
          'api(options.url)',
        ),
      ),
    ).toEqual([`recursion load: ${call}`]);
  });

  it.each([
    ['is compared', again('load(url, n + 1)', { handler: 'if (n > 3) throw e;' })],
    ['is compared before the request', again('load(url, n + 1)', { before: 'if (n > 3) return undefined;' })],
    ['is a part of the address', again('load(url, n + 1)').replace('api(url)', 'api(`${url}?page=${n}`)')],
    [
      'is a part of the address in the end',
      again('load(url, n + 1)', { before: 'const skip = n * 20; const at = `${url}?skip=${skip}`;' }).replace(
        'api(url)',
        'api(at)',
      ),
    ],
    [
      'chooses the address',
      again('load(url, n + 1)', { before: 'const at = hosts[n];' })
        .replace('api(url)', 'api(at)')
        .replace('export', 'declare const hosts: string[]; export'),
    ],
    [
      'is written into what the request reads',
      again('load(url, n + 1)', { before: 'state.page = n;' })
        .replace('api(url)', 'api(state.url)')
        .replace('export', 'declare const state: any; export'),
    ],
    [
      'is given to something that may end it',
      again('load(url, n + 1)', { handler: 'await giveUp(n * 2);' }).replace(
        'export',
        'declare const giveUp: any; export',
      ),
    ],
    [
      'is given to a wait that ends',
      `const rest = (ms: number) => new Promise((resolve) => { if (ms > 9000) throw new Error('enough'); setTimeout(resolve, ms); });\n${again('load(url, n + 1)', { handler: 'const ms = 2 ** n; await rest(ms);' })}`,
    ],
    [
      'makes a new object',
      again('load(url, n + 1)', { before: 'const page = new Page(n); page.apply();' }).replace(
        'export',
        'declare const Page: any; export',
      ),
    ],
    [
      'is no counter, and the request reads it',
      again('load(next())').replace('export', 'declare const next: any; export'),
    ],
    [
      'is tested as a part of a parameter',
      'export async function load({ url, n = 0 }: { url: string; n?: number }): Promise<any> {\n  try { return await client.api(url).get(); } catch (e) { if (n > 2) throw e; return load({ url, n: n + 1 }); }\n}',
    ],
    [
      'stands beside another address',
      'export async function load({ url, n = 0 }: { url: string; n?: number }): Promise<any> {\n  try { return await client.api(url).get(); } catch { return load({ url: "/me", n: n + 1 }); }\n}',
    ],
    [
      'is tested in copied options',
      again('load({ ...options, attempt: 1 })', {
        params: 'options: any',
        handler: 'if (options.attempt) throw e;',
      }).replace('api(url)', 'api(options.url)'),
    ],
    [
      'stands beside another address in copied options',
      again('load({ ...options, url: "/me", attempt: 1 })', { params: 'options: any' }).replace(
        'api(url)',
        'api(options.url)',
      ),
    ],
  ])('is silent when it %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});

describe('branches without a jump that decide about the next round', () => {
  const loop = (branch: string): string =>
    `export async function f(id: string) {\n  let done = false;\n  while (!done) {\n    const res = await fetch('https://graph.microsoft.com/v1.0/users/' + id);\n    ${branch}\n  }\n}`;

  it.each([
    ['if … else', loop('if (res.status === 429) { await sleep(1); } else { done = true; }')],
    ['if', loop('if (res.status !== 429) done = true;')],
    ['ok', loop('if (res.ok) { done = true; } else { await sleep(1); }')],
    ['nested', loop('{ if (res.ok) { if (id) console.log(id); done = true; } }')],
  ])('reports: %s', (_name, code) => {
    expect(find(code)).toEqual(['loop while (…): while (!done)']);
  });

  it.each([
    ['both branches end it', loop('if (res.status === 429) { done = true; } else { done = true; }')],
    [
      'a counter ends it',
      loop('if (res.status !== 429 || ++n > 3) done = true;').replace('let done', 'let n = 0; let done'),
    ],
    ['success goes on as well', loop('if (res.status === 404) done = true;')],
    [
      'only the state of a job ends it',
      "export async function f(id: string) {\n  let done = false;\n  while (!done) {\n    try { const job = await client.api(id).get(); if (job.status === 'done') done = true; } catch (e) { console.error(e); }\n    await sleep(1);\n  }\n}",
    ],
    [
      'pages',
      "export async function f(url: string) {\n  let more = true; let link = url;\n  while (more) {\n    const page = await client.api(link).get();\n    if (page['@odata.nextLink']) { link = page['@odata.nextLink']; } else { more = false; }\n  }\n}",
    ],
    [
      'pages that end with a failure',
      "export async function f(url: string) {\n  let more = true; let link = url;\n  while (more) {\n    try {\n      const page = await client.api(link).get();\n      if (page['@odata.nextLink']) { link = page['@odata.nextLink']; } else { more = false; }\n    } catch { more = false; }\n  }\n}",
    ],
  ])('is silent: %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});

describe('flags that are set anew in each round', () => {
  const loop = (body: string, head = 'while (again)', before = 'let again = true;'): string =>
    `export async function f(id: string) {\n  ${before}\n  ${head} {\n    ${body}\n  }\n}`;
  const ON_THROTTLING =
    'again = false;\n    try { await client.api(id).delete(); } catch (e: any) { if (e.statusCode !== 429) throw e; await sleep(1); again = true; }';

  it.each([
    ['while', loop(ON_THROTTLING), 'loop while (…): while (again)'],
    [
      'while, the other way round',
      loop(
        ON_THROTTLING.replace('again = false', 'stop = true').replace('again = true', 'stop = false'),
        'while (!stop)',
        'let stop = false;',
      ),
      'loop while (…): while (!stop)',
    ],
    [
      'while, compared',
      loop(ON_THROTTLING, 'while (again === true)'),
      'loop while (…): while (again === true)',
    ],
    [
      'do',
      `export async function f(id: string) {\n  let again: boolean;\n  do {\n    ${ON_THROTTLING}\n  } while (again);\n}`,
      'loop do … while (…): do',
    ],
    [
      'on a status',
      loop(
        "again = false;\n    const res = await fetch('https://graph.microsoft.com/v1.0/' + id);\n    if (res.status === 429) { again = true; await sleep(1); }",
      ),
      'loop while (…): while (again)',
    ],
  ])('reports: %s', (_name, code, expected) => {
    expect(find(code)).toEqual([expected]);
  });

  it.each([
    ['the failure ends it', loop(ON_THROTTLING.replace('again = true', 'again = false'))],
    [
      'the attempts decide',
      loop(
        ON_THROTTLING.replace('again = true', 'again = ++n < 3'),
        undefined,
        'let again = true; let n = 0;',
      ),
    ],
    [
      'the attempts decide as well',
      loop(
        ON_THROTTLING.replace('again = true', 'again = true; n++'),
        'while (again && n < 3)',
        'let again = true; let n = 0;',
      ),
    ],
    [
      'another function may end it',
      `${loop(ON_THROTTLING, undefined, 'let again = true; onStop(() => { again = false; });')}\ndeclare const onStop: any;`,
    ],
    [
      'one more is allowed',
      loop(
        'try { return await client.api(id).get(); } catch (e) { if (refreshed) throw e; refreshed = true; }',
        'while (true)',
        'let refreshed = false;',
      ),
    ],
    [
      'success goes on as well',
      loop(`again = false;\n    try { await client.api(id).get(); again = true; } catch { again = true; }`),
    ],
    [
      'it is set only sometimes',
      loop(ON_THROTTLING.replace('again = true', 'for (const x of id) again = x === "a"')),
    ],
    ['another value is compared', loop(ON_THROTTLING, "while (again === 'yes' as never)")],
  ])('is silent when %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});

describe('items that go back into their list', () => {
  const drain = (
    handler: string,
    { head = 'while (queue.length > 0)', take = 'const id = queue.shift()!;', before = '' } = {},
  ): string =>
    `export async function f(queue: string[]) {\n  ${before}\n  ${head} {\n    ${take}\n    try { await client.api(id).delete(); } catch (e: any) { ${handler} }\n  }\n}`;

  it.each([
    ['at the end', drain('await sleep(1); queue.push(id);'), 'while (queue.length > 0)'],
    [
      'at the beginning',
      drain('if (e.statusCode !== 429) throw e; queue.unshift(id); await sleep(1);', {
        head: 'while (queue.length)',
      }),
      'while (queue.length)',
    ],
    [
      'from the end',
      drain('queue.push(id);', { take: 'const id = queue.pop()!;' }),
      'while (queue.length > 0)',
    ],
    [
      'while there is one',
      drain('queue.push(id);', { head: 'while ((id = queue.shift()))', take: '', before: 'let id: any;' }),
      'while ((id = queue.shift()))',
    ],
    [
      'of a list of this function',
      drain('queue.push(id);', { before: 'const rest = [...queue];' })
        .replace('while (queue.length > 0)', 'while (rest.length > 0)')
        .replace('queue.shift', 'rest.shift')
        .replace('queue.push', 'rest.push'),
      'while (rest.length > 0)',
    ],
  ])('reports one that goes back %s', (_name, code, head) => {
    expect(find(code)).toEqual([`loop while (…): ${head}`]);
  });

  it.each([
    ['nothing goes back', drain('console.error(e);')],
    ['it goes into another list', drain('failed.push(id);', { before: 'const failed: string[] = [];' })],
    ['another item goes back', drain("queue.push('/me');")],
    ['a changed item goes back', drain('queue.push(id + 1);')],
    [
      'the item counts',
      drain('id.tries++; if (id.tries < 3) queue.push(id);')
        .replace('string[]', 'any[]')
        .replace('client.api(id)', 'client.api(id.url)'),
    ],
    [
      'the attempts are counted',
      drain('if (++n < 9) queue.push(id); else throw e;', { before: 'let n = 0;' }),
    ],
    [
      'it goes back after success as well',
      drain('queue.push(id);').replace('.delete();', '.delete(); queue.push(id);'),
    ],
    ['it goes back only for some', drain('for (const x of e.list) queue.push(id);')],
    [
      'it is taken from another list',
      drain('queue.push(id);', { take: 'const id = others.shift()!;', before: 'const others = [...queue];' }),
    ],
    [
      'another list decides',
      drain('queue.push(id);', { head: 'while (others.length > 0)', before: 'const others = [...queue];' }),
    ],
    ['the number of items is tested', drain('queue.push(id);', { head: 'while (queue.length > 3)' })],
  ])('is silent when %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});

describe('an item of a list that is taken again', () => {
  const walk = (handler: string, head = 'ids: string[]', before = ''): string =>
    `export async function f(${head}) {\n  ${before}\n  for (let i = 0; i < ids.length; i++) {\n    try { await client.api('/users/' + ids[i]).delete(); } catch (e: any) { ${handler} }\n  }\n}`;
  const HEAD = 'loop for (…): for (let i = 0; i < ids.length; i++)';

  it.each([
    ['after the counter was undone', walk('if (e.statusCode !== 429) throw e; await sleep(1); i--;')],
    ['of a local list', walk('await sleep(1); i--;', 'url: string', "const ids = [url, '/me'];")],
  ])('reports an item %s', (_name, code) => {
    expect(find(code)).toEqual([HEAD]);
  });

  it.each([
    ['the counter is not undone', walk('console.error(e);')],
    ['the attempts are counted', walk('if (++tries > 3) throw e; i--;', undefined, 'let tries = 0;')],
    ['the item is dropped', walk('ids.splice(i, 1); i--;')],
    ['the item is replaced', walk("ids[i] = '/me'; i--;")],
    [
      'somebody else holds the list',
      walk('i--;', undefined, 'watch(ids);').replace('export', 'declare const watch: any; export'),
    ],
    [
      'the list is not of this function',
      walk('i--;', 'url: string').replace('export', 'declare const ids: string[]; export'),
    ],
  ])('is silent when %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});

describe('a state that a recursion hands on as a copy', () => {
  const find = (given: string, before = '', test = 'state.attempt >= state.max'): string[] =>
    retriesIn(`export async function load(id: string, state = { attempt: 0, max: 4, stop: new AbortController().signal }): Promise<any> {
  ${before}
  try { return await client.api('/users/' + id).get(); } catch (error) {
    if (${test}) throw error;
    await sleep(1000);
    return load(id, ${given});
  }
}`).map(({ subject }) => subject);

  it.each([
    ['whole', '{ ...state }'],
    ['with its counter as it is', '{ ...state, attempt: state.attempt }'],
    ['with something else beside it', '{ ...state, seen: true }'],
    ['written out', '{ attempt: state.attempt, max: state.max, stop: state.stop }'],
    ['over what is set first', '{ attempt: 1, ...state }'],
  ])('is never raised: %s', (_name, given) => {
    expect(find(given)).toEqual(['load']);
  });

  it.each<[name: string, given: string, before?: string, test?: string]>([
    ['raised', '{ ...state, attempt: state.attempt + 1 }'],
    ['raised and written out', '{ attempt: state.attempt + 1, max: state.max }'],
    ['raised in place', '{ ...state }', 'state.attempt++;'],
    ['raised by somebody', '{ ...state }', 'raise(state);'],
    ['the object itself, which others have', 'state'],
    ['a copy of another', '{ ...state, ...other }'],
    ['raised under a computed name', "{ ...state, ['attempt']: state.attempt + 1 }"],
    ['a mark that is set', '{ ...state, seen: true }', '', 'state.seen'],
    ['replaced', '{ ...state }', 'state = { ...state, attempt: state.attempt + 1 };'],
    ['a signal of somebody', '{ ...state }', '', 'state.stop.aborted'],
  ])('is silent where it is %s', (_name, given, before, test) => {
    expect(find(given, before, test)).toEqual([]);
  });
});
