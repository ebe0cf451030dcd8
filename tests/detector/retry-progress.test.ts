import { describe, expect, it } from 'vitest';
import { retriesIn, summary } from './retry-helpers.js';

const find = (code: string): string[] =>
  summary(code, retriesIn(code)).map((line) => line.split(':')[0] ?? '');
const loop = (head: string, failed: string, before = ''): string =>
  `export async function f(id: string) {\n  ${before}\n  ${head} {\n    const res = await fetch('https://graph.microsoft.com/v1.0/users/' + id);\n    if (res.ok) return res.json();\n    ${failed}\n    await sleep(1000);\n  }\n}`;
const again = (failed: string, params = 'id: string'): string =>
  `export async function f(${params}): Promise<any> {\n  const res = await fetch('https://graph.microsoft.com/v1.0/users/' + id);\n  if (res.ok) return res.json();\n  ${failed}\n  throw new Error('no');\n}`;
const caught = (handler: string, params = 'id: string'): string =>
  `export async function f(${params}): Promise<any> {\n  try { return await client.api(id).get(); } ${handler}\n}`;
const observed = (operator: string): string =>
  `import { HttpClient } from '@angular/common/http';\nimport { catchError, throwError } from 'rxjs';\nexport class S {\n  constructor(private http: HttpClient) {}\n  me(n = 0): any { return this.http.get('https://graph.microsoft.com/v1.0/me').pipe(${operator}); }\n}`;
const query = (retry: string): string =>
  `import { useQuery } from '@tanstack/react-query';\nexport const useMe = () => useQuery({ queryKey: ['me'], queryFn: () => client.api('/me').get(), retry: ${retry} });`;
const inClass = (members: string, test: string): string =>
  `export class Reader {\n  ${members}\n  async f(id: string) {\n    let n = 0;\n    while (${test}) {\n      try { return await client.api(id).get(); } catch (e) { console.warn(n, e); await sleep(1000); }\n    }\n  }\n}`;
const helped = (given: string, before = ''): string =>
  `${before}\nexport async function again(work: () => Promise<any>, options: { fits?: (e: any) => boolean } = {}) {\n  const { fits = (e: any) => e.statusCode === 429 } = options;\n  for (;;) { try { return await work(); } catch (e) { if (!fits(e)) throw e; await sleep(1000); } }\n}\nexport const me = () => again(() => client.api('/me').get()${given});`;
const CONFIG = 'const config = { on: true, kinds: ["a"], ...DEFAULTS };';

