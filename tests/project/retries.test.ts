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
    ['something else as well', MS.replace('new Promise', 'report(ms) ?? new Promise'), '2000', []],
  ])('%s', (_name, source, pause, expected) => {
    expect(faults(source, pause)).toEqual(expected);
  });
});
