import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCodemod, type RunOptions, type RunResult } from 'msgraph-codemod';
import { joined } from './helpers/joined.js';
import { TestProject } from './helpers/project.js';
import { chatSource } from './helpers/samples.js';

/** What opens a chat by a call of some client. */
const sending = (head: string, call: string): string => `${head};
export async function openChat(): Promise<unknown> {
  try {
    return await ${call};
  } catch (error: any) {
    if (error.message.includes('404')) return 'none';
    throw error;
  }
}
`;

const rejecting = (error: string): string =>
  `import { openChat } from './chat.js';\nit('x', async () => {\n  post.mockRejectedValueOnce(${error});\n});\n`;

interface Fixed {
  readonly result: RunResult;
  /** The test afterwards. */
  readonly test: string;
}

async function fix(files: Readonly<Record<string, string>>, more: Partial<RunOptions> = {}): Promise<Fixed> {
  const project = new TestProject({
    'package.json': '{ "name": "app" }\n',
    'src/chat.ts': chatSource,
    ...files,
  });
  const result = await runCodemod({
    paths: ['.'],
    cwd: project.root,
    write: true,
    verify: false,
    jobs: 1,
    fixMocks: true,
    ...more,
  });
  return { result, test: joined(project.read('src/chat.test.ts')) };
}

/** What becomes of an error of a test, and the notes about it. */
async function fixed(
  error: string,
  source = chatSource,
): Promise<{ readonly error: string; readonly notes: readonly string[] }> {
  const { result, test } = await fix({ 'src/chat.ts': source, 'src/chat.test.ts': rejecting(error) });
  return { error: /Once\(([^]*)\);\n\}\);\n$/.exec(test)?.[1] ?? '', notes: result.notes };
}

describe('--fix-mocks gives an error what the classic client puts on it', () => {
  it.each([
    [
      "new Error('Request failed: 404')",
      "Object.assign(new Error('Request failed: 404'), { code: 'itemNotFound', statusCode: 404 })",
    ],
    [
      'new Error("Request failed: 404")',
      'Object.assign(new Error("Request failed: 404"), { code: "itemNotFound", statusCode: 404 })',
    ],
    ["{ message: 'status 404' }", "{ message: 'status 404', code: 'itemNotFound', statusCode: 404 }"],
    ["{ message: 'status 404', }", "{ message: 'status 404', code: 'itemNotFound', statusCode: 404, }"],
    ["{message: 'status 404'}", "{message: 'status 404', code: 'itemNotFound', statusCode: 404}"],
    [
      "{\n    message: 'status 404',\n    body: '',\n  }",
      "{\n    message: 'status 404',\n    body: '',\n    code: 'itemNotFound',\n    statusCode: 404,\n  }",
    ],
    [
      "{\n    message: 'status 404'\n  }",
      "{\n    message: 'status 404',\n    code: 'itemNotFound',\n    statusCode: 404\n  }",
    ],
    [
      "Object.assign(new Error('404'), { name: 'GraphError' })",
      "Object.assign(new Error('404'), { name: 'GraphError', code: 'itemNotFound', statusCode: 404 })",
    ],
    [
      "Object.assign(new Error('404'), {})",
      "Object.assign(new Error('404'), { code: 'itemNotFound', statusCode: 404 })",
    ],
  ])('%s', async (error, complete) => {
    const { error: after, notes } = await fixed(error);
    expect(after).toBe(joined(complete));
    expect(notes).toContain(
      'src/chat.test.ts:3  The error of the test has what a client puts on it, and src/chat.ts:6 asks for.',
    );
    expect(notes.join('\n')).not.toContain('The test rejects with');
  });
});

describe('an error stays as it is, and is listed', () => {
  it.each([
    ['a member of that name is there', "Object.assign(new Error('404'), { code: 'ERR_BAD_REQUEST' })"],
    ['a comment ends the object', "{ message: '404' // later\n  }"],
    ['it has only a code, and no text that could be kept', "{ code: 'accessDenied' }"],
  ])('%s', async (_title, error) => {
    const { error: after, notes } = await fixed(error);
    expect(after).toBe(error);
    expect(notes.join('\n')).not.toContain('--fix-mocks');
    expect(notes.filter((note) => note.includes('The test rejects with'))).toHaveLength(1);
  });

  it.each([
    [
      'something else is done with it',
      "const error = { message: '404' };\npost.mockRejectedValue(error);\nuse(error);\n",
    ],
    ['nothing rejects with it', "const body = { message: '404' };\npost.mockResolvedValue(body);\n"],
    [
      'another one has its name',
      "it('a', () => {\n  const error = { message: '404' };\n  post.mockRejectedValue(error);\n});\nit('b', () => {\n  const error = { message: '404' };\n  expect(openChat()).rejects.toEqual(error);\n});\n",
    ],
    ['it goes through a function', "post.mockImplementation(failing(new Error('404')));\n"],
    ['it is expected', "expect(fn).to.throws(new Error('404'));\n"],
  ])('where %s', async (_title, text) => {
    const { test, result } = await fix({
      'src/chat.test.ts': `import { openChat } from './chat.js';\n${text}`,
    });
    expect(test).toContain(text);
    expect(result.notes.some((note) => note.includes('The test rejects with'))).toBe(true);
  });

  it('where two places ask for different codes', async () => {
    const source = chatSource.replace(
      "includes('404')) return 'none';",
      "includes('404')) return 'none';\n    if (error.message?.includes('403')) return 'refused';",
    );
    const { error, notes } = await fixed("new Error('404 or 403')", source);
    expect(error).toBe("new Error('404 or 403')");
    expect(notes.filter((note) => note.includes('The test rejects with'))).toHaveLength(1);
  });

  it('where the form of the client is not known', async () => {
    const source = sending(
      "import request from 'request-promise'",
      "request.post('https://graph.microsoft.com/v1.0/chats')",
    );
    const { error, notes } = await fixed("new Error('failed: 404')", source);
    expect(error).toBe("new Error('failed: 404')");
    expect(notes.filter((note) => note.includes('The test rejects with'))).toHaveLength(1);
  });
});