describe('what is no progress', () => {
  it.each([
    [
      'a test with two branches that stay',
      loop(
        'while (true)',
        'let s = parseFloat(res.headers.get("retry-after") ?? ""); if (isNaN(s)) { s = 5; }',
      ),
    ],
    [
      'a test of a setting that only logs',
      loop('while (true)', 'if (process.env.DEBUG) console.log("throttled");'),
    ],
    [
      'a counter that is compared to log',
      loop('while (true)', 'n++; if (n > 3) console.warn("still");', 'let n = 0;'),
    ],
    ['a counter that nothing changes', loop('while (n < 3)', '', 'const n = 0;')],
    ['a counter that is not changed where it fails', loop('while (n < 3)', '', 'let n = 0;')],
    ['a limit without end', loop('for (let n = 0; n < Infinity; n++)', '')],
    [
      'a limit without end, named',
      loop('for (let n = 0; n < MAX; n++)', '').replace(
        'export',
        'const MAX = Number.MAX_SAFE_INTEGER;\nexport',
      ),
    ],
    [
      'a setting that nothing is compared with that changes',
      loop('for (let n = 0; n < settings.most; )', '', 'const settings = { most: 5, ...given };').replace(
        'export',
        'declare const given: object;\nexport',
      ),
    ],
    [
      'a limit without end that is met exactly',
      loop('for (let n = 0; ; n++)', 'if (n === Infinity) throw new Error("no");'),
    ],
    [
      'a counter that only makes the wait longer, in a function',
      loop('for (let n = 0; ; n++)', 'await sleep(time(n));').replace(
        'export',
        'function time(k: number) { if (!navigator.onLine) return 1; return Math.min(100 * 2 ** k, 1000); }\nexport',
      ),
    ],
    [
      'a counter of the file that begins anew',
      again('if (tries++ < 3) { tries = 0; return f(id); }').replace('export', 'let tries = 0;\nexport'),
    ],
    ['a counter that is set back before it counts', loop('for (let n = 0; n < 5; n++)', 'n = 0;')],
    [
      'a counter that is undone',
      loop(
        'for (let n = 0; n < 5; n++)',
        'if (res.status === 429) { n--; await sleep(1); continue; } throw new Error("no");',
      ),
    ],
    ['a counter that is passed as it was', again('if (n < 3) return f(id, n);', 'id: string, n = 0')],
    ['a counter that begins anew', again('if (n < 3) return f(id, 0);', 'id: string, n = 0')],
    ['what is given again', again('if (folder) return f(id, folder);', 'id: string, folder?: string')],
    [
      'what must not be there, or something else',
      again('if (!stop || res.status === 429) return f(id, "now");', 'id: string, stop?: string'),
    ],
    [
      'a word that is given again',
      again('if (mode === "full") return f(id, "full");', 'id: string, mode: string'),
    ],
    [
      'another word than the one asked for',
      again('if (mode !== "short") return f(id, "full");', 'id: string, mode: string'),
    ],
    ['a flag that stays up', again('if (again) return f(id, true);', 'id: string, again = true')],
    ['a counter that is not passed on', again('if (n < 3) return f(id);', 'id: string, n = 0')],
    [
      'a map that nothing writes to',
      again(
        'if ((tries.get(ids[0]!) ?? 0) < 3) return f(ids, tries);',
        'ids: string[], tries: Map<string, number>',
      ).replace('+ id)', '+ ids[0])'),
    ],
    ['a catch without a variable', caught('catch { return f(id); }')],
    [
      'a result that is asked for until it comes',
      'export async function f() {\n  let me;\n  do { me = await client.api("/me").get().catch(() => undefined); } while (!me);\n  return me;\n}',
    ],
    [
      'a result that is asked for, with a log',
      'export async function f() {\n  let me = null;\n  while (!me) { me = await client.api("/me").get().catch((e) => { console.warn(e); return null; }); await sleep(1); }\n  return me;\n}',
    ],
    [
      'catchError that calls again',
      observed('catchError((err) => (err.status === 429 ? this.me() : throwError(() => err)))'),
    ],
    ['catchError that gives what was caught', observed('catchError((err, caught) => caught)')],
    ['a query that is always repeated', query('true')],
    ['a query that looks at the error alone', query('(count, error: any) => error.statusCode === 429')],
    [
      'a counter that nothing changes, and a setting of the class',
      inClass('private most: number;\n  constructor() { this.most = 5; }', 'n < this.most'),
    ],
    [
      'a counter that nothing changes, and a setting that is given',
      loop('while (n < given.most)', '', 'let n = 0;').replace(
        'id: string',
        'id: string, given: { most: number }',
      ),
    ],
    [
      'a test of settings that nobody writes',
      loop('while (true)', 'if (!config.kinds.includes("a")) throw new Error("no");', CONFIG),
    ],
    [
      'a text that is made of the answer in steps',
      loop(
        'while (true)',
        'const text = await res.text(); let detail = text; try { const body = JSON.parse(text); const parts = [body.code].filter(Boolean); if (body.more) parts.push(body.more); detail = parts.length > 0 ? parts.join() : text; } catch {} if (detail.includes("gone")) throw new Error("no");',
      ),
    ],
    [
      'a body that is made in one of two ways',
      "export async function f(given: { id: string; more?: object } = {} as any) {\n  for (;;) {\n    let body; if (given.more) { body = JSON.stringify(given.more); }\n    const res = await fetch('https://graph.microsoft.com/v1.0/users/' + given.id, { body });\n    if (res.ok) return res;\n    await sleep(1000);\n  }\n}\nexport const g = async () => { const res = await fetch('https://graph.microsoft.com/v1.0/me'); return f({ id: 'a', more: await res.json() }); };",
    ],
    [
      'an answer that a loop within has asked for',
      "export async function f(id: string) {\n  for (let n = 0; ; ) {\n    let res: Response;\n    for (let m = 0; ; m++) { res = await fetch('https://graph.microsoft.com/v1.0/users/' + id); if (res.status !== 503 || m >= 3) break; await sleep(1000); }\n    if (res!.status === 401 && n === 0) { clear(); continue; }\n    return res!;\n  }\n}\ndeclare function clear(): void;",
    ],
    ['a function of the error that callers may give', helped('')],
    [
      'a function of the error that callers give',
      helped(
        ', { fits }',
        'const slow = new Set([429, 503]);\nconst fits = (e: any) => slow.has(e.statusCode);',
      ),
    ],
    [
      'a counter that is compared on a way that is never taken',
      again(
        'if (res.status === 429 && false) return f(id, n + 1); if (res.status >= 500) return f(id, n + 1);',
        'id: string, n = 0',
      ),
    ],
    [
      'a counter that a callback is told, which only writes a log',
      helped(', { told: (n: number) => console.warn(n) }')
        .replace('if (!fits', 'options.told?.(n++); if (!fits')
        .replace('for (;;)', 'let n = 0; for (;;)')
        .replace('fits?:', 'told?: (n: number) => void; fits?:'),
    ],
  ])('reports: %s', (_name, code) => {
    expect(find(code)).toHaveLength(1);
  });

  it.each([
    [
      'a setting',
      loop('for (let n = 0; n < settings.most; n++)', '', 'const settings = { most: 5, ...given };').replace(
        'export',
        'declare const given: object;\nexport',
      ),
    ],
    [
      'a setting that somebody writes',
      loop('for (let n = 0; n < settings.most; )', 'settings.most--;', 'const settings = { most: 5 };'),
    ],
    [
      'a property of an object of others',
      loop('for (let n = 0; n < settings.most; )', '').replace(
        'export',
        'declare const settings: { most: number };\nexport',
      ),
    ],
    ['a limit that is met exactly', loop('for (let n = 0; ; n++)', 'if (n === 5) throw new Error("no");')],
    [
      'a counter that ends it, in a function',
      loop('for (let n = 0; ; n++)', 'await sleep(time(n));').replace(
        'export',
        'function time(k: number) { if (k > 9) throw new Error("no"); return Math.min(100 * 2 ** k, 1000); }\nexport',
      ),
    ],
    [
      'a counter of the file',
      again('if (tries++ < 3) { return f(id); }').replace('export', 'let tries = 0;\nexport'),
    ],
    [
      'a test of the clock with a branch that leaves',
      loop('while (true)', 'if (Date.now() > end) throw new Error("no");', 'const end = Date.now() + 60000;'),
    ],
    [
      'a counter that is compared and leaves',
      loop('while (true)', 'n++; if (n > 3) throw new Error("no");', 'let n = 0;'),
    ],
    ['a counter that changes where it fails', loop('while (n < 3)', 'n++;', 'let n = 0;')],
    ['a limit', loop('for (let n = 0; n < 5; n++)', '')],
    ['a counter that is set to its end', loop('for (let n = 0; n < 5; n++)', 'n = 10;')],
    [
      'a counter that goes on',
      loop(
        'for (let n = 0; n < 5; n++)',
        'if (res.status === 429) { await sleep(1); continue; } throw new Error("no");',
      ),
    ],
    ['a counter that is passed on', again('if (n < 3) return f(id, n + 1);', 'id: string, n = 0')],
    ['a counter that is passed as used up', again('if (n < 3) return f(id, 3);', 'id: string, n = 0')],
    ['what is not given again', again('if (folder) return f(id, undefined);', 'id: string, folder?: string')],
    ['what is left out', again('if (folder) return f(id);', 'id: string, folder?: string')],
    [
      'what is left out, among others',
      again('if (folder !== undefined && res.status === 404) return f(id);', 'id: string, folder?: string'),
    ],
    [
      'what must not be there',
      again('if (!stop && res.status === 429) return f(id, "now");', 'id: string, stop?: string'),
    ],
    [
      'a word that is given',
      again('if (mode === "full") return f(id, "short");', 'id: string, mode: string'),
    ],
    ['a flag that is taken down', again('if (again) return f(id, false);', 'id: string, again = true')],
    [
      'a map that counts',
      again(
        'if ((tries.get(ids[0]!) ?? 0) < 3) { tries.set(ids[0]!, (tries.get(ids[0]!) ?? 0) + 1); return f(ids, tries); }',
        'ids: string[], tries: Map<string, number>',
      ).replace('+ id)', '+ ids[0])'),
    ],
    ['a catch without a variable that tries something else', caught('catch { return f(id + "/fallback"); }')],
    [
      'a result that is asked for a few times',
      'export async function f() {\n  let me; let n = 0;\n  do { me = await client.api("/me").get().catch(() => undefined); } while (!me && n++ < 3);\n  return me;\n}',
    ],
    [
      'a result without which it goes on',
      'export async function f() {\n  for (;;) { const me = await client.api("/me").get().catch(() => undefined); console.log(me); await sleep(60000); }\n}',
    ],
    [
      'catchError that counts',
      observed('catchError((err) => (n < 3 ? this.me(n + 1) : throwError(() => err)))'),
    ],
    ['catchError that hands on', observed('catchError((err) => throwError(() => err))')],
    ['a query with a limit', query('3')],
    ['a query that counts', query('(count, error: any) => count < 3 && error.statusCode === 429')],
    ['a query that is never repeated', query('() => false')],
    [
      'a setting of the class that another method writes',
      inClass('private most = 5;\n  stop() { this.most = 0; }', 'n < this.most'),
    ],
    ['a field that may be written from outside', inClass('left = 5;', 'this.left > 0')],
    [
      'what is left, of what is given',
      loop('while (given.left > 0)', '').replace('id: string', 'id: string, given: { left: number }'),
    ],
    [
      'a setting of what is given anew',
      loop('while (n < given.most)', 'given = next();', 'let n = 0;')
        .replace('id: string', 'id: string, given: { most: number }')
        .replace('export', 'declare function next(): { most: number };\nexport'),
    ],
    [
      'a setting that is compared with something that is no number',
      loop('while (n < given.most)', '', 'let n = begin();')
        .replace('id: string', 'id: string, given: { most: any }')
        .replace('export', 'declare function begin(): any;\nexport'),
    ],
    [
      'a test of settings that the file writes',
      loop('while (true)', 'if (!config.on) throw new Error("no");', CONFIG)
        .replace('export', 'export const stop = () => { config.on = false; };\nexport')
        .replace(CONFIG, '')
        .replace('export', `${CONFIG}\nexport`),
    ],
    [
      'one of many callers that are not all looked at',
      `let n = 0;\n${helped('')}\n${Array.from({ length: 70 }, (_, at) => `export const me${String(at)} = () => again(() => client.api('/me').get(), { fits: (e: any) => ${at === 69 ? 'n++ < 3' : 'e.statusCode === 503'} });`).join('\n')}`,
    ],
    [
      'a test of settings that somebody is given',
      loop('while (true)', 'if (!config.on) throw new Error("no");', `${CONFIG} register(config);`).replace(
        'export',
        'declare function register(settings: object): void;\nexport',
      ),
    ],
    [
      'a text that a counter chooses',
      loop(
        'while (true)',
        'n++; const text = await res.text(); let detail = text; if (n > 3) detail = res.statusText; if (detail.includes("gone")) throw new Error("no");',
        'let n = 0;',
      ),
    ],
    [
      'an answer that a loop within may have asked for',
      "export async function f(id: string) {\n  for (let n = 0; ; n++) {\n    let res: Response | undefined;\n    for (let m = n; m < 3; m++) { res = await fetch('https://graph.microsoft.com/v1.0/users/' + id); if (res.status !== 503) break; await sleep(1000); }\n    if (res?.status === 401) { continue; }\n    return res;\n  }\n}",
    ],
    ['a function that counts', helped(', { fits: () => n++ < 3 }', 'let n = 0;')],
    [
      'a function that asks what counts',
      helped(', { fits: (e: any) => budget.take(e) }', 'declare const budget: { take(e: any): boolean };'),
    ],
    ['a function of others', helped(', { fits: given }', 'declare const given: (e: any) => boolean;')],
    ['options of others', helped(', given', 'declare const given: object;')],
    [
      'a function that reads what another one writes',
      helped(
        ', { fits: (e: any) => !seen.has(e.statusCode) }',
        'const seen = new Set<number>();\nexport const stop = (status: number) => seen.add(status);',
      ),
    ],
    [
      'a counter that a callback is told, which ends it',
      helped(', { told: (n: number) => { if (n > 3) throw new Error("no"); } }')
        .replace('if (!fits', 'options.told?.(n++); if (!fits')
        .replace('for (;;)', 'let n = 0; for (;;)')
        .replace('fits?:', 'told?: (n: number) => void; fits?:'),
    ],
    [
      'a counter that ends it, in a function whose name says that it waits',
      loop('for (let n = 0; ; n++)', 'await backoff(n);').replace(
        'export',
        'async function backoff(k: number) { if (k > 9) throw new Error("no"); await sleep(2 ** k); }\nexport',
      ),
    ],
  ])('is silent: %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});

describe('input that no one writes by hand', () => {
  it.each([
    [
      'many nested loops',
      `export async function f() { ${'for (;;) { '.repeat(200)} await client.api('/me').get(); ${'}'.repeat(200)} }`,
    ],
    [
      'many branches',
      `export async function f(a: any) { while (true) { try { return await client.api('/me').get(); } catch (e) { ${Array.from({ length: 40 }, (_, index) => `if (a[${String(index)}]) { if (a.x) throw e; }`).join(' ')} } } }`,
    ],
  ])('is not judged, and ends: %s', (_name, code) => {
    expect(() => find(code)).not.toThrow();
  });

  it.each([
    [
      'a finally with a jump',
      'export async function f() { while (true) { try { return await client.api("/me").get(); } catch { await sleep(1); } finally { console.log(1); } } }',
      1,
    ],
    [
      'a finally that leaves',
      'export async function f() { while (true) { try { await client.api("/me").get(); } catch { await sleep(1); } finally { break; } } }',
      0,
    ],
    [
      'a switch that falls through',
      'export async function f() { while (true) { const res = await fetch("https://graph.microsoft.com/v1.0/me"); switch (res.status) { case 429: case 503: await sleep(1); continue; default: return res; } } }',
      1,
    ],
    [
      'a generator',
      'export async function* f() { while (true) { try { yield await client.api("/me").get(); } catch { await sleep(1); } } }',
      0,
    ],
    [
      'async iteration',
      'export async function f(ids: any) { for await (const id of ids) { try { await client.api(id).get(); } catch { await sleep(1); } } }',
      0,
    ],
  ])('%s', (_name, code, count) => {
    expect(find(code)).toHaveLength(count);
  });
});
