import { describe, expect, it } from 'vitest';
import { GRAPH, reportsIn, sitesIn, temporaryProject } from '../robustness/projects.js';

/** A client of one's own whose methods pass the address on to one that repeats. */
const CLIENT = `import axios from 'axios';
class Http {
  get(url: string) { return this.send('get', url); }
  remove(url: string) { return this.send('delete', url); }
  private async send(method: string, url: string): Promise<any> {
    try { return await axios({ method, url }); } catch (error: any) {
      if (error.response?.status !== 429) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return this.send(method, url);
    }
  }
}
export const http = new Http();
`;
const WRAPPER = `export async function again<T>(work: () => Promise<T>): Promise<T> {
  for (;;) { try { return await work(); } catch (error: any) { if (error.statusCode !== 429) throw error; } }
}
`;

function retriesIn(file: string, files: Readonly<Record<string, string>>): string[] {
  const root = temporaryProject({ 'package.json': '{}', ...files });
  return sitesIn(root, file).flatMap((site) =>
    site.kind === 'unbounded-retry'
      ? [`${site.form} ${site.subject} ${String(site.evidence.chain.length)}`]
      : [],
  );
}

const use = (url: string): string =>
  `import { http } from './http.js';\nexport const me = () => http.get('${url}');\n`;

describe('retries whose request is known from other files', () => {
  it.each([
    [
      'through a method that passes the address on',
      'http.ts',
      { 'http.ts': CLIENT, 'main.ts': use('https://graph.microsoft.com/v1.0/me') },
      'recursion send 1',
    ],
    [
      'beside addresses of something else',
      'http.ts',
      {
        'http.ts': CLIENT,
        'main.ts': use('https://graph.microsoft.com/v1.0/me'),
        'other.ts': use('https://example.com'),
      },
      'recursion send 1',
    ],
    [
      'through what is given to a wrapper',
      'again.ts',
      {
        'graph.ts': GRAPH,
        'again.ts': WRAPPER,
        'main.ts':
          "import { again } from './again.js';\nimport { load } from './graph.js';\nexport const me = () => again(() => load());\n",
      },
      'loop for (;;) 2',
    ],
    [
      'through an imported function',
      'main.ts',
      {
        'graph.ts': GRAPH,
        'main.ts':
          "import { load } from './graph.js';\nexport async function me(): Promise<unknown> { try { return await load(); } catch { return me(); } }\n",
      },
      'recursion me 2',
    ],
  ])('reports one %s', (_name, file, files, expected) => {
    expect(retriesIn(file, files)).toEqual([expected]);
  });

  it.each([
    [
      'the address is of something else',
      'http.ts',
      { 'http.ts': CLIENT, 'main.ts': use('https://example.com') },
    ],
    ['nobody gives an address', 'http.ts', { 'http.ts': CLIENT }],
    [
      'the wrapper is given something else',
      'again.ts',
      {
        'again.ts': WRAPPER,
        'main.ts':
          "import { again } from './again.js';\nexport const me = () => again(() => fetch('https://example.com'));\n",
      },
    ],
  ])('is silent when %s', (_name, file, files) => {
    expect(retriesIn(file, files)).toEqual([]);
  });
});

describe('how long a function of another file waits', () => {
  const load = (pause: string): string => `import { pause } from './pause.js';
export async function load(id: string) {
  for (let attempt = 0; attempt < 5; attempt++) {
    const res = await fetch('https://graph.microsoft.com/v1.0/users/' + id);
    if (res.status !== 429) return res;
    await pause(${pause});
  }
  throw new Error('no');
}
`;
  const MS = 'export const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));\n';
  const SECONDS = MS.replace('done, ms', 'done, ms * 1000');
  const HEADER = "Number(res.headers.get('Retry-After'))";
  const faults = (source: string, pause: string): string[] => {
    const root = temporaryProject({ 'package.json': '{}', 'pause.ts': source, 'load.ts': load(pause) });
    return reportsIn(root, 'load.ts', ['retry-wait']).map(({ form }) => form);
  };

  it.each([
    ['milliseconds', MS, '2000', ['constant']],
    ['always the same', MS.replace('done, ms', 'done, 2000'), '', ['constant']],
    ['seconds', SECONDS, '59', ['constant']],
    ['as many seconds', SECONDS, HEADER, []],
    ['as many milliseconds', MS, HEADER, ['seconds']],
    [
      'milliseconds, until somebody gives up',
      "export function pause(ms: number, signal?: AbortSignal) {\n  if (signal?.aborted) return Promise.reject(signal.reason);\n  return new Promise((done, fail) => { const timer = setTimeout(done, ms); signal?.addEventListener('abort', () => { clearTimeout(timer); fail(signal.reason); }); });\n}\n",
      '2000',
      ['constant'],
    ],
    [
      'milliseconds, or until somebody goes on',
      "export function pause(ms: number, signal?: AbortSignal) {\n  return new Promise<void>((done) => { setTimeout(done, ms); signal?.addEventListener('abort', () => { done(); }); });\n}\n",
      '2000',
      [],
    ],
    [
      'milliseconds, beside something else',
      'export function pause(ms: number) {\n  if (ms > 0) report(ms);\n  return new Promise((done) => setTimeout(done, ms));\n}\n',
      '2000',
      [],
    ],
    ['something else as well', MS.replace('new Promise', 'report(ms) ?? new Promise'), '2000', []],
  ])('%s', (_name, source, pause, expected) => {
    expect(faults(source, pause)).toEqual(expected);
  });
});

