import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documented, packAll, type Outcome } from './project.js';
import { startRegistry, type Registry } from './registry.js';
import { reported, source } from './source.js';

const packed = packAll();
const cache = mkdtempSync(join(tmpdir(), 'msgraph-npm-cache-'));
const folders: string[] = [];
let registry: Registry;

const npmConfig = (key: string): string =>
  spawnSync('npm', ['config', 'get', key], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  }).stdout.trim();

/** A cache that has what was downloaded before, but no package that an earlier test has run with `npx`. */
function fillCache(): void {
  const downloaded = join(npmConfig('cache'), '_cacache');
  mkdirSync(downloaded, { recursive: true });
  symlinkSync(downloaded, join(cache, '_cacache'), 'junction');
}

beforeAll(async () => {
  fillCache();
  registry = await startRegistry(packed.tarballs, npmConfig('registry'));
});
afterAll(() => {
  registry.close();
  for (const folder of [packed.folder, cache, ...folders]) rmSync(folder, { recursive: true, force: true });
});

function newFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'msgraph-start-')));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/**
 * Runs a block of the README as it stands, in a terminal that can reach the registry above. Stops at the
 * first error.
 */
function bash(folder: string, script: string): Promise<Outcome> {
  const quick = {
    npm_config_prefer_offline: 'true',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_loglevel: 'error',
  };
  const env = {
    ...process.env,
    ...quick,
    NO_COLOR: '1',
    npm_config_registry: registry.url,
    npm_config_cache: cache,
  };
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-e', '-c', script], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        output[name] += text;
      });
    child.on('error', reject);
    // oxlint colours what it prints wherever `CI` is set, whatever `NO_COLOR` says.
    child.on('close', (code) => {
      resolve({
        code,
        stdout: stripVTControlCharacters(output.stdout),
        stderr: stripVTControlCharacters(output.stderr),
      });
    });
  });
}

const install = (folder: string, ...args: string[]): Promise<Outcome> =>
  bash(folder, `npm install ${args.join(' ')}`);
const manifestOf = (
  folder: string,
): { dependencies?: Record<string, string>; devDependencies?: Record<string, string> } =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as ReturnType<typeof manifestOf>;

/**
 * The rules that an output names: ESLint writes `msgraph/rule` at the end of a line, oxlint `msgraph(rule)`
 * at the beginning.
 */
const rulesIn = ({ stdout }: Outcome): string[] =>
  [...stdout.matchAll(/ msgraph(?:\/([a-z-]+)$|\(([a-z-]+)\):)/gm)].map(
    ([, eslint, oxlint]) => `msgraph/${eslint ?? oxlint ?? ''}`,
  );
const expected = reported.map(({ rule }) => rule).sort();
const javascript = source
  .replaceAll(/: (?:Client|string|any|number|unknown|Promise<(?:void|boolean|unknown)>)|<void>/g, '')
  .replace('import { Client } from', 'import {} from');

/** What `npm init -y` writes, as far as it matters. */
const commonjs = '{ "name": "start", "version": "1.0.0", "type": "commonjs" }\n';

/**
 * A block, a file that it finds everything in, its last line, and what that line gives in a folder without
 * any such file.
 */
const starts = [
  { heading: 'TypeScript', file: 'graph.ts', text: source, again: 'npx eslint .', empty: { code: 0 } },
  { heading: 'JavaScript', file: 'graph.js', text: javascript, again: 'npx eslint .', empty: { code: 0 } },
  {
    heading: 'oxlint, also with TypeScript 7',
    file: 'graph.ts',
    text: source,
    again: 'npx oxlint',
    empty: { code: 1, stdout: expect.stringContaining('No files found to lint.') as string },
  },
] as const;

describe.each(starts)('the quick start for $heading', ({ heading, file, text, again, empty }) => {
  const block = documented('README.md', heading);

  it('is the same in the README of the plugin', () => {
    expect(documented('rules/README.md', heading)).toBe(block);
  });

  it('works in a folder with nothing in it', async () => {
    const folder = newFolder();
    const first = await bash(folder, block);
    expect(first, first.stderr).toMatchObject(empty);

    writeFileSync(join(folder, file), text);
    const second = await bash(folder, again);
    expect(second.code).toBe(1);
    expect(rulesIn(second).sort()).toEqual(expected);
  });

  it('works in a folder after `npm init -y` that has a file', async () => {
    const folder = newFolder({ 'package.json': commonjs, [file]: text });
    const outcome = await bash(folder, block);
    expect(outcome.code).toBe(1);
    expect(rulesIn(outcome).sort(), outcome.stdout + outcome.stderr).toEqual(expected);
    expect(manifestOf(folder).dependencies).toHaveProperty('msgraph-errors');
  });
});