describe('an error is known to be thrown', () => {
  it.each([
    ["throw new Error('404');\n", "throw Object.assign(new Error('404'), {"],
    [
      "post.mockImplementation(() => Promise.reject(new Error('404')));\n",
      "Promise.reject(Object.assign(new Error('404'), {",
    ],
    [
      "stub.rejects({ message: '404' } as any);\n",
      "stub.rejects({ message: '404', code: 'itemNotFound', statusCode: 404 } as any)",
    ],
    [
      "const error = new Error('404');\npost.mockRejectedValue(error as never);\nexpect(openChat()).rejects.toBe(error);\n",
      "const error = Object.assign(new Error('404'), {",
    ],
  ])('%j', async (text, after) => {
    const { test } = await fix({ 'src/chat.test.ts': `import { openChat } from './chat.js';\n${text}` });
    expect(test).toContain(after);
  });
});

describe('an error has what is known of an answer where the client puts it', () => {
  const url = "'https://graph.microsoft.com/v1.0/chats'";

  it.each([
    [
      'axios',
      "import axios from 'axios'",
      `axios.post(${url}, {})`,
      "isAxiosError: true, response: { status: 404, data: { error: { code: 'itemNotFound' } } }",
    ],
    [
      'got',
      "import got from 'got'",
      `got.post(${url})`,
      `response: { statusCode: 404, body: '{"error":{"code":"itemNotFound"}}' }`,
    ],
    [
      'superagent',
      "import request from 'superagent'",
      `request.post(${url}).send({})`,
      "status: 404, response: { status: 404, body: { error: { code: 'itemNotFound' } } }",
    ],
    [
      'ofetch',
      "import { ofetch } from 'ofetch'",
      `ofetch(${url})`,
      "statusCode: 404, data: { error: { code: 'itemNotFound' } }",
    ],
    [
      'the client of Kiota',
      "import { createGraphServiceClient } from '@microsoft/msgraph-sdk';\nimport { adapter } from './adapter.js';\nconst graph = createGraphServiceClient(adapter)",
      'graph.chats.post({})',
      "responseStatusCode: 404, errorEscaped: { code: 'itemNotFound' }",
    ],
    [
      'PnP',
      "import { graphfi } from '@pnp/graph'",
      'graphfi().me.chats()',
      'isHttpRequestError: true, status: 404',
    ],
  ])('%s', async (_client, head, call, members) => {
    expect((await fixed("new Error('failed: 404')", sending(head, call))).error).toBe(
      `Object.assign(new Error('failed: 404'), { ${members} })`,
    );
  });
});

