import type { ModuleSource } from '../../../../rules/src/host.js';
import { parseSync } from './parser.js';
import posix, { dirname, join } from './posix.js';

interface Entry {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
}

const ENDINGS = [
  '',
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '/index.ts',
  '/index.tsx',
  '/index.js',
];

/** The files of the playground in the place of a disk. */
export class MemoryFiles {
  #files: ReadonlyMap<string, string> = new Map();

  /** @param files texts by absolute path */
  set(files: ReadonlyMap<string, string>): void {
    this.#files = files;
  }

  /** What stands for the modules of Node.js and the native packages. */
  get modules(): ModuleSource {
    const fs = {
      existsSync: (path: string): boolean => this.#files.has(path) || this.#isFolder(path),
      statSync: (path: string): { mtimeMs: number; size: number; isFile: () => boolean } | undefined => {
        const text = this.#files.get(path);
        return text === undefined ? undefined : { mtimeMs: 0, size: text.length, isFile: () => true };
      },
      readFileSync: (path: string): string => this.#read(path),
      readdirSync: (path: string): readonly Entry[] => this.#entries(path),
    };
    const natives: Readonly<Record<string, unknown>> = {
      'oxc-parser': { parseSync },
      'oxc-resolver': { ResolverFactory: this.#resolverFactory() },
    };
    const modules: Readonly<Record<string, unknown>> = {
      fs,
      path: posix,
      module: { createRequire: () => (name: string) => natives[name] },
    };
    return ((name: string) => modules[name]) as ModuleSource;
  }

  #read(path: string): string {
    const text = this.#files.get(path);
    if (text === undefined) throw Object.assign(new Error(`There is no file ${path}.`), { code: 'ENOENT' });
    return text;
  }

  #isFolder(path: string): boolean {
    return [...this.#files.keys()].some((file) => file.startsWith(`${path}/`));
  }

  #entries(folder: string): readonly Entry[] {
    const names = [...this.#files.keys()]
      .filter((file) => file.startsWith(`${folder}/`))
      .map((file) => file.slice(folder.length + 1));
    return [...new Set(names.map((name) => name.split('/')[0] ?? ''))].map((name) => ({
      name,
      isFile: () => names.includes(name),
      isDirectory: () => !names.includes(name),
    }));
  }

  /** Relative specifiers only: there is neither a configuration nor a package to look into. */
  #find(folder: string, request: string): { readonly path?: string } {
    const whole = request.startsWith('/') ? request : join(folder, request);
    // A file of TypeScript is imported by the name that it has when it is built.
    const bases = [whole, whole.replace(/\.([cm]?)js(x?)$/, '')];
    const path = bases
      .flatMap((base) => ENDINGS.map((ending) => base + ending))
      .find((candidate) => this.#files.has(candidate));
    return path === undefined ? {} : { path };
  }

  #resolverFactory(): new () => object {
    const find = (folder: string, request: string): { readonly path?: string } => this.#find(folder, request);
    return class {
      sync(folder: string, request: string): { readonly path?: string } {
        return find(folder, request);
      }

      resolveFileSync(file: string, request: string): { readonly path?: string } {
        return find(dirname(file), request);
      }
    };
  }
}
