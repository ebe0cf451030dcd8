import { describe, expect, it } from 'vitest';
import { detectReports } from '../../rules/src/detector/index.js';
import { parseSource } from '../../rules/src/source/index.js';

const HEAD = "import { Client } from '@microsoft/microsoft-graph-client';\nimport axios from 'axios';\ndeclare const client: Client;\nconst sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));\nconst rest = (s: number) => new Promise((done) => setTimeout(done, s * 1000));\n";
const found = (code: string): string[] =>
  detectReports(parseSource('file.ts', HEAD + code)).flatMap((site) => (['retry-wait', 'hopeless-retry', 'double-retry'].includes(site.kind) && 'form' in site ? [`${site.kind} ${site.form}`] : []));
const waits = (wait: string, test = 'res.status !== 429'): string =>
  `export async function f(id: string, token: string) {\n  for (let attempt = 0; attempt < 5; attempt++) {\n    const res = await fetch('https://graph.microsoft.com/v1.0/users/' + id, { headers: { Authorization: token } });\n    if (${test}) return res;\n    ${wait}\n  }\n  throw new Error('no');\n}`;
const axiosWaits = (wait: string): string =>
  `export async function f(id: string) {\n  for (let attempt = 0; attempt < 5; attempt++) {\n    try { return await axios.get('https://graph.microsoft.com/v1.0/users/' + id); } catch (error: any) {\n      if (error.response?.status !== 429) throw error;\n      ${wait}\n    }\n  }\n  throw new Error('no');\n}`;
const sdk = (head: string, test: string): string =>
  `export async function f(id: string) {\n  let n = 0;\n  ${head} {\n    try { return await client.api(id).get(); } catch (error: any) { if (${test}) throw error; await sleep(1000 * 2 ** n++); }\n  }\n}`;
const AFTER = "res.headers.get('Retry-After')";

describe('how long is waited after throttling', () => {
  it.each([
    ['nothing', waits(''), 'none'],
    ['nothing, in a function that calls itself', `export async function f(id: string, n = 0): Promise<Response> { const res = await fetch('https://graph.microsoft.com/v1.0/' + id); if (res.status === 429 && n < 3) return f(id, n + 1); return res; }`, 'none'],
    ['a number', waits('await sleep(2000);'), 'constant'],
    ['a number, not ok', waits('await sleep(2000);', 'res.ok'), 'constant'],
    ['a constant', `const PAUSE = 5000;\n${waits('await sleep(PAUSE);')}`, 'constant'],
    ['a timer', waits('await new Promise((done) => setTimeout(done, 3000));'), 'constant'],
    ['a wait of another file', `declare const pause: any, delay: any;\n${waits('await delay(3000);')}`, 'constant'],
    ['a number after 503', waits('await sleep(2000);', 'res.status !== 503'), 'constant'],
    ['seconds as milliseconds', waits(`await sleep(Number(${AFTER}));`), 'seconds'],
    ['seconds as milliseconds, under a name', waits(`const s = parseInt(${AFTER} ?? '5', 10); await sleep(s);`), 'seconds'],
    ['less than the header says', waits(`await sleep(Math.min(Number(${AFTER}) * 1000, 5000));`), 'cut'],
    ['headers of fetch as an object', waits("await sleep(Number((res.headers as any)['retry-after']) * 1000);"), 'elsewhere'],
    ['headers of a failure of axios', axiosWaits("await sleep(Number(error.headers['retry-after']) * 1000);"), 'elsewhere'],
  ])('reports: %s', (_name, code, form) => {
    expect(found(code)).toEqual([`retry-wait ${form}`]);
  });

  it.each([
    ['the header', waits(`await sleep(Number(${AFTER}) * 1000);`)],
    ['the header in seconds', waits(`await rest(Number(${AFTER}));`)],
    ['the header, or a number', waits(`const s = Number(${AFTER}) || 5; await sleep(s * 1000);`)],
    ['the header, under a condition', waits(`const h = ${AFTER}; const s = h ? Number(h) : 5; await sleep(s * 1000);`)],
    ['the header with a high limit', waits(`await sleep(Math.min(Number(${AFTER}) * 1000, 300000));`)],
    ['what grows', waits('await sleep(1000 * 2 ** attempt);')],
    ['the longer of both', waits(`await sleep(Math.max(Number(${AFTER}) * 1000, 2 ** attempt));`)],
    ['something that gets the answer', `declare const waitFor: any;\n${waits('await waitFor(res);')}`],
    ['something unknown', `declare const settle: any;\n${waits('await settle();')}`],
    ['a number after another status', waits('await sleep(2000);', 'res.status !== 500')],
    ['a number after 5xx', waits('await sleep(2000);', 'res.status < 500')],
    ['the headers of axios', axiosWaits("await sleep(Number(error.response.headers['retry-after']) * 1000);")],
    ['another host', waits('await sleep(2000);').replace('graph.microsoft.com', 'example.com')],
    ['a walk of inner errors, which is given a failure', "const has = (error: any, code: string): boolean => !!error && (error.code === code || has(error.innerError, code));\nexport async function f() { try { await client.api('/me').get(); } catch (error) { if (has(error, 'itemNotFound')) return; throw error; } }"],
    ['a poll', waits('await sleep(2000);', 'res.status !== 202')],
  ])('is silent: %s', (_name, code) => {
    expect(found(code)).toEqual([]);
  });
});

