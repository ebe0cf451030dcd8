import { describe, expect, it } from 'vitest';
import { detectReports } from '../../rules/src/detector/index.js';
import { parseSource } from '../../rules/src/source/index.js';

const HEAD =
  "import { Client } from '@microsoft/microsoft-graph-client';\nimport axios from 'axios';\ndeclare const client: Client;\nconst sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));\nconst rest = (s: number) => new Promise((done) => setTimeout(done, s * 1000));\n";
type Fault = 'retry-wait' | 'hopeless-retry' | 'double-retry';
const found = (
  code: string,
  kinds: readonly Fault[] = ['retry-wait', 'hopeless-retry', 'double-retry'],
): string[] =>
  detectReports(parseSource('file.ts', HEAD + code)).flatMap((site) =>
    kinds.some((kind) => kind === site.kind) && 'form' in site ? [`${site.kind} ${site.form}`] : [],
  );
const waits = (wait: string, test = 'res.status !== 429'): string =>
  `export async function f(id: string, token: string) {\n  for (let attempt = 0; attempt < 5; attempt++) {\n    const res = await fetch('https://graph.microsoft.com/v1.0/users/' + id, { headers: { Authorization: token } });\n    if (${test}) return res;\n    ${wait}\n  }\n  throw new Error('no');\n}`;
const axiosWaits = (wait: string): string =>
  `export async function f(id: string) {\n  for (let attempt = 0; attempt < 5; attempt++) {\n    try { return await axios.get('https://graph.microsoft.com/v1.0/users/' + id); } catch (error: any) {\n      if (error.response?.status !== 429) throw error;\n      ${wait}\n    }\n  }\n  throw new Error('no');\n}`;
const sdk = (head: string, test: string): string =>
  `export async function f(id: string) {\n  let n = 0;\n  ${head} {\n    try { return await client.api(id).get(); } catch (error: any) { if (${test}) throw error; await sleep(1000 * 2 ** n++); }\n  }\n}`;
const AFTER = "res.headers.get('Retry-After')";
/** A header that is never there, or else what an object keeps. */
const OR_KEPT = "const h = (res.headers as any)['retry-after']; await sleep(h ? Number(h) * 1000 : kept.ms);";

const catches = (
  wait: string,
  test = 'attempt === 4',
  call = "axios.get('https://graph.microsoft.com/v1.0/users/' + id)",
): string =>
  `export async function f(id: string) {\n  for (let attempt = 0; attempt < 5; attempt++) {\n    try { return await ${call}; } catch (error: any) {\n      if (${test}) throw error;\n      ${wait}\n    }\n  }\n}`;

/** Waits unless it was the last attempt. */
const byHand = (wait: string): string =>
  `export async function f(id: string) {\n  let tries = 0;\n  while (tries < 3) {\n    try { return await axios.get('https://graph.microsoft.com/v1.0/users/' + id); } catch (error: any) {\n      tries += 1;\n      if (tries < 3) { ${wait} } else { console.error('no', error.message); }\n    }\n  }\n}`;
const again = (ms: string): string =>
  `export async function f(id: string, n = 0): Promise<unknown> {\n  try { return await axios.get('https://graph.microsoft.com/v1.0/users/' + id); } catch (error: any) {\n    if (n >= 3) throw error;\n    await sleep(${ms});\n    return f(id, n + 1);\n  }\n}`;