describe('a test', () => {
  it('is left alone where its error is complete, or nobody asks for it', async () => {
    for (const error of [
      "Object.assign(new Error('404'), { statusCode: 404 })",
      "new Error('Request failed: 500')",
    ]) {
      const { result, test } = await fix({ 'src/chat.test.ts': rejecting(error) });
      expect(test).toBe(rejecting(error));
      expect(result.files.map(({ path }) => path)).toEqual(['src/chat.ts']);
      expect(result.untouched).toBe(1);
    }
  });

  it('is not changed without the option', async () => {
    const { test, result } = await fix(
      { 'src/chat.test.ts': rejecting("new Error('404')") },
      { fixMocks: false },
    );
    expect(test).toBe(rejecting("new Error('404')"));
    expect(result.notes.at(-1)).toBe(
      'With --fix-mocks, errors of tests get code and status where their form is certain.',
    );
  });

  it('is changed in all of its errors, and is one changed file with a diff', async () => {
    const { result, test } = await fix({
      'src/chat.test.ts': `\uFEFF${rejecting("new Error('404')").repeat(2)}`,
    });
    expect(test.startsWith('\uFEFFimport')).toBe(true);
    expect(test.match(/statusCode: 404/g)).toHaveLength(2);
    expect(result.files.map(({ path, status }) => [path, status])).toEqual([
      ['src/chat.test.ts', 'changed'],
      ['src/chat.ts', 'changed'],
    ]);
    expect(result.changes.map(({ path }) => path)).toEqual([
      'package.json',
      'src/chat.test.ts',
      'src/chat.ts',
    ]);
    expect(result.untouched).toBe(0);
  });

  it('is not written in a dry run, and its error is not listed as one that stays', async () => {
    const { result, test } = await fix(
      { 'src/chat.test.ts': rejecting("new Error('404')") },
      { write: false },
    );
    expect(test).toBe(rejecting("new Error('404')"));
    expect(result.changes.find(({ path }) => path === 'src/chat.test.ts')?.after).toContain(
      'statusCode: 404',
    );
    expect(result.notes.join('\n')).not.toContain('The test rejects with');
  });

  it('that is generated is left alone', async () => {
    const text = `// @generated\n${rejecting("new Error('404')")}`;
    expect((await fix({ 'src/chat.test.ts': text })).test).toBe(text);
  });

  it('is put back when its types do not allow it', () => {
    const typed = `import { openChat } from './chat.js';\nconst error: { message: string } = { message: '404' };\nvoid openChat({ api: () => ({ post: () => Promise.reject(error) }) } as never);\n`;
    const project = new TestProject({
      'src/chat.ts': chatSource,
      'src/chat.test.ts': typed,
      'tsconfig.json':
        '{ "compilerOptions": { "strict": true, "module": "nodenext", "types": [], "noEmit": true }, "include": ["src"] }',
      'package.json': '{ "name": "app", "type": "module" }',
    }).commit();
    const { stdout } = project.run('--write', '--fix-mocks');
    expect(project.read('src/chat.test.ts')).toBe(typed);
    expect(stdout).toMatch(
      /Put back:\n {2}src\/chat\.test\.ts {2}The rewrite would give a new type error \(line 2: TS2353/,
    );
    expect(stdout).toContain("src/chat.test.ts:2  The test rejects with `{ message: '404' }`");
    expect(project.read('src/chat.ts')).toContain('hasErrorCondition');
  });
});

describe('with --test', () => {
  const source = (name: string): string =>
    chatSource
      .replace(': Client', '')
      .replace(': Promise<unknown>', '')
      .replace(': any', '')
      .replace('?.', '.')
      .replace('openChat', name);
  const test = (name: string): string =>
    `import assert from 'node:assert/strict';\nimport { it } from 'node:test';\nimport { ${name} } from '../src/${name}.js';\nit('${name}', async () => {\n  const client = { api: () => ({ post: () => Promise.reject(new Error('Request failed: 404')) }) };\n  assert.equal(await ${name}(client), 'none');\n});\n`;
  const app = (more: Readonly<Record<string, string>> = {}): TestProject =>
    new TestProject({
      'package.json': '{ "name": "app", "type": "module" }\n',
      '.gitignore': 'node_modules\n',
      'node_modules/@microsoft/microsoft-graph-client/package.json':
        '{ "type": "module", "main": "index.js" }',
      'node_modules/@microsoft/microsoft-graph-client/index.js': 'export class Client {}\n',
      'src/a.js': source('a'),
      'test/a.test.js': test('a'),
      ...more,
    }).commit();

  it('the tests run with their new errors, and pass', () => {
    const project = app();
    const { status, stdout } = project.run('--write', '--fix-mocks', '--test', 'node --test');
    expect(status).toBe(0);
    expect(stdout).toContain('Tests: `node --test` passed before and after.\n');
    expect(stdout).toContain('Files: 2 changed, 0 unchanged');
    expect(project.read('test/a.test.js')).toContain("{ code: 'itemNotFound', statusCode: 404 }");
  });

  it('a test stays as it is when the file that it is about does', () => {
    const keeps =
      "import { readFileSync } from 'node:fs';\nprocess.exitCode = readFileSync('src/a.js', 'utf8').includes('hasErrorCondition') ? 1 : 0;\n";
    const project = app({ 'keeps.js': keeps });
    const { stdout } = project.run('--write', '--fix-mocks', '--test', 'node keeps.js');
    expect(stdout).toContain("src/a.js  The project's own tests fail with this rewrite");
    expect(project.git('status', '--porcelain')).toBe('');
    expect(stdout).toContain('Files: 0 changed, 3 unchanged');
  });
});

it('does not go with --shard', () => {
  const { status, stderr } = new TestProject({ 'a.ts': '' }).run('--fix-mocks', '--shard', '1/2');
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr:
      'msgraph-codemod: `--fix-mocks` does not go with `--shard`: a test may belong to files of several parts.\n',
  });
});

it('the schema of the report knows the client that is asked for', () => {
  expect(readFileSync(new URL('../../codemods/report.schema.json', import.meta.url), 'utf8')).toContain(
    '"client"',
  );
});
