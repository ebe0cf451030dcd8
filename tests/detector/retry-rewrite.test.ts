import { describe, expect, it } from 'vitest';
import { ENDLESS, execute, rewriteSnippet } from './retry-rewrite-helpers.js';

const failure = (statusCode: number): Error =>
  Object.assign(new Error(`status ${String(statusCode)}`), { statusCode });

/** Catches that repeat 429 and nothing else, each around the same request. */
const ON_429: Readonly<Record<string, string>> = {
  'condition, then throw':
    "export async function f(id) {\n  while (true) {\n    try {\n      return await client.api(id).get();\n    } catch (e) {\n      if (e.statusCode === 429) {\n        console.warn('again', e.message);\n        await sleep(2000);\n        continue;\n      }\n      throw e;\n    }\n  }\n}",
  'throw, then the rest':
    "export async function f(id) {\n  for (;;) {\n    try {\n      return await client.api(id).get();\n    } catch (e) {\n      if (e.statusCode !== 429) throw e;\n      console.warn('again', e.message);\n      await sleep(2000);\n    }\n  }\n}",
  'else throws':
    "export async function f(id) {\n  do {\n    try {\n      return await client.api(id).get();\n    } catch (e) {\n      if (e.statusCode === 429) {\n        console.warn('again', e.message);\n        await sleep(2000);\n      } else {\n        throw e;\n      }\n    }\n  } while (true);\n}",
  'assignment and break':
    "export async function f(id) {\n  let value;\n  while (true) {\n    try {\n      value = await client.api(id).get();\n      break;\n    } catch (e) {\n      if (!(e.statusCode === 429)) throw e;\n      console.warn('again', e.message);\n      await sleep(2000);\n    }\n  }\n  return value;\n}",
  'several statements':
    "export async function f(id) {\n  while (true) {\n    try {\n      const path = id + '/x';\n      const value = await client.api(path).get();\n      return value;\n    } catch (e) {\n      const status = e.statusCode;\n      if (status !== 429) throw e;\n      console.warn('again', e.message);\n      await sleep(2000);\n    }\n  }\n}",
  'two guards':
    "export async function f(id) {\n  while (true) {\n    try {\n      return await client.api(id).get();\n    } catch (e) {\n      if (e.statusCode === 404 || e.statusCode === 401) throw e;\n      if (e.statusCode >= 500) throw e;\n      console.warn('again', e.message);\n      await sleep(2000);\n    }\n  }\n}",
  recursion:
    "export async function f(id) {\n  try {\n    return await client.api(id).get();\n  } catch (e) {\n    if (e.statusCode === 429) {\n      console.warn('again', e.message);\n      await sleep(2000);\n      return f(id);\n    }\n    throw e;\n  }\n}",
  'recursion, then more to do':
    "export async function f(id) {\n  let value;\n  try {\n    value = await client.api(id).get();\n  } catch (e) {\n    if (e.statusCode !== 429) throw e;\n    console.warn('again', e.message);\n    await sleep(2000);\n    return f(id);\n  }\n  return value;\n}",
  'recursion that is awaited':
    "export const f = async (id) => {\n  const path = `/users/${id}`;\n  try {\n    return await client.api(path).get();\n  } catch (e) {\n    if (e.statusCode !== 429) throw e;\n    console.warn('again', e.message);\n    await new Promise((resolve) => sleep(2000).then(resolve));\n    return await f(id);\n  }\n};",
  'loop with a counter for the log':
    "export async function f(id) {\n  let n = 0;\n  while (true) {\n    try {\n      return await client.api(id).get();\n    } catch (e) {\n      if (e.statusCode !== 429) throw e;\n      n += 1;\n      console.warn('again', n);\n      await sleep(2000);\n    }\n  }\n}",
  'promise chain':
    "export function f(id) {\n  return client.api(id).get().catch(async (e) => {\n    if (e.statusCode !== 429) throw e;\n    console.warn('again', e.message);\n    await sleep(2000);\n    return f(id);\n  });\n}",
};