describe('whatever the failure is', () => {
  const OWN = `async function read(id: string) { const res = await fetch('https://graph.microsoft.com/v1.0/users/' + id); if (!res.ok) throw new Error('refused: ' + res.status); return res.json(); }\n`;
  it.each([
    ['nothing is waited for', catches(''), ['hopeless-retry any', 'retry-wait none']],
    ['always as long', catches('await sleep(2000);'), ['hopeless-retry any', 'retry-wait constant']],
    [
      'with a line for the log',
      catches('console.warn(error.message); await sleep(2000);'),
      ['hopeless-retry any', 'retry-wait constant'],
    ],
    [
      'an error that the project makes of the answer',
      OWN + catches('await sleep(2000);', 'attempt === 4', 'read(id)'),
      ['hopeless-retry any', 'retry-wait constant'],
    ],
    [
      'any answer that is not ok',
      waits('await sleep(2000);', 'res.ok'),
      ['hopeless-retry any', 'retry-wait constant'],
    ],
    ['longer each time', catches('await sleep(1000 * 2 ** attempt);'), ['hopeless-retry any']],
    [
      'counted by hand, always as long',
      byHand('await sleep(1500);'),
      ['hopeless-retry any', 'retry-wait constant'],
    ],
    ['counted by hand, longer each time', byHand('await sleep(1500 * tries);'), ['hopeless-retry any']],
    [
      'in a function that calls itself, always as long',
      again('1500'),
      ['hopeless-retry any', 'retry-wait constant'],
    ],
    ['in a function that calls itself, longer each time', again('1500 * (n + 1)'), ['hopeless-retry any']],
    [
      'what a function gives in place of a failure',
      `async function read(id: string) { const res = await fetch('https://graph.microsoft.com/v1.0/users/' + id); if (!res.ok) { console.warn(await res.text()); return null; } return res.json(); }\nexport async function f(id: string) { for (let attempt = 1; attempt <= 3; attempt++) { const user = await read(id); if (user) return user; await sleep(2000); } return null; }`,
      ['hopeless-retry any', 'retry-wait constant'],
    ],
  ])('%s', (_name, code, sites) => {
    expect(found(code).sort()).toEqual(sites);
  });

  it('is said once of a loop that several ways lead back through', () => {
    const code = catches(
      "if (attempt < 3) { console.warn('again'); continue; }\n console.warn('once more');",
    );
    expect(found(code, ['hopeless-retry'])).toEqual(['hopeless-retry any']);
  });

  it.each([
    [
      'only failures without an answer arrive',
      catches('await sleep(2000);', 'attempt === 4', "fetch('https://graph.microsoft.com/v1.0/users/' + id)"),
    ],
    [
      'a function looks at the error',
      `declare const isFinal: (error: unknown) => boolean;\n${catches('await sleep(2000);', 'isFinal(error)')}`,
    ],
    [
      'the request is written twice, and sent twice in any case',
      `export async function f(id: string) { try { console.log(await axios.get('https://graph.microsoft.com/v1.0/users/' + id)); } catch (error: any) { console.warn(error.message); } const again = await axios.get('https://graph.microsoft.com/v1.0/users/' + id); return again.data; }`,
    ],
    ['the text of the error decides', catches('await sleep(2000);', "!String(error).includes('later')")],
    [
      'a part of the error decides',
      catches('await sleep(2000);', 'kind !== 1').replace('if (kind', 'const kind = error.kind; if (kind'),
    ],
  ])('says nothing where %s', (_name, code) => {
    expect(found(code)).toEqual([]);
  });

  it.each([
    [
      'the client repeats by itself',
      catches('await sleep(2000);', 'attempt === 4', "client.api('/users/' + id).get()"),
    ],
    [
      'nothing is waited for after the last attempt',
      `export async function f(id: string) {\n  for (let attempt = 0; attempt < 3; attempt++) {\n    try { return await axios.get('https://graph.microsoft.com/v1.0/users/' + id); } catch (error: any) {\n      if (attempt === 2) { console.warn(error.message); } else { await sleep(1000 * (attempt + 1)); continue; }\n    }\n  }\n}`,
    ],
    [
      'the last attempt is told by a jump',
      `export async function f(id: string) {\n  for (let attempt = 1; attempt <= 3; attempt++) {\n    try { return await axios.get('https://graph.microsoft.com/v1.0/users/' + id); } catch (error: any) {\n      if (attempt < 3) { await sleep(1000 * attempt); continue; }\n    }\n  }\n}`,
    ],
    [
      'errors with a status are looked at',
      catches(
        'if (attempt < 4) { await sleep(1000); continue; }',
        "error && typeof error === 'object' && 'response' in error && error.response?.status < 500",
      ),
    ],
    [
      'the wait is what Retry-After says',
      catches("await sleep(Number(error.response?.headers['retry-after'] ?? 5) * 1000);"),
    ],
  ])('says nothing of the wait where %s', (_name, code) => {
    expect(found(code, ['retry-wait'])).toEqual([]);
  });

  it.each([
    ['refusals have left', catches('await sleep(2000);', 'error.response?.status < 429')],
    [
      'something unknown has a method of that name',
      `declare const store: { padStart(n: number): void };\n${waits('store.padStart(4); await sleep(2000);', 'res.status !== 409')}`,
    ],
    [
      'names stand for each other',
      waits('const one = two; const two = one; one.padStart(4); await sleep(2000);', 'res.status !== 409'),
    ],
    ['another token is fetched', `declare const renew: () => Promise<void>;\n${catches('await renew();')}`],
    [
      'nobody reads the answer',
      catches('await sleep(2000);').replace('return await', 'await').replace('} catch', 'return; } catch'),
    ],
    ['it waits until a time has come', catches('await sleep(2000);', 'Date.now() > Number(token)')],
    [
      'it waits for so long',
      `const begun = Date.now();\n${catches('const since = Date.now() - begun; if (since > 9000) throw error; await sleep(2000);')}`,
    ],
    [
      'it is not known what a client throws',
      `import { send } from 'some-client';\n${catches('await sleep(2000);', 'attempt === 4', "send({ url: 'https://graph.microsoft.com/v1.0/users/' + id, throw: false })")}`,
    ],
  ])('does not call it hopeless where %s', (_name, code) => {
    expect(found(code, ['hopeless-retry'])).toEqual([]);
  });

  it.each([
    ['it waits for nothing until a time has come', catches('', 'Date.now() > Number(id)')],
    ['a time is only said', catches('console.warn(Date.now()); await sleep(2000);')],
    [
      'the project throws what a client that is not known has answered',
      `import { send } from 'some-client';\nasync function read(id: string) { const res = await send({ url: 'https://graph.microsoft.com/v1.0/users/' + id }); if (res.status !== 200) throw new Error('refused: ' + res.status); return res; }\n${catches('await sleep(2000);', 'attempt === 4', 'read(id)')}`,
    ],
  ])('calls it hopeless where %s', (_name, code) => {
    expect(found(code, ['hopeless-retry'])).toEqual(['hopeless-retry any']);
  });
});