describe('what cannot change by itself', () => {
  it.each([
    ['400', waits('await sleep(2000);', 'res.status !== 400'), 'same'],
    ['403', waits('await sleep(2000);', 'res.status !== 403'), 'same'],
    ['404 at once', waits('', 'res.status !== 404'), 'same'],
    ['409 and 422', waits('await sleep(2000);', '![409, 422].includes(res.status)'), 'same'],
    ['401 with the same token', waits('await sleep(2000);', 'res.status !== 401'), 'token'],
    ['a code', sdk('while (n < 3)', "error.code !== 'Request_BadRequest'"), 'same'],
  ])('reports: %s', (_name, code, form) => {
    expect(found(code)).toEqual([`hopeless-retry ${form}`]);
  });

  it.each([
    ['500', waits('await sleep(2000);', 'res.status !== 500')],
    ['404 after a wait', waits('await sleep(2000);', 'res.status !== 404')],
    ['400 and 500', waits('await sleep(2000);', 'res.status !== 400 && res.status !== 500')],
    ['401 with another token', `declare const login: any;\n${waits('token = await login();', 'res.status !== 401')}`],
    ['401 with a token for each request', `declare const getToken: any;\n${waits('await sleep(1);', 'res.status !== 401').replace('Authorization: token', 'Authorization: await getToken()')}`],
    ['404 after which it is made', `declare const make: any;\n${waits('await make(id);', 'res.status !== 404')}`],
    ['401 of a client that gets tokens', sdk('while (n < 3)', 'error.statusCode !== 401')],
  ])('is silent: %s', (_name, code) => {
    expect(found(code)).toEqual([]);
  });
});

describe('a repetition around a client that repeats', () => {
  it.each([
    ['a loop of five', sdk('for (let attempt = 0; attempt < 5; attempt++)', 'error.statusCode !== 429'), 'total'],
    ['another loop', sdk('while (n < 3)', 'error.statusCode !== 503'), 'each'],
    ['whatever failed', sdk('while (n < 3)', 'n > 2'), 'each'],
    ['got', `import got from 'got';\n${sdk('while (n < 3)', 'n > 2').replace('client.api(id).get()', "got('https://graph.microsoft.com/v1.0/me').json()")}`, 'each'],
  ])('reports: %s', (_name, code, form) => {
    expect(found(code)).toEqual([`double-retry ${form}`]);
  });

  it.each([
    ['a failure after which the client does not repeat', sdk('while (n < 3)', 'error.statusCode !== 500')],
    ['a client that does not repeat', waits(`await sleep(Number(${AFTER}) * 1000);`)],
    ['a client that is told not to repeat', `import { RetryHandlerOptions } from '@microsoft/microsoft-graph-client';\n${sdk('while (n < 3)', 'error.statusCode !== 429')}`],
    ['got that is told not to repeat', `import got from 'got';\n${sdk('while (n < 3)', 'n > 2').replace('client.api(id).get()', "got('https://graph.microsoft.com/v1.0/me', { retry: { limit: 0 } }).json()")}`],
    ['got, which does not repeat a POST', `import got from 'got';\n${sdk('while (n < 3)', 'n > 2').replace('client.api(id).get()', "got.post('https://graph.microsoft.com/v1.0/me').json()")}`],
  ])('is silent: %s', (_name, code) => {
    expect(found(code)).toEqual([]);
  });
});
