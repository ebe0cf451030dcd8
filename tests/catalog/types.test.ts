import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const tests = resolve(import.meta.dirname, '..');
const require = createRequire(join(tests, 'package.json'));
const consumer = join(tests, 'fixtures/types/consumer.ts');

function compile(modules: readonly string[], file: string): { status: number | null; stdout: string } {
  const options = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--noUncheckedIndexedAccess',
    '--target',
    'es2022',
    '--lib',
    'es2023,dom',
    '--typeRoots',
    'fixtures/types',
  ];
  return spawnSync(process.execPath, [require.resolve('typescript/bin/tsc'), ...options, ...modules, file], {
    encoding: 'utf8',
    cwd: tests,
  });
}

const resolutions: readonly (readonly string[])[] = [
  ['--module', 'node16'],
  ['--module', 'nodenext'],
  ['--module', 'esnext', '--moduleResolution', 'bundler'],
];

describe('the types', () => {
  it.each(resolutions.map((modules) => ({ modules, name: modules.join(' ') })))(
    'hold for $name',
    ({ modules }) => {
      expect(compile(modules, consumer)).toMatchObject({ stdout: '', status: 0 });
    },
    120_000,
  );
});

describe('the types without those of a platform', () => {
  it.each(['nodenext', 'node16'])(
    'compile with ES2020 alone, all declarations checked: %s',
    (module) => {
      const folder = mkdtempSync(join(tests, 'fixtures/types/plain-'));
      try {
        writeFileSync(
          join(folder, 'use.ts'),
          "import { isGraphError, parseGraphError } from 'msgraph-errors';\nexport const codes = (thrown: unknown): readonly string[] => (isGraphError(thrown) ? parseGraphError(thrown).codes : []);\n",
        );
        writeFileSync(
          join(folder, 'tsconfig.json'),
          JSON.stringify({
            compilerOptions: {
              noEmit: true,
              strict: true,
              target: 'es2020',
              lib: ['es2020'],
              types: [],
              module,
              skipLibCheck: false,
            },
            files: ['use.ts'],
          }),
        );
        const { status, stdout } = spawnSync(
          process.execPath,
          [require.resolve('typescript/bin/tsc'), '-p', folder],
          { encoding: 'utf8', cwd: tests },
        );
        expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    120_000,
  );
});

/** What the snippets of the pages take for granted. */
const prelude = `
declare const client: { api: (path: string) => { option: (name: string, value: unknown) => { get: () => Promise<object> }; get: () => Promise<object>; delete: () => Promise<void>; post: (body: unknown) => Promise<{ responses: { id: string; status: number }[] }> } };
declare const id: string;
declare const mail: object;
declare const controller: AbortController;
declare const requests: { id: string; method: string; url: string }[];
declare const file: ArrayBuffer;
declare const uploadUrl: string;
declare const path: string;
declare const logger: { warn: (event: unknown) => void };
declare function later(id: string): object;
declare function postpone(id: string): undefined;
`;

describe('the snippets of the pages', () => {
  it.each(['docs/retry.md', 'docs/catalogue-api.md', 'catalog/README.md'])(
    'compile: %s',
    (page) => {
      const text = readFileSync(join(tests, '..', page), 'utf8');
      const snippets = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);
      expect(snippets.length).toBeGreaterThan(0);
      const folder = mkdtempSync(join(tests, 'fixtures/types/snippets-'));
      try {
        const files = snippets.map((code, index) => {
          const [imports, rest] = [/^import .*$/gm, /^(?!import ).*$/gm].map((pattern) =>
            (code.match(pattern) ?? []).join('\n'),
          );
          const file = join(folder, `${index}.ts`);
          writeFileSync(
            file,
            `/// <reference path="../channel.d.ts" />\n${imports ?? ''}\n${prelude}export async function snippet() {\n${rest ?? ''}\n}\n`,
          );
          return file;
        });
        for (const file of files)
          expect(compile(['--module', 'nodenext'], file)).toMatchObject({ stdout: '', status: 0 });
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    120_000,
  );
});

describe('the check of the types', () => {
  it('sees a type that does not hold', () => {
    const folder = mkdtempSync(join(tests, 'fixtures/types/broken-'));
    try {
      const broken = readFileSync(consumer, 'utf8').replace(
        'hasErrorCode(undefined, 404)',
        "hasErrorCode(undefined, '404')",
      );
      writeFileSync(join(folder, 'consumer.ts'), broken);
      expect(compile(['--module', 'nodenext'], join(folder, 'consumer.ts')).stdout).toContain('TS2578');
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});