describe('how long is waited after throttling', () => {
  it.each([
    ['nothing', waits(''), 'none'],
    [
      'nothing, in a function that calls itself',
      `export async function f(id: string, n = 0): Promise<Response> { const res = await fetch('https://graph.microsoft.com/v1.0/' + id); if (res.status === 429 && n < 3) return f(id, n + 1); return res; }`,
      'none',
    ],
    ['a number', waits('await sleep(2000);'), 'constant'],
    [
      'nothing, for the status or a code',
      waits('', '!lost(res.status, body.error?.code)')
        .replace('    if (!lost', '    const body: any = await res.json();\n    if (!lost')
        .replace(
          'export',
          "function lost(status: number, code: string) { if (status === 429 || code === 'TooManyRequests') return true; return false; }\nexport",
        ),
      'none',
    ],
    [
      'nothing, for the status and something unknown',
      waits('', 'res.ok || !(res.status === 429 && again(res.status))').replace(
        'export',
        'declare const again: (status: number) => boolean;\nexport',
      ),
      'none',
    ],
    [
      'a number, for the status and something else',
      waits('await sleep(2000);', '!(res.status === 429 && attempt < 3)'),
      'constant',
    ],
    ['a number, not ok', waits('await sleep(2000);', 'res.ok'), 'constant'],
    ['a constant', `const PAUSE = 5000;\n${waits('await sleep(PAUSE);')}`, 'constant'],
    ['a timer', waits('await new Promise((done) => setTimeout(done, 3000));'), 'constant'],
    [
      'a wait of a package',
      `import { setTimeout as later } from 'node:timers/promises';\n${waits('await later(3000);')}`,
      'constant',
    ],
    ['another one', `import delay from 'delay';\n${waits('await delay(3000);')}`, 'constant'],
    [
      'a wait that is made of a timer',
      `import { promisify } from 'node:util';\nconst pause = promisify(setTimeout);\n${waits('await pause(3000);')}`,
      'constant',
    ],
    [
      'a function that always waits as long',
      `const SECOND = 1000;\nconst pause = () => new Promise<void>((done) => { setTimeout(() => { done(); }, 3 * SECOND); });\n${waits('await pause();')}`,
      'constant',
    ],
    [
      'a function that calls another wait',
      `const minutes = (n: number) => rest(n * 60);\n${waits('await minutes(0.5);')}`,
      'constant',
    ],
    [
      'a function that waits, with a line for the log',
      `async function pause(ms: number) { console.log('waits'); await sleep(ms); }\n${waits('await pause(3000);')}`,
      'constant',
    ],
    ['just less than a minute', waits('await sleep(59_999);'), 'constant'],
    ['two waits', waits('await sleep(1000); await sleep(1000);'), 'constant'],
    [
      'one of two waits',
      waits(`const h = ${AFTER}; if (h) await sleep(Number(h)); else await sleep(5000);`),
      'seconds',
    ],
    [
      'a wait before the call in the same statement',
      `export function f(id: string, n = 0): Promise<Response> { return fetch('https://graph.microsoft.com/v1.0/' + id).then((res) => { if (res.status === 429 && n < 3) return sleep(2000).then(() => f(id, n + 1)); return res; }); }`,
      'constant',
    ],
    [
      'a timer that sends it again',
      `export async function f(id: string, n = 0): Promise<void> { const res = await fetch('https://graph.microsoft.com/v1.0/' + id); if (res.status === 429 && n < 3) setTimeout(() => f(id, n + 1), 2000); }`,
      'constant',
    ],
    [
      'seconds as milliseconds, in steps',
      waits(`let ms = 1000; const h = ${AFTER}; if (h) { ms = parseInt(h, 10); } await sleep(ms);`),
      'seconds',
    ],
    [
      'seconds as milliseconds, by a function',
      `function time(res: Response) { const h = res.headers.get('Retry-After'); if (!h) return 1000; return Number(h); }\n${waits('await sleep(time(res));')}`,
      'seconds',
    ],
    [
      'seconds as milliseconds, in a function that waits',
      `async function settle(res: Response) { const h = res.headers.get('Retry-After'); const ms = Number(h ?? 5); await sleep(ms); }\n${waits('await settle(res);')}`,
      'seconds',
    ],
    ['seconds as milliseconds, and a little', waits(`await sleep(Number(${AFTER}) + 500);`), 'seconds'],
    [
      'less than a minute of what the header says',
      waits(`await sleep(Math.min(Number(${AFTER}) * 1000, 59_999));`),
      'cut',
    ],
    [
      'headers of a failure of axios, by their method',
      axiosWaits("await sleep(Number(error.headers?.get('retry-after') ?? 5) * 1000);"),
      'elsewhere',
    ],
    [
      'a time limit of one request is no wait',
      waits('const stop = new AbortController(); setTimeout(() => stop.abort(), 10_000);'),
      'none',
    ],
    [
      'a promise that only rejects after a time',
      waits('setTimeout(() => { throw new Error(); }, 5000); console.log(await res.text());'),
      'none',
    ],
    ['a number after 503', waits('await sleep(2000);', 'res.status !== 503'), 'constant'],
    ['seconds as milliseconds', waits(`await sleep(Number(${AFTER}));`), 'seconds'],
    [
      'seconds as milliseconds, under a name',
      waits(`const s = parseInt(${AFTER} ?? '5', 10); await sleep(s);`),
      'seconds',
    ],
    ['less than the header says', waits(`await sleep(Math.min(Number(${AFTER}) * 1000, 5000));`), 'cut'],
    [
      'less than the header says, in the next round',
      `export async function f(id: string) {\n  let last: Response | null = null;\n  for (let attempt = 0; attempt < 4; attempt++) {\n    if (attempt > 0) { const s = Number(last?.headers.get('retry-after') ?? 0); await sleep(s > 0 ? Math.min(s, 12) * 1000 : 500 * 2 ** attempt); }\n    const res = await fetch('https://graph.microsoft.com/v1.0/users/' + id);\n    if (res.ok || (res.status !== 429 && res.status < 500)) return res;\n    last = res;\n  }\n  return last;\n}`,
      'cut',
    ],
    [
      'less than the header says, beside a header of others',
      `function time(res: Response): number {\n  const other = res.headers.get('x-ms-retry-after-ms');\n  if (other !== null && other.trim() !== '') { const ms = Number(other); if (Number.isFinite(ms)) return Math.min(ms, 1000); }\n  const own = res.headers.get('retry-after');\n  if (own !== null && own.trim() !== '') { const s = Number(own); if (Number.isFinite(s)) return Math.min(s * 1000, 1000); }\n  return 1000;\n}\n${waits('await sleep(time(res));')}`,
      'cut',
    ],
    [
      'a number, in a loop of two rounds',
      waits('await sleep(2000);', 'res.status !== 429 || attempt + 1 >= 2'),
      'constant',
    ],
    ['a number, after the first round', waits('if (attempt > 0) await sleep(2000);'), 'constant'],
    [
      'headers of fetch as an object',
      waits("await sleep(Number((res.headers as any)['retry-after']) * 1000);"),
      'elsewhere',
    ],
    [
      'headers of fetch as an object, or longer each time',
      waits(
        "const h = (res.headers as any)['retry-after']; await sleep(h ? Number(h) * 1000 : 500 * 2 ** attempt);",
      ),
      'elsewhere',
    ],
    [
      'headers of fetch as an object, or no number',
      waits(
        "const h = (res.headers as any)['retry-after']; const s = h ? Number(h) : NaN; await sleep(Number.isFinite(s) ? s * 1000 : 500);",
      ),
      'elsewhere',
    ],
    [
      'headers of fetch as an object, or a time and chance',
      `const time = (n: number) => 500 * 2 ** n + Math.random() * 100;\n${waits("const h = (res.headers as any)['retry-after']; const ms = h ? Number(h) * 1000 : time(attempt); await sleep(ms);")}`,
      'elsewhere',
    ],
    [
      'headers of a failure of axios',
      axiosWaits("await sleep(Number(error.headers['retry-after']) * 1000);"),
      'elsewhere',
    ],
    [
      'headers of fetch as an object, or a setting',
      `const kept: any = { ms: 2000 };\nconsole.log(kept.ms);\n${waits(OR_KEPT)}`,
      'elsewhere',
    ],
    [
      'headers of fetch as an object, or a count that is kept',
      `const kept: any = { ms: 0 };\n${waits(`kept.ms = kept.ms + 500; ${OR_KEPT}`)}`,
      'elsewhere',
    ],
    ['a setting', `const kept = { ms: 500 };\n${waits('await sleep(kept.ms); kept;')}`, 'constant'],
    [
      'a setting, beside another that is made of it',
      `const kept = { ms: 500 };\nexport const slow: any = {}; slow.kept = kept;\nObject.assign(slow, kept);\nconsole.log(kept);\n${waits('slow[kept.ms] = 1; slow.ms = kept.ms; await sleep(kept.ms);')}`,
      'constant',
    ],
    ['the same item of a list', `const kept = [500, 1000];\n${waits('await sleep(kept[1]);')}`, 'constant'],
  ])('reports: %s', (_name, code, form) => {
    expect(found(code, ['retry-wait'])).toEqual([`retry-wait ${form}`]);
  });

  it.each([
    ['the header', waits(`await sleep(Number(${AFTER}) * 1000);`)],
    ['the header in seconds', waits(`await rest(Number(${AFTER}));`)],
    ['the header, or a number', waits(`const s = Number(${AFTER}) || 5; await sleep(s * 1000);`)],
    [
      'the header, under a condition',
      waits(`const h = ${AFTER}; const s = h ? Number(h) : 5; await sleep(s * 1000);`),
    ],
    ['the header with a high limit', waits(`await sleep(Math.min(Number(${AFTER}) * 1000, 300000));`)],
    ['what grows', waits('await sleep(1000 * 2 ** attempt);')],
    ['the longer of both', waits(`await sleep(Math.max(Number(${AFTER}) * 1000, 2 ** attempt));`)],
    ['something that gets the answer', `declare const waitFor: any;\n${waits('await waitFor(res);')}`],
    ['something unknown', `declare const settle: any;\n${waits('await settle();')}`],
    [
      'something unknown whose name says that it waits',
      `declare const sleepFor: any;\n${waits('await sleepFor(3000);')}`,
    ],
    [
      'something unknown before the call',
      `declare const settle: any;\nexport function f(id: string, n = 0): Promise<Response> { return fetch('https://graph.microsoft.com/v1.0/' + id).then((res) => { if (res.status === 429 && n < 3) return settle(res).then(() => f(id, n + 1)); return res; }); }`,
    ],
    ['a minute', waits('await sleep(60_000);')],
    ['a minute at most', waits(`await sleep(Math.min(Number(${AFTER}) * 1000, 60_000));`)],
    [
      'one of two waits',
      waits(`const h = ${AFTER}; if (h) await sleep(Number(h) * 1000); else await sleep(5000);`),
    ],
    [
      'the header in steps',
      waits(`let ms = 1000; const h = ${AFTER}; if (h) { ms = parseInt(h, 10) * 1000; } await sleep(ms);`),
    ],
    [
      'the header by a function',
      `function time(res: Response) { const h = res.headers.get('Retry-After'); if (!h) return 1000; return Number(h) * 1000; }\n${waits('await sleep(time(res));')}`,
    ],
    [
      'the header in a function that waits',
      `async function settle(res: Response) { const h = res.headers.get('Retry-After'); await sleep(Number(h ?? 5) * 1000); }\n${waits('await settle(res);')}`,
    ],
    ['a wait that may not run', `declare const busy: boolean;\n${waits('if (busy) await sleep(3000);')}`],
    [
      'what grows outside',
      `export async function f() {\n  let ms = 500;\n  for (let n = 0; n < 5; n++) {\n    const res = await fetch('https://graph.microsoft.com/v1.0/me');\n    if (res.status !== 429) return res;\n    await sleep(ms);\n    ms *= 2;\n  }\n  return undefined;\n}`,
    ],
    ['what grows in an object', `const kept = { ms: 500 };\n${waits('await sleep(kept.ms); kept.ms *= 2;')}`],
    [
      'what is counted in an object of an object',
      `const kept = { of: { ms: 500 } };\n${waits('await sleep(kept.of.ms); kept.of.ms++;')}`,
    ],
    [
      'what is put into an object',
      `const kept = { ms: 500 };\n${waits('await sleep(kept.ms); Object.assign(kept, { ms: attempt * 1000 });')}`,
    ],
    [
      'what is taken from a list',
      `const kept = [500, 1000, 2000];\n${waits('await sleep(kept[0]); kept.shift();')}`,
    ],
    ['a constant and chance', waits('await sleep(1000 + Math.random() * 500);')],
    [
      'the headers of axios, and another place',
      axiosWaits(
        "await sleep(Number(error.headers?.['retry-after'] ?? error.response?.headers['retry-after']) * 1000);",
      ),
    ],
    [
      'headers of fetch as an object, or what may have been read before',
      `declare const timeOf: (res: Response) => number;\n${waits("const h = (res.headers as any)['retry-after']; await sleep(h ? Number(h) * 1000 : timeOf(res));")}`,
    ],
    [
      'headers of fetch as an object, or what another function has kept',
      `const kept: any = {};\nexport function note(res: Response) { kept.ms = Number(${AFTER}) * 1000; }\n${waits(OR_KEPT)}`,
    ],
    [
      'headers of fetch as an object, or what was put into an object',
      `const kept: any = {};\nexport function note(res: Response) { Object.assign(kept, { ms: Number(${AFTER}) * 1000 }); }\n${waits(OR_KEPT)}`,
    ],
    [
      'headers of fetch as an object, or what was put into a list',
      `const kept: any[] = [];\n${waits("kept.push(res); const h = (res.headers as any)['retry-after']; await sleep(h ? Number(h) * 1000 : kept[0].ms);")}`,
    ],
    [
      'headers of fetch as an object, then by their method, and longer each time',
      waits(
        `const h = (res.headers as any)['retry-after'] ?? ${AFTER}; await sleep(Math.max(Number(h) * 1000, 500 * 2 ** attempt));`,
      ),
    ],
    [
      'headers of an error of the project',
      waits(
        `try { check(res); } catch (error: any) { await sleep(Number(error.headers['retry-after']) * 1000); }`,
      ).replace('export', 'declare function check(res: Response): void;\nexport'),
    ],
    ['a number after another status', waits('await sleep(2000);', 'res.status !== 500')],
    ['a number after 5xx', waits('await sleep(2000);', 'res.status < 500')],
    [
      'the headers of axios',
      axiosWaits("await sleep(Number(error.response.headers['retry-after']) * 1000);"),
    ],
    ['another host', waits('await sleep(2000);').replace('graph.microsoft.com', 'example.com')],
    [
      'a walk of inner errors, which is given a failure',
      "const has = (error: any, code: string): boolean => !!error && (error.code === code || has(error.innerError, code));\nexport async function f() { try { await client.api('/me').get(); } catch (error) { if (has(error, 'itemNotFound')) return; throw error; } }",
    ],
    [
      'another status, or a code that any may come with',
      waits('', '!lost(res.status, body.error?.code)')
        .replace('    if (!lost', '    const body: any = await res.json();\n    if (!lost')
        .replace(
          'export',
          "function lost(status: number, code: string) { if (status === 409 || code === 'SyncStateNotFound') return true; return false; }\nexport",
        ),
    ],
    [
      'another status, or a code, and something else',
      waits('', "res.ok || !(kind(res.status, body.error?.code).is === 'lost' && id.includes('x'))")
        .replace('    if (res.ok', '    const body: any = await res.json();\n    if (res.ok')
        .replace(
          'export',
          "function kind(status: number, code: string) { if (status === 409 || code === 'SyncStateNotFound') return { is: 'lost' }; return { is: 'other' }; }\nexport",
        ),
    ],
    ['a poll', waits('await sleep(2000);', 'res.status !== 202')],
  ])('is silent: %s', (_name, code) => {
    expect(found(code, ['retry-wait'])).toEqual([]);
  });
});