describe('the quick start in a project that has its own', () => {
  it('keeps the ESLint, the TypeScript and the configuration that are there', async () => {
    const own =
      "import msgraph from 'eslint-plugin-msgraph';\nimport parser from '@typescript-eslint/parser';\nexport default [{ files: ['**/*.ts'], languageOptions: { parser } }, msgraph.configs.recommended];\n";
    const folder = newFolder({
      'package.json': '{ "name": "start", "type": "module" }\n',
      'eslint.config.js': own,
      'graph.ts': source,
    });
    await install(folder, '--save-dev', 'typescript@5.9.3', 'eslint@9.39.5');
    const before = manifestOf(folder).devDependencies;

    const outcome = await bash(folder, documented('README.md', 'TypeScript'));
    expect(rulesIn(outcome).sort()).toEqual(expected);
    expect(manifestOf(folder).devDependencies).toMatchObject(before ?? {});
    expect((await bash(folder, 'npx eslint --version; npx tsc --version')).stdout).toBe(
      'v9.39.5\nVersion 5.9.3\n',
    );
    expect(existsSync(join(folder, 'eslint.config.mjs'))).toBe(false);
    expect(readFileSync(join(folder, 'eslint.config.js'), 'utf8')).toBe(own);
  });

  it('keeps the configuration of ESLint 8 that is there, in a file of its own or in `package.json`', async () => {
    const rules = '{ "root": true, "rules": { "no-debugger": "error" } }';
    const folder = newFolder({
      'package.json': '{ "name": "start" }\n',
      '.eslintrc.json': rules,
      'index.js': 'debugger;\n',
    });
    await install(folder, '--save-dev', 'eslint@8.57.1');
    const block = documented('README.md', 'JavaScript');
    const kept = { code: 1, stdout: expect.stringContaining('no-debugger') as string };
    expect(await bash(folder, block)).toMatchObject(kept);

    rmSync(join(folder, '.eslintrc.json'));
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ ...manifestOf(folder), eslintConfig: JSON.parse(rules) as unknown }),
    );
    expect(await bash(folder, block)).toMatchObject(kept);
    expect(existsSync(join(folder, 'eslint.config.mjs'))).toBe(false);
  });

  it('for oxlint installs neither ESLint nor another TypeScript beside TypeScript 7', async () => {
    const folder = newFolder({ 'graph.ts': source });
    await install(folder, '--save-dev', 'typescript@7');
    expect(
      rulesIn(await bash(folder, documented('README.md', 'oxlint, also with TypeScript 7'))).sort(),
    ).toEqual(expected);
    const lock = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string }>;
    };
    const named = Object.entries(lock.packages).filter(([path]) =>
      /node_modules\/(?:eslint|typescript)$/.test(path),
    );
    expect(named.map(([path, { version }]) => `${path} ${version}`)).toEqual([
      expect.stringMatching(/^node_modules\/typescript 7\./),
    ]);
  });
});

describe('the quick start of the codemod', () => {
  it.each(['README.md', 'codemods/README.md'])('in %s shows the rewrite, and applies it', async (file) => {
    const folder = newFolder({ 'package.json': commonjs, 'graph.ts': source });
    const block = file === 'README.md' ? documented(file, 'Rewrite it') : documented(file, 'msgraph-codemod');
    const { code, stdout, stderr } = await bash(folder, block);
    expect(code, stdout + stderr).toBe(0);
    expect(stdout).toContain(
      '+    if (error instanceof Error && hasErrorCode(error, GraphErrorCode.ErrorItemNotFound)) return;',
    );
    expect(readFileSync(join(folder, 'graph.ts'), 'utf8')).toContain(
      'hasErrorCode(error, GraphErrorCode.ErrorItemNotFound)',
    );
    expect(manifestOf(folder).dependencies).toHaveProperty('msgraph-errors');
  });
});
