import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PACKAGES = { catalog: 'msgraph-errors', rules: 'eslint-plugin-msgraph', codemods: 'msgraph-codemod' };

/** The three packages as npm would install them, made from the sources of this moment. */
export interface Installation {
  /** A folder with `node_modules`. */
  readonly folder: string;
  readonly cli: string;
  transform: (name: string) => string;
}

/**
 * Compiles the sources file by file, without type checking, so that the real command and the real transforms
 * can be run whatever state `dist` is in. The result is kept until a source changes.
 */
export function installPackages(): Installation {
  const cache = join(ROOT, 'node_modules/.cache/msgraph-tests');
  const sources = Object.keys(PACKAGES).flatMap((name) => [
    join(ROOT, name, 'package.json'),
    ...filesBelow(join(ROOT, name, 'src')),
  ]);
  const hash = createHash('sha256').update(ts.version);
  for (const source of [...sources, ...dataFiles()]) hash.update(source).update(readFileSync(source));
  const folder = join(cache, hash.digest('hex').slice(0, 16));
  if (!existsSync(folder)) build(cache, folder);
  const codemod = join(folder, 'node_modules/msgraph-codemod/dist');
  return {
    folder,
    cli: join(codemod, 'cli.js'),
    transform: (name) => join(codemod, 'transforms', `${name}.js`),
  };
}

/** Several test files may build at the same time: the first to finish wins. */
function build(cache: string, folder: string): void {
  mkdirSync(cache, { recursive: true });
  removeOld(cache);
  const temporary = mkdtempSync(join(cache, 'build-'));
  for (const [name, packageName] of Object.entries(PACKAGES)) {
    const target = join(temporary, 'node_modules', packageName);
    mkdirSync(target, { recursive: true });
    cpSync(join(ROOT, name, 'package.json'), join(target, 'package.json'));
    compile(join(ROOT, name, 'src'), join(target, 'dist'), ts.ModuleKind.ESNext);
    const nested = join(ROOT, name, 'node_modules');
    if (existsSync(nested))
      cpSync(nested, join(target, 'node_modules'), { recursive: true, verbatimSymlinks: false });
    if (name !== 'catalog') continue;
    // What the package ships beside `dist`.
    for (const shipped of ['src', 'LICENSE'])
      cpSync(join(ROOT, name, shipped), join(target, shipped), { recursive: true });
    compile(join(ROOT, name, 'src'), join(target, 'dist/cjs'), ts.ModuleKind.CommonJS);
    writeFileSync(join(target, 'dist/cjs/package.json'), '{"type":"commonjs"}\n');
    writeFileSync(
      join(target, 'dist/catalog.json'),
      JSON.stringify(
        Object.fromEntries(
          dataFiles().map((path) => [
            basename(path, '.json'),
            JSON.parse(readFileSync(path, 'utf8')) as unknown,
          ]),
        ),
      ),
    );
  }
  try {
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}

const HOUR_MS = 3_600_000;

/** Builds of sources that are gone, unless another run may still use them. */
function removeOld(cache: string): void {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - modified > HOUR_MS) rmSync(path, { recursive: true, force: true });
  }
}

function compile(from: string, to: string, module: ts.ModuleKind): void {
  for (const file of filesBelow(from)) {
    const commonJs = module === ts.ModuleKind.CommonJS || file.endsWith('.cts');
    const compilerOptions: ts.CompilerOptions = {
      target: ts.ScriptTarget.ES2023,
      module: commonJs ? ts.ModuleKind.CommonJS : module,
      verbatimModuleSyntax: !commonJs,
    };
    const text = readFileSync(file, 'utf8');
    const name = relative(from, file).slice(0, -extname(file).length);
    const c = file.endsWith('.cts') ? 'c' : '';
    write(
      join(to, `${name}.${c}js`),
      ts.transpileModule(text, { fileName: file, compilerOptions }).outputText,
    );
    write(
      join(to, `${name}.d.${c}ts`),
      ts.transpileDeclaration(text, { fileName: file, compilerOptions }).outputText,
    );
  }
}

function dataFiles(): string[] {
  const folder = join(ROOT, 'catalog/data');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name))
    .sort();
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.c?ts$/.test(name) && !name.split(sep).includes('node_modules'))
    .map((name) => join(folder, name))
    .sort();
}