it('reports headers of the classic client that are read as an object', () => {
  const code = sdk('while (n < 3)', 'error.statusCode !== 429').replace(
    'await sleep(1000 * 2 ** n++)',
    "n++; await sleep((error.headers?.['Retry-After'] || error.retryAfter || 5) * 1000)",
  );
  expect(found(code, ['double-retry', 'retry-wait'])).toEqual(['double-retry each', 'retry-wait elsewhere']);
});

describe('what cannot change by itself', () => {
  it.each([
    ['400', waits('await sleep(2000);', 'res.status !== 400'), 'same'],
    ['403', waits('await sleep(2000);', 'res.status !== 403'), 'same'],
    ['404 at once', waits('', 'res.status !== 404'), 'same'],
    ['409 and 422', waits('await sleep(2000);', '![409, 422].includes(res.status)'), 'same'],
    ['401 with the same token', waits('await sleep(2000);', 'res.status !== 401'), 'token'],
    ['a code', sdk('while (n < 3)', "error.code !== 'Request_BadRequest'"), 'same'],
    [
      '409, with a line for the log',
      waits(
        'const ms = 2000; console.warn(`again in ${(ms / 1000).toFixed(1).padStart(4)} s`); await sleep(ms);',
        'res.status !== 409',
      ),
      'same',
    ],
    [
      '403 of what is asked for',
      waits('console.log(await res.text()); await sleep(2000);', 'res.status !== 403'),
      'same',
    ],
    [
      '403 of what is made, though nothing reads the answer',
      `export async function f() {\n  for (let n = 0; n < 9; n++) {\n    try { await client.api('/me').post({}); return true; } catch (error: any) { if (error.statusCode !== 403) throw error; await sleep(2000); }\n  }\n  return false;\n}`,
      'same',
    ],
    [
      '403 at once, though nothing reads the answer',
      `export async function f() {\n  for (let n = 0; n < 9; n++) {\n    try { await client.api('/me').get(); return true; } catch (error: any) { if (error.statusCode !== 403) throw error; }\n  }\n  return false;\n}`,
      'same',
    ],
    [
      '401 after a function that only logs',
      `const tell = (text: string) => { console.log(text); };\n${waits("tell('again'); await sleep(1);", 'res.status !== 401')}`,
      'token',
    ],
    ['507', waits('await sleep(2000);', 'res.status !== 507'), 'same'],
  ])('reports: %s', (_name, code, form) => {
    expect(found(code)).toEqual([`hopeless-retry ${form}`]);
  });

  it.each([
    ['500', waits('await sleep(2000);', 'res.status !== 500')],
    ['404 after a wait', waits('await sleep(2000);', 'res.status !== 404')],
    ['400 and 500', waits('await sleep(2000);', 'res.status !== 400 && res.status !== 500')],
    [
      '401 with another token',
      `declare const login: any;\n${waits('token = await login();', 'res.status !== 401')}`,
    ],
    [
      '401 with a token for each request',
      `declare const getToken: any;\n${waits('await sleep(1);', 'res.status !== 401').replace('Authorization: token', 'Authorization: await getToken()')}`,
    ],
    [
      '404 after which it is made',
      `declare const make: any;\n${waits('await make(id);', 'res.status !== 404')}`,
    ],
    ['401 of a client that gets tokens', sdk('while (n < 3)', 'error.statusCode !== 401')],
    [
      '401 of a request whose token is not seen',
      waits('await sleep(2000);', 'res.status !== 401').replace(
        ', { headers: { Authorization: token } }',
        '',
      ),
    ],
    [
      '401 with a token that is written',
      `declare const session: { token: string };\n${waits('token = session.token; await sleep(1);', 'res.status !== 401')}`,
    ],
    [
      '401 with another token of a field',
      `declare const session: { token: string };\nexport async function f(id: string, token: string, n = 0): Promise<Response> { const res = await fetch('https://graph.microsoft.com/v1.0/' + id, { headers: { Authorization: token } }); if (res.status === 401 && n < 3) return f(id, session.token, n + 1); return res; }`,
    ],
    [
      '403 until a permission is there',
      `export async function ready() {\n  for (let n = 0; n < 9; n++) {\n    try { await client.api('/me').get(); return true; } catch (error: any) { if (error.statusCode !== 403) throw error; await sleep(2000); }\n  }\n  return false;\n}`,
    ],
    ['a status that the catalogue does not know', waits('await sleep(2000);', 'res.status !== 418')],
  ])('is silent: %s', (_name, code) => {
    expect(found(code)).toEqual([]);
  });
});

