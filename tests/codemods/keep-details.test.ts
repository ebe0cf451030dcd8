import { rewriteSource, transforms } from 'msgraph-codemod';
import { hasErrorCode, parseGraphError } from 'msgraph-errors';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type * as RunModule from '../../codemods/src/run.js';
import { installed } from './helpers/installed.js';
import { joined } from './helpers/joined.js';
import { TestProject } from './helpers/project.js';

const real = await installed<typeof RunModule>('run');

const GRAPH = `const BASE = 'https://graph.microsoft.com/v1.0';

export async function call(path: string): Promise<unknown> {
  const res = await fetch(BASE + path);
  if (!res.ok) {
    const text = await res.text();
    throw new Error(\`Graph \${res.status}: \${text}\`);
  }
  return res.json();
}
`;
const KEPT = '{ cause: { status: res.status, headers: res.headers, body: text } }';
const FOLDER = `import { call } from './graph.js';

export async function folder(id: string): Promise<unknown> {
  try {
    return await call(\`/me/mailFolders/\${id}\`);
  } catch (err) {
    if (err instanceof Error && err.message.includes('ErrorItemNotFound')) return undefined;
    throw err;
  }
}
`;
const MANIFEST = '{ "name": "app", "type": "module" }\n';
const config = (lib: string): string =>
  JSON.stringify({
    compilerOptions: {
      target: lib,
      lib: [lib, 'DOM'],
      module: 'NodeNext',
      strict: true,
      types: [],
      skipLibCheck: true,
    },
    include: ['src'],
  });

const project = (more: Readonly<Record<string, string>> = {}): TestProject =>
  new TestProject({ 'package.json': MANIFEST, 'src/graph.ts': GRAPH, 'src/folder.ts': FOLDER, ...more });
const run = (
  at: TestProject,
  more: Partial<RunModule.RunOptions> = {},
): ReturnType<typeof RunModule.runCodemod> =>
  real.runCodemod({ paths: [], cwd: at.root, write: true, verify: false, ...more });

