import { runCodemod } from 'msgraph-codemod';
import { describe, expect, it } from 'vitest';
import { TestProject } from './helpers/project.js';
import { messageSource } from './helpers/samples.js';

const MANIFEST = '{ "name": "app", "dependencies": { "msgraph-errors": "^0.1.0" } }\n';
const script = messageSource().replace(': Client', '').replace(': any', '');

async function outcomeOf(files: Readonly<Record<string, string>>, name: string): Promise<string> {
  const project = new TestProject({ 'package.json': MANIFEST, ...files }).commit();
  const result = await runCodemod({ paths: [], cwd: project.root, write: false, verify: false, jobs: 1 });
  const file = result.files.find(({ path }) => path === name);
  return file === undefined ? 'untouched' : (file.reason ?? file.status);
}

const config = (text: string): Record<string, string> => ({ 'tsconfig.json': text });

describe('what a compiler wrote', () => {
  it.each([
    ['has a source map comment', { 'lib/a.js': `${script}//# sourceMappingURL=a.js.map\n` }, 'lib/a.js'],
    [
      'has a source map inside',
      { 'lib/a.js': `${script}//# sourceMappingURL=data:application/json;base64,e30=` },
      'lib/a.js',
    ],
    ['has a source map beside it', { 'lib/a.mjs': script, 'lib/a.mjs.map': '{}' }, 'lib/a.mjs'],
    [
      'has the header of a CommonJS module',
      {
        'lib/a.js': `"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\n${script}`,
      },
      'lib/a.js',
    ],
    [
      'has a helper of TypeScript',
      { 'lib/a.js': `var __awaiter = (this && this.__awaiter) || function () {};\n${script}` },
      'lib/a.js',
    ],
    [
      'has a helper of Babel',
      { 'lib/a.js': `${script}function _asyncToGenerator(n) { return n; }\n` },
      'lib/a.js',
    ],
    [
      'lies in an outDir',
      { 'lib/a.js': script, ...config('{ "compilerOptions": { "outDir": "lib" }, "include": ["src"] }') },
      'lib/a.js',
    ],
    [
      'lies in an outDir with comments in the tsconfig',
      { 'lib/a.js': script, ...config('{ "compilerOptions": { /* here */ "outDir": "./lib/", }, }') },
      'lib/a.js',
    ],
    [
      'lies in the outDir of another folder',
      {
        'built/server/a.js': script,
        'server/tsconfig.build.json': '{ "compilerOptions": { "outDir": "../built/server" } }',
      },
      'built/server/a.js',
    ],
    [
      'lies in an outDir that a package sets',
      {
        'lib/a.js': script,
        'node_modules/@contoso/tsconfig/tsconfig.json':
          '{ "compilerOptions": { "outDir": "${configDir}/lib" } }',
        ...config('{ "extends": "@contoso/tsconfig/tsconfig.json" }'),
      },
      'lib/a.js',
    ],
    [
      'lies in an outDir that is inherited',
      {
        'packages/a/out/a.js': script,
        'packages/a/base.json': '{ "compilerOptions": { "outDir": "${configDir}/out" } }',
        'packages/a/tsconfig.json': '{ "extends": "./base" }',
      },
      'packages/a/out/a.js',
    ],
    ['stands beside its source', { 'src/a.js': script, 'src/a.ts': messageSource() }, 'src/a.js'],
    ['stands beside its component', { 'src/a.jsx': script, 'src/a.tsx': messageSource() }, 'src/a.jsx'],
    [
      'has its source in another folder',
      { 'functions/mail/a.js': script, 'source/mail/a.ts': messageSource() },
      'functions/mail/a.js',
    ],
    [
      'has its source above a folder for a format',
      { 'lib/esm/mail/a.mjs': script, 'src/mail/a.mts': messageSource() },
      'lib/esm/mail/a.mjs',
    ],
  ] as const)('is skipped where it %s', async (_title, files, name) => {
    expect(await outcomeOf(files, name)).toBe(
      'The file is compiled from another one, which is rewritten instead.',
    );
  });

  it.each([
    [
      'only talks of source maps',
      { 'lib/a.js': `${script}// a source map: //# sourceMappingURL=a.js.map\nexport const x = 1;\n` },
      'lib/a.js',
    ],
    [
      'is TypeScript',
      { 'lib/a.ts': messageSource(), ...config('{ "compilerOptions": { "outDir": "lib" } }') },
      'lib/a.ts',
    ],
    [
      'has only a declaration beside it',
      { 'lib/a.js': script, 'lib/a.d.ts': 'export function exists(): void;\n' },
      'lib/a.js',
    ],
    [
      'lies in an outDir that holds the sources',
      { 'src/a.js': script, ...config('{ "compilerOptions": { "outDir": "." } }') },
      'src/a.js',
    ],
    [
      'is read from the outDir',
      {
        'lib/a.js': script,
        ...config('{ "compilerOptions": { "outDir": "lib" }, "include": ["lib/**/*"] }'),
      },
      'lib/a.js',
    ],
    [
      'lies beside a tsconfig that extends what is not there',
      {
        'lib/a.js': script,
        ...config('{ "extends": "@contoso/tsconfig", "compilerOptions": { "outDir": "lib" } }'),
      },
      'lib/a.js',
    ],
    ['lies beside a tsconfig that is none', { 'lib/a.js': script, ...config('[') }, 'lib/a.js'],
    [
      'lies beside a tsconfig that extends itself',
      { 'lib/a.js': script, ...config('{ "extends": "./tsconfig.json", "include": ["src"] }') },
      'lib/a.js',
    ],
    [
      'is checked by a tsconfig that writes nothing',
      { 'lib/a.js': script, ...config('{ "compilerOptions": { "outDir": "lib", "noEmit": true } }') },
      'lib/a.js',
    ],
    [
      'has a module of the same name with other functions',
      { 'client/index.js': script, 'server/index.ts': 'export function start(): void {}\n' },
      'client/index.js',
    ],
    [
      'has a module of the same name somewhere else',
      { 'one/two/three/index.js': script, 'index.ts': 'export function exists(): void {}\n' },
      'one/two/three/index.js',
    ],
  ] as const)('is rewritten where it %s', async (_title, files, name) => {
    expect(await outcomeOf(files, name)).toBe('changed');
  });

  it('is not talked about where it has nothing to do with Graph', async () => {
    expect(
      await outcomeOf(
        { 'a.js': 'exports.a = (e) => e.message.includes("404");\n//# sourceMappingURL=a.js.map\n' },
        'a.js',
      ),
    ).toBe('untouched');
  });
});
