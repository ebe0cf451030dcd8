import { describe, expect, it } from 'vitest';
import { measure } from '../../tools/break-retries/measure.mjs';
import { runTool, temporaryFolder } from './run.js';

const HEAD = 'const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));\n';
const COUNTED = `${HEAD}export async function read(id: string) {
  for (let attempt = 0; attempt < 5; attempt++) {
    const res = await fetch('https://graph.microsoft.com/v1.0/users/' + id);
    if (res.status !== 429) return res;
    await sleep(Number(res.headers.get('Retry-After') ?? 5) * 1000);
  }
  throw new Error('no');
}
`;
const CALLED = `export async function read(id: string, attempt = 0): Promise<Response> {
  const res = await fetch('https://graph.microsoft.com/v1.0/users/' + id);
  if (res.status === 500 && attempt < 5) return read(id, attempt + 1);
  return res;
}
`;
const waysIn = (text: string): string[] =>
  measure(temporaryFolder({ 'a.ts': text })).trials.map(({ way, isFound }) => `${way} ${String(isFound)}`);

describe('break-retries.mjs', () => {
  it.each([
    [
      'a loop',
      COUNTED,
      [
        'comparison gone',
        'counter not changed',
        'limit Infinity',
        'counter reset',
        'wait removed',
        'header read elsewhere',
        'seconds as milliseconds',
      ],
    ],
    [
      'a loop whose last round has a name',
      `${HEAD}export async function read(id: string) {
  for (let attempt = 0; attempt < 5; attempt++) {
    const res = await fetch('https://graph.microsoft.com/v1.0/users/' + id);
    const isLast = attempt === 4;
    if (res.ok || isLast) return res;
    await sleep(1000 * 2 ** attempt);
  }
  throw new Error('no');
}
`,
      ['comparison gone', 'counter not changed', 'limit Infinity', 'counter reset'],
    ],
    [
      'a function that calls itself',
      CALLED,
      ['comparison gone', 'counter not changed', 'limit Infinity', 'counter reset', 'argument not passed on'],
    ],
    [
      'one that counts down',
      CALLED.replace('attempt = 0', 'left = 3')
        .replace('attempt < 5', 'left > 0')
        .replace('attempt + 1', 'left - 1'),
      ['comparison gone', 'counter not changed', 'argument not passed on'],
    ],
    [
      'one with a counter outside',
      CALLED.replace('attempt = 0', '')
        .replace('attempt < 5', 'tries++ < 5')
        .replace(', attempt + 1', '')
        .replace('export', 'let tries = 0;\nexport'),
      ['comparison gone', 'counter not changed', 'limit Infinity', 'counter reset'],
    ],
  ])('breaks %s in each way that applies, and finds it', (_name, text, ways) => {
    expect(waysIn(text)).toEqual(ways.map((way) => `${way} true`));
  });

  it.each([
    ['a retry without a bound', COUNTED.replace('attempt < 5', '')],
    ['another host', COUNTED.replace('graph.microsoft.com', 'example.com')],
    ['what does not parse', `${COUNTED}(`],
  ])('leaves %s alone', (_name, text) => {
    expect(measure(temporaryFolder({ 'a.ts': text }))).toEqual({ retries: 0, trials: [], wrong: [] });
  });

  it('says what it has not found', () => {
    const folder = temporaryFolder({
      'a.ts': COUNTED.replace('export', 'declare const report: any;\nexport').replace(
        '    await sleep',
        '    report(attempt);\n    await sleep',
      ),
    });
    const { code, stdout: output } = runTool('break-retries.mjs', ['--missed', folder]);
    expect(code).toBe(0);
    expect(output).toMatch(/^MISSED comparison gone \S+ a\.ts:\d+ \[/m);
    expect(output).toMatch(/^counter not changed: 1 of 1 found$/m);
    expect(output).toMatch(/^1 bounded retries, \d of 7 breaks found, 0 whole ones reported$/m);
  });

  it('asks for a folder', () => {
    expect(runTool('break-retries.mjs', [])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Usage') as string,
    });
  });
});
