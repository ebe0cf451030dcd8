import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCodemod } from 'msgraph-codemod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatSource } from './helpers/samples.js';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'own-tests-'));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

let count = 0;
/** What a dry run notes of a test that rejects with \`error\`. */
async function notes(
  error: string,
  { imports = './chat.js', file = 'chat.test.ts' } = {},
): Promise<readonly string[]> {
  count += 1;
  const folder = join(root, String(count), 'src');
  const test = `import { openChat } from '${imports}';\nit('x', async () => {\n  post.mockRejectedValueOnce(${error});\n});\n`;
  for (const [name, text] of [
    ['chat.ts', chatSource],
    [file, test],
  ] as const) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const result = await runCodemod({ paths: ['.'], cwd: folder, write: false, verify: false, jobs: 1 });
  return result.notes.filter((note) => note.includes('test rejects'));
}

describe('a test that rejects with less than a client throws', () => {
  it.each([
    [
      "{ message: 'Request failed with status code 404' }",
      "Object.assign(new Error('Request failed with status code 404'), { code: 'itemNotFound', statusCode: 404 })",
    ],
    [
      "new Error('Request failed: 404')",
      "Object.assign(new Error('Request failed: 404'), { code: 'itemNotFound', statusCode: 404 })",
    ],
    [
      "Object.assign(new Error('Request failed: 404'), { name: 'GraphError' })",
      "Object.assign(new Error('Request failed: 404'), { code: 'itemNotFound', statusCode: 404 })",
    ],
    ["{ code: 'accessDenied' }", "Object.assign(new Error('What Graph says'), { code: 'accessDenied' })"],
  ])('%s is named, with an error that is complete', async (error, complete) => {
    const [note, ...others] = await notes(error);
    expect(others).toEqual([]);
    expect(note).toContain('chat.test.ts:3');
    expect(note).toContain(`rejects with \`${error}\``);
    expect(note).toContain(complete);
    expect(await notes(complete)).toEqual([]);
  });

  it.each([
    ["{ message: 'Request failed with status code 404', statusCode: 404 }"],
    ["{ code: 'accessDenied', message: 'Access denied.' }"],
    ["new Error('Request failed: 500')"],
    ["Object.assign(new Error('Request failed: 404'), { statusCode: 404 })"],
    ["Object.assign(new Error('Request failed: 404'), members)"],
    ["Object.assign(new Error('Request failed: 404'), { response: makeResponse(404) })"],
    ['new Error(text)'],
    ["new GraphFailure('Request failed: 404')"],
  ])('%s is not', async (error) => {
    expect(await notes(error)).toEqual([]);
  });

  it('is not what a test expects', async () => {
    expect(await notes("x); expect(error).toEqual(new Error('404')")).toEqual([]);
  });

  it('is not looked for in other files, nor in tests of other files', async () => {
    expect(await notes("new Error('404')", { file: 'sample.ts' })).toEqual([]);
    expect(await notes("new Error('404')", { imports: './other.js' })).toEqual([]);
    expect(
      await notes("new Error('404')", { imports: '../chat.js', file: '__tests__/chat.ts' }),
    ).toHaveLength(1);
  });
});