describe('a repetition around a client that repeats', () => {
  it.each([
    [
      'a loop of five',
      sdk('for (let attempt = 0; attempt < 5; attempt++)', 'error.statusCode !== 429'),
      'total',
    ],
    ['another loop', sdk('while (n < 3)', 'error.statusCode !== 503'), 'each'],
    ['whatever failed', sdk('while (n < 3)', 'n > 2'), 'each'],
    [
      'a client of its own settings',
      `declare const login: any;\nconst own = Client.initWithMiddleware({ authProvider: login });\n${sdk('while (n < 3)', 'error.statusCode !== 429').replace('client.api', 'own.api')}`,
      'each',
    ],
    [
      'a client in a file that sets another one',
      `declare const parts: any;\nexport const other = Client.initWithMiddleware({ middleware: parts });\n${sdk('while (n < 3)', 'error.statusCode !== 429')}`,
      'each',
    ],
    [
      'a client in what a helper repeats',
      `class Mail {\n  delay(ms: number) { return new Promise((done) => setTimeout(done, ms)); }\n  async again<T>(work: () => Promise<T>, most = 5): Promise<T> {\n    for (let n = 0; n < most; n++) {\n      try { return await work(); } catch (error: any) { if (error.statusCode !== 429) throw error; await this.delay(1000 * 2 ** n); }\n    }\n    throw new Error('no');\n  }\n  read(path: string) { return this.again(() => client.api(path).get()); }\n}`,
      'each',
    ],
    [
      'a code of throttling, under a name',
      sdk('while (n < 3)', '!again').replace(
        'if (!again)',
        "const again = error.code === 'TooManyRequests'; if (!again)",
      ),
      'each',
    ],
    ['a code of throttling', sdk('while (n < 3)', "error.code !== 'TooManyRequests'"), 'each'],
    [
      'a constant in the head',
      `const MAX = 5;\n${sdk('for (let attempt = 0; attempt < MAX; attempt++)', 'error.statusCode !== 429')}`,
      'total',
    ],
    [
      'a counter that goes by two',
      sdk('for (let attempt = 0; attempt < 5; attempt += 2)', 'error.statusCode !== 429'),
      'each',
    ],
    [
      'got',
      `import got from 'got';\n${sdk('while (n < 3)', 'n > 2').replace('client.api(id).get()', "got('https://graph.microsoft.com/v1.0/me').json()")}`,
      'each',
    ],
  ])('reports: %s', (_name, code, form) => {
    expect(found(code, ['double-retry'])).toEqual([`double-retry ${form}`]);
  });

  it.each([
    ['a failure after which the client does not repeat', sdk('while (n < 3)', 'error.statusCode !== 500')],
    ['a client that does not repeat', waits(`await sleep(Number(${AFTER}) * 1000);`)],
    [
      'a request that is told not to repeat',
      sdk('while (n < 3)', 'error.statusCode !== 429').replace(
        '.get()',
        '.middlewareOptions([new RetryHandlerOptions(0, 0)]).get()',
      ),
    ],
    [
      'a client that is made of parts',
      `declare const parts: any;\nconst own = Client.initWithMiddleware({ middleware: parts });\n${sdk('while (n < 3)', 'error.statusCode !== 429').replace('client.api', 'own.api')}`,
    ],
    [
      'a client whose settings have a name',
      `declare const parts: any;\nconst settings = { middleware: parts };\nconst own = Client.initWithMiddleware(settings);\n${sdk('while (n < 3)', 'error.statusCode !== 429').replace('client.api', 'own.api')}`,
    ],
    [
      'a client of a class that is made of parts',
      `declare const parts: any;\nclass Mail {\n  private graph = Client.initWithMiddleware({ middleware: parts });\n  ${sdk('while (n < 3)', 'error.statusCode !== 429').replace('client.api', 'this.graph.api').replace('export async function f', 'async f')}\n}`,
    ],
    [
      'got whose instance is told not to repeat',
      `import got from 'got';\nconst own = got.extend({ retry: { limit: 0 } });\n${sdk('while (n < 3)', 'n > 2').replace('client.api(id).get()', "own('https://graph.microsoft.com/v1.0/me').json()")}`,
    ],
    [
      'got with options that a caller gives',
      `import got from 'got';\n${sdk('while (n < 3)', 'n > 2').replace('id: string', 'id: any').replace('client.api(id).get()', "got('https://graph.microsoft.com/v1.0/me', id).json()")}`,
    ],
    [
      'a code that is none of throttling, under a name',
      sdk('while (n < 3)', '!again').replace(
        'if (!again)',
        "const again = ['UnknownError', 'InvalidAuthenticationToken'].includes(error.code); if (!again)",
      ),
    ],
    [
      'a code that is none of throttling',
      sdk('while (n < 3)', "!['UnknownError', 'InvalidAuthenticationToken'].includes(error.code)"),
    ],
    [
      'got that is told not to repeat',
      `import got from 'got';\n${sdk('while (n < 3)', 'n > 2').replace('client.api(id).get()', "got('https://graph.microsoft.com/v1.0/me', { retry: { limit: 0 } }).json()")}`,
    ],
    [
      'got, which does not repeat a POST',
      `import got from 'got';\n${sdk('while (n < 3)', 'n > 2').replace('client.api(id).get()', "got.post('https://graph.microsoft.com/v1.0/me').json()")}`,
    ],
  ])('is silent: %s', (_name, code) => {
    expect(found(code, ['double-retry'])).toEqual([]);
  });
});
