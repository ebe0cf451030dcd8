import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject, packAll, type Outcome, type Project } from './project.js';
import { startRegistry, type Registry } from './registry.js';
import { source } from './source.js';

interface Manager {
  readonly name: string;
  /** Its name in a terminal, and where its script stands in `node_modules`; npm is there. */
  readonly script?: readonly [tool: string, file: string];
  /** Tells it that it is in a workspace, and of the registry. */
  readonly files: (url: string) => Readonly<Record<string, string>>;
}

const npmrc = (url: string): Readonly<Record<string, string>> => ({ '.npmrc': `registry=${url}\n` });

const MANAGERS: readonly Manager[] = [
  { name: 'npm', files: npmrc },
  {
    name: 'pnpm',
    script: ['pnpm', 'pnpm/bin/pnpm.cjs'],
    files: (url) => ({ ...npmrc(url), 'pnpm-workspace.yaml': 'packages: [packages/*]\n' }),
  },
  { name: 'Yarn 1', script: ['yarn', 'yarn/bin/yarn.js'], files: npmrc },
  {
    name: 'Yarn 4',
    script: ['yarn', '@yarnpkg/cli-dist/bin/yarn.js'],
    files: (url) => ({
      'yarn.lock': '',
      '.yarnrc.yml': `nodeLinker: node-modules\nenableTelemetry: false\nnpmRegistryServer: "${url}"\nunsafeHttpWhitelist: ["127.0.0.1"]\nnpmMinimalAgeGate: 0\n`,
    }),
  },
  { name: 'Bun', script: ['bun', 'bun/bin/bun.exe'], files: npmrc },
];

const packed = packAll();
const made = realpathSync(mkdtempSync(join(tmpdir(), 'msgraph-workspace-')));
let tools: Project;
let registry: Registry;

beforeAll(async () => {
  tools = createProject([
    '--ignore-scripts',
    ...Object.values(packed.tarballs),
    'eslint@10.15.0',
    '@typescript-eslint/parser@8.72.0',
    'typescript@6.0.3',
    'pnpm@10.34.8',
    'yarn@1.22.22',
    '@yarnpkg/cli-dist@4.18.1',
    'bun@1.4.5',
  ]);
  // What its installation does; that of others is not wanted.
  tools.runIn(join(tools.folder, 'node_modules/bun'), 'node', 'install.js');
  const upstream = spawnSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).stdout.trim();
  registry = await startRegistry(packed.tarballs, upstream);
  tools.write(
    'eslint.config.mjs',
    "import parser from '@typescript-eslint/parser';\nimport msgraph from 'eslint-plugin-msgraph';\nexport default [{ files: ['**/*.ts'], languageOptions: { parser } }, msgraph.configs.recommended];\n",
  );
});
afterAll(() => {
  registry.close();
  tools.remove();
  for (const folder of [packed.folder, made]) rmSync(folder, { recursive: true, force: true });
});

interface Workspace {
  /** Runs a line in a folder of the workspace, as somebody who pastes it. */
  readonly paste: (line: string, folder?: string) => Promise<Outcome>;
  /** What a package.json depends on. */
  readonly dependencies: (folder: string) => readonly string[];
}

/** A workspace of two packages, installed, of which one talks to Graph. */
async function workspaceOf({ name, script, files }: Manager): Promise<Workspace> {
  const root = mkdtempSync(join(made, `${name.replace(' ', '-')}-`));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const bin = mkdtempSync(join(made, 'bin-'));
  if (script) {
    const path = join(bin, script[0]);
    writeFileSync(path, `#!/bin/sh\nexec "${join(tools.folder, 'node_modules', script[1])}" "$@"\n`);
    for (const file of [path, join(tools.folder, 'node_modules', script[1])]) chmodSync(file, 0o755);
  }
  const all = {
    ...files(registry.url),
    'package.json': '{\n  "name": "root",\n  "private": true,\n  "workspaces": ["packages/*"]\n}\n',
    'packages/a/package.json': '{\n  "name": "a",\n  "version": "1.0.0"\n}\n',
    'packages/a/a.ts': 'export const a = 1;\n',
    'packages/b/package.json': '{\n  "name": "b",\n  "version": "1.0.0"\n}\n',
    'packages/b/graph.ts': source,
    '.gitignore': 'node_modules\n',
  };
  for (const [file, text] of Object.entries(all)) write(file, text);
  const paste = (line: string, folder = '.'): Promise<Outcome> => shell(line, join(root, folder), bin);
  const install = await paste(`${script?.[0] ?? 'npm'} install`);
  expect(install.code, install.stderr + install.stdout).toBe(0);
  return {
    paste,
    dependencies: (folder) => {
      const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
        dependencies?: Record<string, string>;
      };
      return Object.keys(manifest.dependencies ?? {});
    },
  };
}

/** Not synchronous, because the registry answers from this process. */
function shell(line: string, cwd: string, bin: string): Promise<Outcome> {
  const paths = [bin, join(tools.folder, 'node_modules/.bin'), process.env['PATH'] ?? ''];
  const env = {
    ...process.env,
    PATH: paths.join(delimiter),
    NO_COLOR: '1',
    CI: '',
    npm_config_loglevel: 'error',
    // Yarn 1 knows a package by its name and version, also one that another build has left in the user's cache.
    YARN_CACHE_FOLDER: join(tools.folder, 'yarn-cache'),
  };
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', line], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

const RESOLVES = `node --input-type=module -e "import 'msgraph-errors'"`;

describe.each(MANAGERS)('in a workspace of $name', (manager) => {
  it.each(['.', 'packages/b'])(
    'the command that the rule names adds the runtime to the package, pasted in %s',
    async (folder) => {
      const { paste, dependencies } = await workspaceOf(manager);
      const config = join(tools.folder, 'eslint.config.mjs');
      const lint = await paste(`eslint --config "${config}" .`, folder);
      const [, command = ''] = / First: `([^`]+)`/.exec(lint.stdout) ?? [];
      const { code, stderr, stdout } = await paste(command, folder);
      expect(code, command + stderr + stdout).toBe(0);
      expect([dependencies('.'), dependencies('packages/a'), dependencies('packages/b')]).toEqual([
        [],
        [],
        ['msgraph-errors'],
      ]);
      expect((await paste(RESOLVES, 'packages/b')).code).toBe(0);
    },
  );

  it.each(['.', 'packages/b'])(
    'the command that the codemod names installs the runtime, pasted in %s',
    async (folder) => {
      const { paste, dependencies } = await workspaceOf(manager);
      const { stdout } = await paste(
        'git init --quiet; msgraph-codemod --write --no-verify --allow-dirty',
        folder,
      );
      const [, command = ''] = / has a new dependency: run `([^`]+)`/.exec(stdout) ?? [];
      expect(dependencies('packages/b')).toEqual(['msgraph-errors']);
      expect((await paste(RESOLVES, 'packages/b')).code).not.toBe(0);
      const outcome = await paste(command, folder);
      expect(outcome.code, command + outcome.stderr + outcome.stdout).toBe(0);
      expect((await paste(RESOLVES, 'packages/b')).code).toBe(0);
    },
  );
});