const RESPONSES: Readonly<Record<string, string>> = {
  'recursion on a status':
    "export async function f(path) {\n  const res = await fetch('https://graph.microsoft.com/v1.0' + path);\n  if (res.status === 429) {\n    console.warn('again', 'status 429');\n    await sleep(2000);\n    return f(path);\n  }\n  return res;\n}",
  'loop on a status':
    "export async function f(path) {\n  while (true) {\n    const res = await fetch('https://graph.microsoft.com/v1.0' + path);\n    if ([429].includes(res.status)) {\n      console.warn('again', 'status 429');\n      await sleep(2000);\n      continue;\n    }\n    return res;\n  }\n}",
  'loop that leaves on other statuses':
    "export async function f(path) {\n  while (true) {\n    const res = await fetch('https://graph.microsoft.com/v1.0' + path);\n    if (res.status !== 429) return res;\n    console.warn('again', 'status 429');\n    await sleep(2000);\n  }\n}",
  'loop that leaves on other statuses, of several':
    "export async function f(path) {\n  for (;;) {\n    const res = await fetch('https://graph.microsoft.com/v1.0' + path);\n    if (res.status !== 429 && !(res.status === 503 || res.status > 508)) {\n      return res;\n    }\n    console.warn('again', 'status 429');\n    await sleep(2000);\n    continue;\n  }\n}",
};

/** The wait of this shape is not one that is understood; it stays as it is. */
const NOT_UNDERSTOOD = 'recursion that is awaited';

describe('the rewritten code does what the old code did', () => {
  const shapes = Object.entries(ON_429).filter(([name]) => name !== NOT_UNDERSTOOD);

  it.each(shapes)('%s: the same results, requests and log lines', async (_name, before) => {
    const { code, left } = rewriteSnippet(before);
    expect(left).toEqual([]);
    expect(code).toContain('retryGraph(');
    const other = failure(404);
    const scenarios: ((n: number) => unknown)[] = [
      () => 'value',
      (n) => (n < 3 ? failure(429) : 'value'),
      () => other,
      (n) => (n < 2 ? failure(429) : other),
    ];
    for (const scenario of scenarios) {
      const old = await execute(before, scenario);
      const now = await execute(code, scenario);
      expect(now).toEqual(old);
      expect(now.error).toBe(old.error);
    }
  });

  it.each(shapes)('%s: attempts are bounded, the last error is thrown as it is', async (_name, before) => {
    const errors: Error[] = [];
    const scenario = (): Error => {
      errors.push(failure(429));
      return errors.at(-1) ?? new Error('none');
    };
    const old = await execute(before, scenario);
    expect(old.error).toBe('endless');
    expect(old.requests).toBeGreaterThanOrEqual(ENDLESS);
    errors.length = 0;
    const now = await execute(rewriteSnippet(before).code, scenario);
    expect(now.requests).toBe(4);
    expect(now.error).toBe(errors.at(-1));
    expect(now.waits).toEqual([2000, 2000, 2000]);
    expect(now.log).toHaveLength(3);
  });

  it.each(Object.entries(RESPONSES))(
    '%s: the same for every status, and a network failure is not repeated',
    async (_name, before) => {
      const { code, left } = rewriteSnippet(before);
      expect(left).toEqual([]);
      const network = new TypeError('fetch failed');
      const gone = new Response(null, { status: 404 });
      const good = new Response('{}', { status: 200 });
      for (const scenario of [
        () => good,
        () => gone,
        () => network,
        (n: number) => (n < 3 ? new Response(null, { status: 429 }) : good),
      ]) {
        const old = await execute(before, scenario);
        const now = await execute(code, scenario);
        expect(now).toEqual(old);
        expect(now.result).toBe(old.result);
        expect(now.error).toBe(old.error);
      }
    },
  );

  it.each(Object.entries(RESPONSES))('%s: the last response is given back', async (_name, before) => {
    const now = await execute(rewriteSnippet(before).code, () => new Response(null, { status: 429 }));
    expect(now.requests).toBe(4);
    expect((now.result as Response).status).toBe(429);
    const old = await execute(before, () => new Response(null, { status: 429 }));
    expect(old.error).toBe('endless');
  });

  it('waits as long as Retry-After says, and as before without it', async () => {
    const before =
      "export async function f(path) {\n  const res = await fetch('https://graph.microsoft.com/v1.0' + path);\n  if (res.status === 429) {\n    const seconds = parseInt(res.headers.get('Retry-After') || '5', 10);\n    await sleep(seconds * 1000);\n    return f(path);\n  }\n  return res;\n}";
    const { code } = rewriteSnippet(before);
    const scenario = (n: number): Response =>
      n === 1
        ? new Response(null, { status: 429 })
        : n === 2
          ? new Response(null, { status: 429, headers: { 'Retry-After': '7' } })
          : new Response('{}');
    expect((await execute(before, scenario)).waits).toEqual([5000, 7000]);
    expect((await execute(code, scenario)).waits).toEqual([5000, 7000]);
    expect(code).not.toContain('parseInt');
  });

  it('keeps a wait that is longer than the defaults of the helper', async () => {
    const before =
      'export async function f(id) {\n  while (true) {\n    try {\n      return await client.api(id).get();\n    } catch {\n      await sleep(60 * 1000);\n    }\n  }\n}';
    const now = await execute(rewriteSnippet(before).code, () => failure(503));
    expect(now.waits).toEqual([60_000, 60_000, 60_000]);
  });

  it('runs work between the attempts, awaited', async () => {
    const before =
      "let token = 0;\nasync function renew() { token++; console.warn('token', token); }\nexport async function f(id) {\n  while (true) {\n    try {\n      return await client.api(id).get();\n    } catch (e) {\n      if (e.statusCode !== 401) throw e;\n      await renew();\n    }\n  }\n}";
    const { code, left } = rewriteSnippet(before);
    expect(left).toEqual([]);
    const scenario = (n: number): unknown => (n < 3 ? failure(401) : 'value');
    const old = await execute(before, scenario);
    const now = await execute(code, scenario);
    expect(now.log).toEqual(['token 1', 'token 2']);
    expect({ ...now, waits: [] }).toEqual({ ...old, waits: [] });
  });
});

