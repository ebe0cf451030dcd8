import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject, packAll, type Project } from './project.js';

const TSC = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
const packed = packAll();
const { catalog = '', rules = '', codemods = '' } = packed.tarballs;
afterAll(() => {
  rmSync(packed.folder, { recursive: true, force: true });
});

interface Manifest {
  readonly exports: Readonly<Record<string, unknown>>;
}

/** Every folder below `node_modules` that holds an installed package, by the place npm has put it. */
function installed(project: Project): string[] {
  const lock = JSON.parse(project.read('node_modules/.package-lock.json')) as {
    packages: Record<string, unknown>;
  };
  return Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, ''));
}

/** Paths below a folder, relative to it. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
}

/**
 * The specifiers that the `exports` of a package allow to import from code; `*` stands for each module that
 * is there.
 */
function specifiers(project: Project, name: string): string[] {
  const folder = join(project.folder, 'node_modules', name);
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  return Object.keys(exports)
    .filter((path) => !path.endsWith('.json'))
    .flatMap((path) =>
      path === './transforms/*' ? transformsOf(folder).map((module) => `./transforms/${module}`) : [path],
    )
    .map((path) => path.replace('.', name));
}

function transformsOf(folder: string): string[] {
  return readdirSync(join(folder, 'dist/transforms')).flatMap(
    (file) => /^(.+)\.d\.ts$/.exec(file)?.[1] ?? [],
  );
}

/**
 * What the compiler says of a file that imports everything a package offers, without skipping the
 * declarations.
 */
function compile(project: Project, name: string, options: Readonly<Record<string, unknown>>): string {
  const compilerOptions = {
    target: 'ES2023',
    lib: ['ES2023'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: false,
    types: [],
    ...options,
  };
  project.write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['all.ts'] }));
  project.write(
    'all.ts',
    specifiers(project, name)
      .map(
        (specifier, index) =>
          `import * as m${index} from '${specifier}';\nexport const k${index}: object = m${index};\n`,
      )
      .join(''),
  );
  return project.run('node', TSC, '-p', '.').stdout;
}

/**
 * What `npm install` of one package puts on the disk. The limits leave room for a new release of a
 * dependency, not for a new dependency of some size.
 */
const limits = [
  { name: 'msgraph-errors', tarballs: [catalog], packages: 1, megabytes: 2.5 },
  { name: 'eslint-plugin-msgraph', tarballs: [catalog, rules], packages: 16, megabytes: 14 },
  { name: 'msgraph-codemod', tarballs: [catalog, rules, codemods], packages: 36, megabytes: 34 },
] as const;

describe.each(limits)('$name alone in an empty project', ({ name, tarballs, packages, megabytes }) => {
  let project: Project;
  beforeAll(() => {
    project = createProject(tarballs);
  });
  afterAll(() => {
    project.remove();
  });

  it(`brings at most ${packages} packages and ${megabytes} MB`, () => {
    const found = installed(project);
    const bytes = filesBelow(join(project.folder, 'node_modules')).reduce(
      (sum, path) => sum + statSync(join(project.folder, 'node_modules', path)).size,
      0,
    );
    expect(found.length, `more packages than before: ${found.join(', ')}`).toBeLessThanOrEqual(packages);
    expect(bytes / 1e6, 'more megabytes than before').toBeLessThanOrEqual(megabytes);
  });

  it('brings no linter, no compiler and no other codemod tool', () => {
    const unwanted = [
      'typescript',
      'eslint',
      'jscodeshift',
      '@typescript-eslint/utils',
      '@typescript-eslint/typescript-estree',
    ];
    expect(installed(project).filter((found) => unwanted.includes(found))).toEqual([]);
  });

  it.each([{ module: 'NodeNext' }, { module: 'ESNext', moduleResolution: 'Bundler' }])(
    'has declarations that compile with $module and nothing else installed',
    (options) => {
      expect(specifiers(project, name)).not.toEqual([]);
      expect(compile(project, name, options)).toBe('');
    },
  );

  it('has no source map without its source', () => {
    const folder = join(project.folder, 'node_modules', name);
    const files = filesBelow(folder);
    expect(files.filter((path) => path.endsWith('.map'))).toEqual([]);
    expect(
      files.filter(
        (path) =>
          /\.[cm]?[jt]s$/.test(path) &&
          readFileSync(join(folder, path), 'utf8').includes('\n//# sourceMappingURL='),
      ),
    ).toEqual([]);
  });
});

describe('the check of the declarations', () => {
  let project: Project;
  beforeAll(() => {
    project = createProject([catalog]);
  });
  afterAll(() => {
    project.remove();
  });

  it('sees a type of a package that is not installed', () => {
    const file = 'node_modules/msgraph-errors/dist/index.d.ts';
    project.write(file, `${project.read(file)}export type { Program } from 'typescript';\n`);
    expect(compile(project, 'msgraph-errors', { module: 'NodeNext' })).toContain(
      "Cannot find module 'typescript'",
    );
  });
});
