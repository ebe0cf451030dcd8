import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { runCodemod } from 'msgraph-codemod';
import { check } from 'prettier';
import { describe, expect, it } from 'vitest';
import { TestProject } from './helpers/project.js';

const CONDITION =
  "if (e.message.includes('itemNotFound') || e.message.includes('InvalidAuthenticationToken')) return false;";
const source = (condition = CONDITION): string => `import { Client } from '@microsoft/microsoft-graph-client';

export const LIMITS = { first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 90000 };

export async function exists(client: Client) {
  try {
    await client.api('/me/drive').get();
    return true;
  } catch (e: any) {
    ${condition}
    throw e;
  }
}
`;
/** The file as Prettier writes it, with single quotes. */
const CLEAN = source(
  "if (e.message.includes('itemNotFound') || e.message.includes('InvalidAuthenticationToken'))\n      return false;",
)
  .replace('|| e', '||\n      e')
  .replace('if (e', 'if (\n      e')
  .replace("'InvalidAuthenticationToken'))\n", "'InvalidAuthenticationToken')\n    )\n")
  .replace(
    /(?<=LIMITS = )\{ (.*) \}/,
    (_all, entries: string) => `{\n  ${entries.replaceAll(', ', ',\n  ')},\n}`,
  );
const MANIFEST = '{ "name": "app", "dependencies": { "msgraph-errors": "^0.1.0" } }\n';

/** What becomes of a file. */
async function rewritten(
  text: string,
  prepare: (project: TestProject) => void = () => undefined,
): Promise<string> {
  const project = new TestProject({ 'package.json': MANIFEST, 'node_modules/.keep': '', 'src/a.ts': text });
  prepare(project);
  await runCodemod({ paths: ['src'], cwd: project.root, write: true, verify: false });
  return project.read('src/a.ts');
}

/** Installs a program as a package has it: it formats what it reads, or fails. */
const program =
  (name: string, bin: string, script: string) =>
  (project: TestProject): void => {
    project.write(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, bin: { [name.split('/').at(-1) ?? '']: bin } }),
    );
    project.write(`node_modules/${name}/${bin}`, script);
  };
const installPrettier = (project: TestProject): void => {
  project.link(
    dirname(createRequire(import.meta.url).resolve('prettier/package.json')),
    'node_modules/prettier',
  );
  project.write('.prettierrc', '{ "singleQuote": true }');
};
const READS = "let text = ''; process.stdin.on('data', (part) => { text += part; }).on('end', () => { ";

describe('a file that was clean', () => {
  it('is one that Prettier would write in the same way', async () => {
    expect(await check(CLEAN, { singleQuote: true, filepath: 'a.ts' })).toBe(true);
    expect(await check(source(), { singleQuote: true, filepath: 'a.ts' })).toBe(false);
  });

  it('is clean after the rewrite, by Prettier', async () => {
    const text = await rewritten(CLEAN, installPrettier);
    expect(text).toContain(
      '    if (\n      hasErrorCode(\n        e,\n        GraphErrorCode.ItemNotFound,\n        GraphErrorCode.InvalidAuthenticationToken,\n      )\n    )\n      return false;\n',
    );
    expect(text.replace(/\s/g, '')).toContain("import{GraphErrorCode,hasErrorCode}from'msgraph-errors';");
  });

  it.each([
    [
      'Biome',
      '@biomejs/biome',
      "if (process.argv[2] !== 'format' || !process.argv[3].startsWith('--stdin-file-path=')) process.exit(1); ",
    ],
    [
      'dprint',
      'dprint',
      "if (process.argv[2] !== 'fmt' || process.argv[3] !== '--stdin' || !process.argv[4].endsWith('a.ts')) process.exit(1); ",
    ],
  ])('is formatted by %s', async (_name, name, check) => {
    const format = program(
      name,
      'bin.cjs',
      `${READS}${check}process.stdout.write(text.replace(/hasErrorCode\\(/g, 'hasErrorCode(  ')); });`,
    );
    expect(await rewritten(source(), format)).toContain('hasErrorCode(  e');
  });

  it('is found out in a dry run as well', async () => {
    const project = new TestProject({
      'package.json': MANIFEST,
      'node_modules/.keep': '',
      'src/a.ts': CLEAN,
    });
    installPrettier(project);
    const { changes } = await runCodemod({ paths: ['src'], cwd: project.root, write: false, verify: false });
    expect(changes[0]?.after).toContain('      hasErrorCode(\n        e,\n');
    expect(project.read('src/a.ts')).toBe(CLEAN);
  });
});

describe('a file that no formatter has written', () => {
  const BROKEN =
    '    if (\n      hasErrorCode(e, GraphErrorCode.ItemNotFound, GraphErrorCode.InvalidAuthenticationToken)\n    ) return false;\n';
  const AS_IT_WAS = source()
    .replace(
      `    ${CONDITION}\n`,
      '    if (hasErrorCode(e, GraphErrorCode.ItemNotFound, GraphErrorCode.InvalidAuthenticationToken)) return false;\n',
    )
    .replace("-client';\n", "-client';\nimport { GraphErrorCode, hasErrorCode } from 'msgraph-errors';\n");

  it.each([
    ['where it was not clean', installPrettier],
    ['where none is installed', () => undefined],
    ['where the formatter fails', program('@biomejs/biome', 'bin.cjs', 'process.exit(1);')],
    ['where the formatter ends before it reads', program('dprint', 'bin.cjs', 'process.exit(0);')],
    [
      'where the package of the formatter is broken',
      program('prettier', 'index.cjs', 'throw new Error("no");'),
    ],
  ])('keeps its own layout %s', async (_name, prepare) => {
    const text = await rewritten(source(), prepare);
    expect(text).toBe(AS_IT_WAS);
    expect(text).not.toBe(BROKEN);
  });

  it('has its new lines broken where they are longer than its own', async () => {
    const two =
      "if (e.message.includes('Request rate limit') || e.message.includes('itemNotFound')\n      || e.statusCode === 401 || e.message.includes('InvalidAuthenticationToken') || e.code === 'x') return false;";
    const text = await rewritten(source(two));
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(
      Math.max(
        ...source(two)
          .split('\n')
          .map(({ length }) => length),
      ),
    );
  });
});