describe('what is left, and why', () => {
  const loop = (handler: string, attempt = 'return await client.api(id).get();', before = ''): string =>
    `export async function f(id) {\n  ${before}\n  while (true) {\n    try {\n      ${attempt}\n    } catch (e) {\n      ${handler}\n    }\n  }\n}`;

  it.each([
    [
      'a wait in a unit that is not certain',
      'retry-shape',
      loop('if (e.statusCode !== 429) throw e;\n      await pause(5);').replace(
        'export',
        "import { pause } from './pause.js';\nexport",
      ),
    ],
    ['a wait that is not understood', 'retry-shape', ON_429[NOT_UNDERSTOOD] ?? ''],
    [
      'a counter that is read behind',
      'retry-state',
      loop(
        "n++;\n      console.warn('attempt', n);\n      await sleep(1000);",
        'const value = await client.api(id).get();\n      return [value, n];',
        'let n = 0;',
      ),
    ],
    [
      'a counter that the wait grows with',
      'retry-state',
      loop('n++;\n      await sleep(1000 * n);', undefined, 'let n = 0;'),
    ],
    [
      'a variable that gets the error',
      'retry-state',
      loop('last = e;\n      console.warn(last);\n      await sleep(1000);', undefined, 'let last;'),
    ],
    [
      'a counter of each call',
      'retry-state',
      "export async function f(id) {\n  let n = 0;\n  try {\n    return await client.api(id).get();\n  } catch (e) {\n    if (e.statusCode !== 429) throw e;\n    n++;\n    console.warn('attempt', n);\n    await sleep(1000);\n    return f(id);\n  }\n}",
    ],
    [
      'a delay that grows',
      'retry-state',
      loop('await sleep(delay);\n      delay *= 2;', undefined, 'let delay = 1000;'),
    ],
    [
      'another error is thrown',
      'retry-shape',
      loop("if (e.statusCode !== 429) throw new Error('failed');\n      await sleep(1000);"),
    ],
    [
      'a return in the handler',
      'retry-shape',
      loop('if (e.statusCode === 404) return undefined;\n      await sleep(1000);'),
    ],
    [
      'a condition of its own on the loop',
      'retry-shape',
      'export async function f(id) {\n  let done = false;\n  while (!done) {\n    try {\n      await client.api(id).get();\n      done = true;\n    } catch {\n      await sleep(1000);\n    }\n  }\n}',
    ],
    [
      'a finally',
      'retry-shape',
      "export async function f(id) {\n  while (true) {\n    try {\n      return await client.api(id).get();\n    } catch {\n      await sleep(1000);\n    } finally {\n      console.warn('done');\n    }\n  }\n}",
    ],
    [
      'a counter that is undone',
      'retry-state',
      'export async function f(id) {\n  for (let i = 0; i < 3; i++) {\n    try {\n      return await client.api(id).get();\n    } catch (e) {\n      if (e.statusCode !== 429) throw e;\n      i--;\n      await sleep(1000);\n    }\n  }\n}',
    ],
    [
      'a break from another place of the attempt',
      'retry-control-flow',
      loop(
        'await sleep(1000);',
        'const value = await client.api(id).get();\n      if (!value) break;\n      return value;',
      ),
    ],
    [
      'a response that is returned from a try',
      'retry-shape',
      loop('await sleep(1000);', "return await fetch('https://graph.microsoft.com/v1.0/me');"),
    ],
    [
      'work before the attempt that may fail by itself',
      'retry-shape',
      "export async function f(id) {\n  while (true) {\n    const token = await login();\n    try {\n      return await client.api(id).header('Authorization', token).get();\n    } catch {\n      await sleep(1000);\n    }\n  }\n}",
    ],
    [
      'a constant that only some errors have',
      'retry-shape',
      loop(
        'if (!e.response) throw e;\n      const status = e.response.status;\n      if (status !== 429) throw e;\n      await sleep(1000);',
      ),
    ],
    [
      'an awaited value in the condition',
      'retry-shape',
      loop('const body = await e.response.json();\n      if (body.code !== 1) throw e;'),
    ],
    [
      'a timer that nobody waits for',
      'retry-not-awaited',
      'export async function f(id) {\n  try {\n    return await client.api(id).get();\n  } catch {\n    setTimeout(() => f(id), 1000);\n  }\n}',
    ],
    [
      'a counter that is passed on',
      'retry-state',
      'export async function f(id, attempt = 1) {\n  try {\n    return await client.api(id).get();\n  } catch {\n    await sleep(1000 * attempt);\n    return f(id, attempt + 1);\n  }\n}',
    ],
    [
      'a token that each call asks for',
      'retry-shape',
      "export async function f(path) {\n  const token = await login();\n  const res = await fetch('https://graph.microsoft.com/v1.0' + path, { headers: { token } });\n  if (res.status === 429) return f(path);\n  return res;\n}",
    ],
    [
      'a condition that holds for network failures',
      'retry-shape',
      "export async function f(path) {\n  const res = await fetch('https://graph.microsoft.com/v1.0' + path);\n  if (!(res.status < 500)) return f(path);\n  return res;\n}",
    ],
    ['awaited work after the wait', 'retry-shape', loop('await sleep(1000);\n      await renew();')],
    [
      'a generator',
      'retry-control-flow',
      loop(
        'await sleep(1000);',
        'const value = await client.api(id).get();\n      yield 1;\n      return value;',
      ).replace('function f', 'function* f'),
    ],
    [
      'a name that stands beside the loop as well',
      'retry-shape',
      "export async function f(path) {\n  const res = 1;\n  console.warn(res);\n  while (true) {\n    const res = await fetch('https://graph.microsoft.com/v1.0' + path);\n    if (res.status === 429) continue;\n    return res;\n  }\n}",
    ],
    [
      'two calls of itself',
      'retry-shape',
      "export async function f(path) {\n  const res = await fetch('https://graph.microsoft.com/v1.0' + path);\n  if (res.status === 429) return f(path);\n  if (res.status === 503) return f(path);\n  return res;\n}",
    ],
    [
      'a loop that leaves on good answers only',
      'retry-shape',
      "export async function f(path) {\n  while (true) {\n    const res = await fetch('https://graph.microsoft.com/v1.0' + path);\n    if (res.ok) return res.json();\n    await sleep(1000);\n  }\n}",
    ],
    [
      'a loop that leaves on small statuses',
      'retry-shape',
      "export async function f(path) {\n  while (true) {\n    const res = await fetch('https://graph.microsoft.com/v1.0' + path);\n    if (res.status < 500) return res;\n    await sleep(1000);\n  }\n}",
    ],
    [
      'a loop that leaves in two places',
      'retry-shape',
      "export async function f(path) {\n  while (true) {\n    const res = await fetch('https://graph.microsoft.com/v1.0' + path);\n    if (res.status !== 429) return res;\n    if (path === '/') return undefined;\n    await sleep(1000);\n  }\n}",
    ],
    [
      'a token that each attempt asks for, before the try',
      'retry-shape',
      'export async function f(id) {\n  const token = await login();\n  try {\n    return await client.api(id).header("Authorization", token).get();\n  } catch {\n    return f(id);\n  }\n}',
    ],
    [
      'a variable that is filled in two steps',
      'retry-shape',
      'export async function f(id) {\n  let value = 0;\n  try {\n    value = 1;\n    value = await client.api(id).get();\n  } catch {\n    return f(id);\n  }\n  return value;\n}',
    ],
    [
      'a wait of this file that counts seconds',
      'retry-shape',
      `const seconds = (s) => new Promise((resolve) => setTimeout(resolve, s * 1000));\n${loop('await seconds(5);')}`
        .replace('await seconds', 'await sleepFor')
        .replace('const seconds', 'const sleepFor'),
    ],
    [
      'a library that is told to go on for ever',
      'retry-shape',
      "import pRetry from 'p-retry';\nexport const f = (id) => pRetry(() => client.api(id).get(), { forever: true });",
    ],
  ])('%s: %s', (_name, reason, code) => {
    const result = rewriteSnippet(code);
    expect(result.sites).toBe(1);
    expect(result.left).toEqual([reason]);
    expect(result.code.trim()).toBe(code.trim());
  });

  it('turns `!res.ok` into a test that a thrown error does not pass', () => {
    const { code } = rewriteSnippet(
      "export async function f(path) {\n  const res = await fetch('https://graph.microsoft.com/v1.0' + path);\n  if (!res.ok) return f(path);\n  return res;\n}",
    );
    expect(code).toContain('retryOn: (_info, res) => res.ok === false');
  });

  it('does not repeat what getting a token throws, whatever its status', async () => {
    const refused = Object.assign(new Error('token endpoint busy'), { status: 429 });
    const before =
      "export async function f(path) {\n  const res = await fetch('https://graph.microsoft.com/v1.0' + path, await client.api('token').get());\n  if (res.status === 429 || res.status === 503) return f(path);\n  return res;\n}";
    const { code, left } = rewriteSnippet(before);
    expect(left).toEqual([]);
    expect(code).toContain('res.ok === false && (res.status === 429 || res.status === 503)');
    expect((await execute(before, () => refused)).requests).toBe(1);
    const now = await execute(code, () => refused);
    expect(now.requests).toBe(1);
    expect(now.error).toBe(refused);
  });

  it('rewrites nothing that a second run would find again', () => {
    for (const before of [...Object.values(ON_429), ...Object.values(RESPONSES)]) {
      const { code, left } = rewriteSnippet(before);
      if (left.length === 0) expect(rewriteSnippet(code).sites).toBe(0);
    }
  });
});