describe('what functions of another file decide and compute', () => {
  const load = (test: string, wait: string): string => `import * as policy from './policy.js';
const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
export async function load(id: string) {
  for (let attempt = 0; attempt < 5; attempt++) {
    const res = await fetch('https://graph.microsoft.com/v1.0/users/' + id);
    if (${test}) return res;
    await sleep(${wait});
  }
  throw new Error('no');
}
`;
  const POLICY = `const AGAIN = new Set([429, 503]);
export const isPassing = (status: number): boolean => AGAIN.has(status);
export const isRefused = (status: number): boolean => status === 403;
export const isAnswered = (res: Response): boolean => !AGAIN.has(res.status);
export function delayFor(attempt: number, header: string | null, most = 20_000): number {
  const asked = Number(header);
  return header && Number.isFinite(asked) ? Math.min(asked * 1000, most) : 500 * (attempt + 1);
}
export const delayOf = (res: Response): number => Number(res.headers.get('Retry-After')) * 1000;
export const fixed = (_attempt: number): number => 1500;
`;
  const faults = (test: string, wait: string, policy = POLICY): string[] => {
    const root = temporaryProject({ 'package.json': '{}', 'policy.ts': policy, 'load.ts': load(test, wait) });
    return reportsIn(root, 'load.ts', ['retry-wait', 'hopeless-retry']).map(
      ({ kind, form }) => `${kind} ${form}`,
    );
  };
  const HEADER = "res.headers.get('Retry-After')";

  it.each([
    [
      'a wait that is cut',
      '!policy.isPassing(res.status)',
      `policy.delayFor(attempt, ${HEADER}, 9000)`,
      ['retry-wait cut'],
    ],
    [
      'a wait with its default',
      '!policy.isPassing(res.status)',
      `policy.delayFor(attempt, ${HEADER})`,
      ['retry-wait cut'],
    ],
    ['a constant', '!policy.isPassing(res.status)', 'policy.fixed(attempt)', ['retry-wait constant']],
    ['a look at the response', 'policy.isAnswered(res)', 'policy.fixed(attempt)', ['retry-wait constant']],
    ['a refusal', '!policy.isRefused(res.status)', '1000', ['hopeless-retry same']],
  ])('is followed: %s', (_name, test, wait, expected) => {
    expect(faults(test, wait)).toEqual(expected);
  });

  it.each([
    ['as long as asked', '!policy.isPassing(res.status)', `policy.delayFor(attempt, ${HEADER}, 900_000)`],
    ['as long as the response says', '!policy.isPassing(res.status)', 'policy.delayOf(res)'],
    ['longer each time', '!policy.isPassing(res.status)', 'policy.delayFor(attempt, null)'],
    ['other failures', 'policy.isPassing(res.status)', 'policy.fixed(attempt)'],
  ])('nothing is wrong with what is %s', (_name, test, wait) => {
    expect(faults(test, wait).filter((fault) => fault.startsWith('retry-wait'))).toEqual([]);
  });

  it('is not hopeless where the function changes something', () => {
    const policy = POLICY.replace('=> status === 403', '=> { renew(); return status === 403; }');
    expect(faults('!policy.isRefused(res.status)', '1000', policy)).toEqual([]);
  });

  it('says nothing where the other file computes with chance', () => {
    expect(
      faults(
        '!policy.isPassing(res.status)',
        'policy.fixed(attempt)',
        POLICY.replace('1500', '_attempt * Math.random()'),
      ),
    ).toEqual([]);
  });
});