describe('conditions on an error of another file that keeps its details from now on', () => {
  it('are rewritten in the same run, and the second one finds nothing', async () => {
    const at = project();
    const result = await run(at);
    expect(result.files.map(({ path, status }) => [path, status])).toEqual([
      ['src/folder.ts', 'changed'],
      ['src/graph.ts', 'changed'],
    ]);
    expect(joined(at.read('src/graph.ts'))).toContain(
      `throw new Error(\`Graph \${res.status}: \${text}\`, ${KEPT});`,
    );
    expect(joined(at.read('src/folder.ts'))).toContain('hasErrorCode(err, GraphErrorCode.ErrorItemNotFound)');
    expect((await run(at)).changes).toEqual([]);
  });

  it('are no conditions on the code of an error that has one as little as before', async () => {
    const sdk =
      "import { Client } from '@microsoft/microsoft-graph-client';\nexport const client = Client.init({});\n";
    const at = project({
      'src/graph.ts': `${sdk}export async function call(path: string): Promise<unknown> {\n  try {\n    return await client.api(path).get();\n  } catch (error) {\n    throw new Error(\`Failed: \${(error as Error).message}\`);\n  }\n}\n`,
      'src/folder.ts': FOLDER.replace(
        "err instanceof Error && err.message.includes('ErrorItemNotFound')",
        "(err as { code?: string }).code === 'ErrorItemNotFound'",
      ),
    });
    const all = { transforms: transforms.map(({ name }) => name) };
    expect((await run(at, all)).changes.map(({ path }) => path)).toEqual(['src/graph.ts']);
    expect((await run(at, all)).changes).toEqual([]);
  });

  it('are what errors keep details for, where nobody has chosen the transform', async () => {
    const other = GRAPH.replace('call(', 'other(')
      .replace("const BASE = 'https://graph.microsoft.com/v1.0';\n\n", '')
      .replace('\`Graph \${', '\`Other \${');
    const files = { 'src/graph.ts': `${GRAPH}\n${other}`, 'src/alone.ts': GRAPH };
    const at = project(files);
    expect((await run(at)).files.map(({ path, status }) => [path, status])).toEqual([
      ['src/folder.ts', 'changed'],
      ['src/graph.ts', 'changed'],
    ]);
    expect(joined(at.read('src/graph.ts')).split('{ cause:')).toHaveLength(2);
    expect(joined(at.read('src/graph.ts'))).toContain(`\`Graph \${res.status}: \${text}\`, ${KEPT}`);
    expect((await run(at)).changes).toEqual([]);

    const chosen = project(files);
    await run(chosen, { transforms: ['keep-error-details'] });
    expect(joined(chosen.read('src/graph.ts')).split('{ cause:')).toHaveLength(3);
    expect(joined(chosen.read('src/alone.ts'))).toContain('{ cause:');
    expect(chosen.read('src/folder.ts')).toBe(FOLDER);
  });

  it('are the same for an error of their own file', async () => {
    const at = project({
      'src/graph.ts': GRAPH,
      'src/folder.ts': `${GRAPH}${FOLDER.slice(FOLDER.indexOf('\n'))}`,
    });
    expect((await run(at)).files.map(({ path }) => path)).toEqual(['src/folder.ts']);
    expect(joined(at.read('src/folder.ts'))).toContain('{ cause:');
    expect(at.read('src/graph.ts')).toBe(GRAPH);
  });

  it('are rewritten in the parts whose words are known, in another file and in their own', async () => {
    const half = FOLDER.replace(
      "err.message.includes('ErrorItemNotFound')",
      "(err.message.includes('ErrorItemNotFound') || err.message.includes('frobnicated'))",
    );
    const own = GRAPH + half.replace("import { call } from './graph.js';\n", '');
    for (const [at, name] of [
      [project({ 'src/folder.ts': half }), 'src/folder.ts'],
      [project({ 'src/graph.ts': own, 'src/folder.ts': '' }), 'src/graph.ts'],
    ] as const) {
      await run(at);
      expect(joined(at.read(name))).toContain(
        "(hasErrorCode(err, GraphErrorCode.ErrorItemNotFound) || err.message.includes('frobnicated'))",
      );
      expect(joined(at.read('src/graph.ts'))).toContain(KEPT);
      expect((await run(at)).changes).toEqual([]);
    }
  });

  it('are no reason for it where their words are not known', async () => {
    const at = project({ 'src/folder.ts': FOLDER.replace('ErrorItemNotFound', 'odd words') });
    expect((await run(at)).changes).toEqual([]);
    expect(at.read('src/graph.ts')).toBe(GRAPH);
  });

  it('are left where the error is', async () => {
    const at = project();
    const result = await run(at, { transforms: ['message-to-code'] });
    expect(result.changes).toEqual([]);
    expect(result.files).toMatchObject([
      { path: 'src/folder.ts', sites: [{ action: 'left', reason: 'error-wrapped' }] },
    ]);
  });

  it('are left where the file of the error is not worked on', async () => {
    const at = project();
    expect((await run(at, { paths: ['src/folder.ts'] })).changes).toEqual([]);
  });

  it('are rewritten where what else the file is about stays', async () => {
    const at = project({
      'src/folder.ts': FOLDER.replace(
        '    throw err;',
        "    if (err instanceof Error && err.message.includes('our own words')) return null;\n    throw err;",
      ),
    });
    const { files } = await run(at);
    expect(files[0]?.sites.map(({ action }) => action)).toEqual(['rewritten', 'left']);
  });

  it('stay where the file of the error cannot be written', async () => {
    const at = project();
    const result = await run(at, {
      onProgress: (done, total) => {
        if (done === total) at.write('src/graph.ts', '// mine\n');
      },
    });
    expect(result.changes.map(({ path }) => path)).toEqual(['package.json']);
    expect(result.files.map(({ path, status, reason }) => [path, status, reason])).toEqual([
      ['src/folder.ts', 'skipped', expect.stringMatching(/^It asks for details of an error/)],
      ['src/graph.ts', 'skipped', expect.stringMatching(/changed while/)],
    ]);
  });
});

describe('types', () => {
  it('have the cause as an option of the constructor from ES2022 on', async () => {
    const at = project({ 'tsconfig.json': config('ES2022') });
    const { proof } = await run(at, { verify: true });
    expect(proof.checked).toBe(2);
    expect(joined(at.read('src/graph.ts'))).toContain(`\`, ${KEPT});`);
  });

  it('do not before, so that it is assigned', async () => {
    const at = project({ 'tsconfig.json': config('ES2020') });
    await run(at, { verify: true });
    expect(joined(at.read('src/graph.ts'))).toContain(
      `throw Object.assign(new Error(\`Graph \${res.status}: \${text}\`), ${KEPT});`,
    );
    expect(joined(at.read('src/folder.ts'))).toContain('hasErrorCode(err, GraphErrorCode.ErrorItemNotFound)');
    expect((await run(at, { verify: true })).changes).toEqual([]);
  });

  it('take back what is asked of an error with its details', async () => {
    // The declared type has no headers, so no way of keeping them compiles.
    const at = project({
      'tsconfig.json': config('ES2022'),
      'src/graph.ts': GRAPH.replace(
        'const res = await',
        'const res: { ok: boolean; status: number; text(): Promise<string>; json(): Promise<unknown> } = await',
      ),
    });
    const { changes, files } = await run(at, { verify: true });
    expect(changes).toEqual([]);
    expect(files).toMatchObject([
      { path: 'src/folder.ts', status: 'unchanged', sites: [{ action: 'left', reason: 'error-wrapped' }] },
      { path: 'src/graph.ts', status: 'unchanged', sites: [{ action: 'left', reason: 'type-error' }] },
    ]);
  });
});

