import { describe, expect, it } from 'vitest';
import { retriesIn, summary } from './retry-helpers.js';

const find = (code: string): string[] => summary(code, retriesIn(code));
const sdk = (body: string, params = 'path: string, done: any'): string =>
  `export function load(${params}) {\n  client.api(path).get((error: any, page: any) => {\n    ${body}\n  });\n}`;
const node = (body: string, params = 'path: string, done: any'): string =>
  `import https from 'node:https';\nexport function load(${params}) {\n  https.get({ hostname: 'graph.microsoft.com', path }, (res) => {\n    ${body}\n  });\n}`;
const promised = (
  test: string,
  params: string,
  again: string,
  on = "'end'",
): string => `import https from 'node:https';
export function load(${params}): Promise<any> {
  return new Promise((resolve, reject) => {
    const req = https.request({ hostname: 'graph.microsoft.com', path }, (res) => {
      let data = '';
      res.on('data', (chunk: string) => { data += chunk; });
      res.on(${on}, () => {
        if (${test}) { setTimeout(() => { ${again}.then(resolve, reject); }, 1000); return; }
        resolve(JSON.parse(data));
      });
    });
    req.on('error', reject);
    req.end();
  });
}`;

describe('requests whose outcome a callback gets', () => {
  it.each([
    [
      'the classic client, any error',
      sdk('if (error) { setTimeout(() => load(path, done), 1000); return; }\ndone(page);'),
      'timer load: load(path, done)',
    ],
    [
      'the classic client, throttling',
      sdk('if (error && error.statusCode === 429) load(path, done);\nelse done(page);'),
      'recursion load: load(path, done)',
    ],
    [
      'Node',
      node('if (res.statusCode === 429) { setTimeout(() => load(path, done), 1000); return; }\ndone(res);'),
      'timer load: load(path, done)',
    ],
    [
      'Node, when the answer has ended',
      promised('res.statusCode === 429', 'path: string', 'load(path)'),
      'timer load: load(path)',
    ],
  ])('are reported: %s', (_name, code, expected) => {
    expect(find(code)).toEqual([expected]);
  });

  it.each([
    [
      'a counter',
      sdk(
        'if (error && n < 3) { load(path, done, n + 1); return; }\ndone(page);',
        'path: string, done: any, n = 0',
      ),
    ],
    [
      'a counter, when the answer has ended',
      promised('res.statusCode === 429 && n < 3', 'path: string, n = 0', 'load(path, n + 1)'),
    ],
    [
      'the next page',
      sdk("if (page['@odata.nextLink']) load(page['@odata.nextLink'], done);\nelse done(page);"),
    ],
    ['a redirection', node('if (res.statusCode === 302) { load(path, done); return; }\ndone(res);')],
    [
      'after a success as well',
      node('console.log(res.statusCode);\nsetTimeout(() => load(path, done), 60000);'),
    ],
    ['another event', promised('res.statusCode === 429', 'path: string', 'load(path)', "'drain'")],
    [
      'another host',
      node('if (res.statusCode === 429) { load(path, done); return; }\ndone(res);').replace(
        'graph.microsoft.com',
        'example.com',
      ),
    ],
    ['another path', node("if (res.statusCode === 429) { load('/other', done); return; }\ndone(res);")],
  ])('are left: %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});

describe('a repetition in a function that another module is given', () => {
  const renewed = (call: string, head = "import { refresh } from './auth';"): string => `${head}
export async function profile(session: any, res: any) {
  const r = await fetch('https://graph.microsoft.com/v1.0/me', { headers: { Authorization: session.token } });
  if (r.status === 401) { ${call} return; }
  res.json(await r.json());
}`;

  it('is reported', () => {
    expect(find(renewed('refresh(session, (failed: any) => { profile(session, res); });'))).toEqual([
      'recursion profile: profile(session, res)',
    ]);
  });

  it.each([
    [
      'that this file declares, which is followed',
      renewed(
        'refresh(session, (failed: any) => { profile(session, res); });',
        'function refresh(session: any, done: any) { session.done = done; }',
      ),
    ],
    [
      'with what that module gives it',
      renewed(
        'forEach(session.others, (other: any) => { profile(other, res); });',
        "import { forEach } from 'lodash';",
      ),
    ],
    [
      'that ends after a few times',
      renewed('if (session.tries++ < 3) refresh(session, () => { profile(session, res); });'),
    ],
    ['that repeats nothing', renewed('refresh(session, (failed: any) => { res.end(); });')],
  ])('is none: one %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});