describe('predicates of other files', () => {
  const found = (errors: string): string[] =>
    retriesIn('job.ts', {
      'errors.ts': errors,
      'job.ts': `import { Client } from '@microsoft/microsoft-graph-client';
import { canRetry } from './errors.js';
declare const client: Client;
export async function f() { for (;;) { try { return await client.api('/me').get(); } catch (e) { if (!canRetry(e)) throw e; } } }
`,
    });

  it.each([
    ['asks for a status', 'export const canRetry = (e: any) => [429, 503].includes(e.statusCode);'],
    [
      'asks another one',
      'const slow = (e: any): boolean => e.statusCode === 429;\nexport function canRetry(e: any) { return slow(e) || String(e.message).toLowerCase().includes("busy"); }',
    ],
  ])('reports a loop whose predicate %s', (_name, errors) => {
    expect(found(errors)).toEqual(['loop for (;;) 1']);
  });

  it.each([
    ['counts', 'let n = 0;\nexport const canRetry = (e: any) => n++ < 3 && e.statusCode === 429;'],
    [
      'asks what counts',
      "import { budget } from 'budget';\nexport const canRetry = (e: any) => e.statusCode === 429 && budget.take();",
    ],
    [
      'looks into what others write',
      'const seen = new Map<string, number>();\nexport const note = (id: string) => seen.set(id, 1);\nexport const canRetry = (e: any) => !seen.has(e.requestId);',
    ],
    ['asks the time', 'const end = Date.now() + 1000;\nexport const canRetry = () => Date.now() < end;'],
  ])('is silent about a loop whose predicate %s', (_name, errors) => {
    expect(found(errors)).toEqual([]);
  });
});

describe('functions of other files that are given a counter', () => {
  const found = (time: string): string[] =>
    retriesIn('job.ts', {
      'time.ts': time,
      'job.ts': `import { Client } from '@microsoft/microsoft-graph-client';
import { check, delay } from './time.js';
declare const client: Client;
export async function f() { for (let n = 0; ; n++) { try { return await client.api('/me').get(); } catch { check(n); await delay(n); } } }
`,
    });
  const WAITS = 'export const delay = (n: number) => new Promise((done) => setTimeout(done, 2 ** n));\n';

  it('reports a loop where they only wait or write a log', () => {
    expect(found(`${WAITS}export const check = (n: number) => console.warn('round', n);`)).toEqual([
      'loop for (;;) 1',
    ]);
  });

  it.each([
    ['one throws', `${WAITS}export function check(n: number) { if (n > 3) throw new Error('no'); }`],
    [
      'one throws that is named as if it waited',
      `export function check(n: number) { console.warn(n); }\nexport async function delay(n: number) { if (n > 3) throw new Error('no'); }`,
    ],
    [
      'one hands it on',
      `${WAITS}import { stop } from 'stop';\nexport function check(n: number) { stop(n); }`,
    ],
  ])('is silent where %s', (_name, time) => {
    expect(found(time)).toEqual([]);
  });
});

describe('options of another file', () => {
  const found = (
    options: string,
    given: string,
    head = "import { patient } from './options.js';",
  ): string[] =>
    retriesIn('job.ts', {
      'options.ts': options,
      'all.ts': "export { patient as renamed } from './options.js';\n",
      'job.ts': `import pRetry from 'p-retry';
import { Client } from '@microsoft/microsoft-graph-client';
${head}
declare const client: Client;
export function f() { const read = async () => client.api('/me').get(); return pRetry(read, ${given}); }
`,
    });
  const FOREVER = 'export const patient = { retries: Number.POSITIVE_INFINITY, minTimeout: 2000 };\n';
  const FOUND = ['library pRetry 2'];

  it.each([
    ['as they are', FOREVER, 'patient'],
    ['spread', FOREVER, '{ ...patient, factor: 1 }'],
    ['a property of them', 'export const patient = { mail: { forever: true } };', 'patient.mail'],
    ['one of them', FOREVER, '{ retries: patient.retries }'],
    ['made of a constant', 'const MOST = Infinity;\nexport const patient = { retries: MOST };', 'patient'],
    ['a number', 'export const patient = Infinity;', '{ retries: patient }'],
  ])('repeat for ever: %s', (_name, options, given) => {
    expect(found(options, given)).toEqual(FOUND);
  });

  it('repeat for ever under another name and in a namespace', () => {
    expect(found(FOREVER, 'renamed', "import { renamed } from './all.js';")).toEqual(FOUND);
    expect(found(FOREVER, 'settings.patient', "import * as settings from './options.js';")).toEqual(FOUND);
  });

  it.each([
    ['they have a limit', 'export const patient = { retries: 5 };', 'patient'],
    ['a limit is set beside them', FOREVER, '{ ...patient, retries: 5 }'],
    ['they are set later', `${FOREVER}export const limit = () => { patient.retries = 3; };`, 'patient'],
    ['they ask a function', 'export const patient = { forever: true, shouldRetry: () => false };', 'patient'],
    ['they have a time', 'export const patient = { forever: true, maxRetryTime: 9000 };', 'patient'],
    ['they are made by a call', 'export const patient = make({ forever: true });', 'patient'],
    [
      'they may be others',
      'export let patient = { forever: true };\nexport const set = (x: any) => { patient = x; };',
      'patient',
    ],
  ])('are silent where %s', (_name, options, given) => {
    expect(found(options, given)).toEqual([]);
  });
});