describe('an error that keeps its details', () => {
  afterEach(() => vi.unstubAllGlobals());
  const BODY = JSON.stringify({
    error: { code: 'itemNotFound', message: 'The resource could not be found.' },
  });
  const thrownBy = async (source: string): Promise<Error> => {
    vi.stubGlobal('fetch', () =>
      Promise.resolve(
        new Response(BODY, {
          status: 404,
          headers: { 'request-id': '11111111-2222-4333-8444-555555555555' },
        }),
      ),
    );
    const { me } = (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as {
      me: () => Promise<unknown>;
    };
    return me().then(
      () => expect.unreachable(),
      (error: unknown) => error as Error,
    );
  };
  const source = (statements: string): string => `class GraphError extends Error {}
export async function me() { const res = await fetch('https://graph.microsoft.com/v1.0/me'); ${statements} return res.json(); }
export async function again() { try { return await me(); } catch (error) { throw new Error('Again: ' + error.message); } }`;

  it.each([
    ['the response', 'if (!res.ok) throw new Error(`Graph ${res.status}`);', false],
    [
      'the response and the text',
      'if (!res.ok) throw new TypeError(`Graph ${res.status}: ${await res.text()}`);',
      true,
    ],
    [
      'status, headers and text',
      'if (!res.ok) { const text = await res.text(); throw new GraphError(`Graph ${res.status}: ${text.slice(0, 9)}`); }',
      true,
    ],
    [
      'status, headers and body',
      'const body = await res.json(); if (!res.ok) throw new Error(body.error.message);',
      true,
    ],
  ])('has text and class as before, and %s', async (_, statements, hasBody) => {
    const before = source(statements);
    const styles = (['option', 'assigned'] as const).map(
      (causeStyle) => rewriteSource('me.js', before, { transforms: ['keep-error-details'], causeStyle }).text,
    );
    const old = await thrownBy(before);
    for (const after of styles) {
      expect(after).not.toBe(before);
      const now = await thrownBy(after);
      expect([now.message, now.name, now.constructor.name]).toEqual([
        old.message,
        old.name,
        old.constructor.name,
      ]);
      expect(now.stack?.split('\n')[0]).toBe(old.stack?.split('\n')[0]);
      expect(Object.keys(now).filter((key) => key !== 'cause')).toEqual(Object.keys(old));
      expect(parseGraphError(now)).toMatchObject({
        status: 404,
        requestId: '11111111-2222-4333-8444-555555555555',
      });
      expect(hasErrorCode(now, 'itemNotFound')).toBe(hasBody);
    }
    expect(parseGraphError(old)?.requestId).toBeUndefined();
  });
});

describe('an error whose cause some file asks for', () => {
  const reading = (read: string): string => `import { call } from './graph.js';

export async function name(id: string): Promise<unknown> {
  try {
    return await call(\`/me/\${id}\`);
  } catch (err: any) {
    ${read}
  }
}
`;

  it.each([
    ['as the error that counts', 'const root = err.cause ?? err; return root.message;'],
    ['taken apart', 'const { cause } = err; return cause ? 1 : 2;'],
    ['looked for', "return 'cause' in err;"],
  ])('gets none: %s', async (_title, read) => {
    const at = project({ 'src/name.ts': reading(read) });
    expect((await run(at)).changes).toEqual([]);
    expect((await run(at, { transforms: transforms.map((transform) => transform.name) })).changes).toEqual(
      [],
    );
  });

  it('gets none where its own file asks', async () => {
    const at = project({
      'src/graph.ts': `${GRAPH}\n${reading('return err.cause ?? err;').replace("import { call } from './graph.js';\n\n", '')}`,
    });
    expect((await run(at)).changes).toEqual([]);
  });

  it('gets one where the cause of another error is asked for, or a cause is given', async () => {
    const other =
      "export async function other() {\n  try {\n    return await fetch('https://example.com/');\n  } catch (err: any) {\n    throw new Error('x', { cause: err.cause });\n  }\n}\n";
    const result = await run(project({ 'src/other.ts': other }));
    expect(result.changes.map(({ path }) => path)).toEqual(['package.json', 'src/folder.ts', 'src/graph.ts']);
  });
});
