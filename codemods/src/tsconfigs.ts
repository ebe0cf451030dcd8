import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { ts } from 'ts-morph';
import { findUp } from './discover.js';
import { RUNTIME } from './manifest.js';

/** A tsconfig with the files that it names. */
export interface TsConfig {
  readonly path: string;
  readonly files: ReadonlySet<string>;
  readonly options: ts.CompilerOptions;
}

/** Finds the tsconfig that a file is checked with; every tsconfig is read once. */
export class TsConfigs {
  readonly #root: string;
  readonly #explicit: string | undefined;
  readonly #read = new Map<string, TsConfig | undefined>();

  /**
   * @param root no tsconfig above this folder is used
   * @param explicit the tsconfig to use for all files, with those that it references
   */
  constructor(root: string, explicit?: string) {
    this.#root = root;
    this.#explicit = explicit;
  }

  /**
   * The nearest tsconfig, or one that it references, that names the file; else the nearest one, whose files
   * may import it; `undefined` when there is none.
   */
  find(file: string): TsConfig | undefined {
    if (this.#explicit !== undefined) return this.#naming(this.#explicit, file) ?? this.#load(this.#explicit);
    let nearest: TsConfig | undefined;
    let found: TsConfig | undefined;
    findUp(dirname(file), this.#root, (folder) => {
      const path = join(folder, 'tsconfig.json');
      nearest ??= this.#load(path);
      found = this.#naming(path, file);
      return found !== undefined;
    });
    return found ?? nearest;
  }

  /**
   * All of the folder that name files, apart from installed packages; none but the explicit one where there
   * is one.
   */
  all(): TsConfig[] {
    if (this.#explicit !== undefined) return [];
    const paths = ts.sys.readDirectory(this.#root, ['.json'], ['**/node_modules/**'], ['**/tsconfig*.json']);
    return paths.flatMap((path) => this.#load(resolve(path)) ?? []).filter(({ files }) => files.size > 0);
  }

  #naming(path: string, file: string, seen: ReadonlySet<string> = new Set()): TsConfig | undefined {
    if (seen.has(path)) return undefined;
    const config = this.#load(path);
    if (!config) return undefined;
    if (config.files.has(file)) return config;
    for (const reference of this.#references(path)) {
      const found = this.#naming(reference, file, new Set([...seen, path]));
      if (found) return found;
    }
    return undefined;
  }

  #references(path: string): string[] {
    const { config } = ts.readConfigFile(path, readFile) as {
      config?: { references?: { path?: unknown }[] };
    };
    return (config?.references ?? []).flatMap(({ path: target }) => {
      if (typeof target !== 'string') return [];
      const absolute = resolve(dirname(path), target);
      return [absolute.endsWith('.json') ? absolute : join(absolute, 'tsconfig.json')];
    });
  }

  #load(path: string): TsConfig | undefined {
    if (!this.#read.has(path)) this.#read.set(path, readConfig(path));
    return this.#read.get(path);
  }
}

const readFile = (path: string): string | undefined => ts.sys.readFile(path);

function readConfig(path: string): TsConfig | undefined {
  if (!ts.sys.fileExists(path)) return undefined;
  const { config } = ts.readConfigFile(path, readFile) as { config?: unknown };
  if (config === undefined) return undefined;
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, dirname(path), undefined, path);
  return { path, files: new Set(parsed.fileNames.map((name) => resolve(name))), options: parsed.options };
}

/** The proof asks for the declarations of single files, in memory; nothing is ever written. */
const DECLARATIONS_ONLY: ts.CompilerOptions = {
  composite: false,
  declaration: true,
  declarationMap: false,
  emitDeclarationOnly: true,
  incremental: false,
  noEmit: false,
  noEmitOnError: false,
};

/**
 * Compiler options for the proof: those of the project, without output files, and with the types of the
 * runtime taken from our own installation where the project has not installed it yet.
 */
export function proofOptions(config: TsConfig): ts.CompilerOptions {
  const options: ts.CompilerOptions = { ...config.options, ...DECLARATIONS_ONLY };
  delete options.outFile;
  delete options.tsBuildInfoFile;
  const installed = ts.resolveModuleName(
    RUNTIME,
    join(dirname(config.path), 'index.ts'),
    options,
    ts.sys,
  ).resolvedModule;
  if (installed) return options;
  const manifest = createRequire(import.meta.url).resolve(`${RUNTIME}/package.json`);
  // Only the CommonJS declarations may be imported from both module formats; `exports` is not read for mapped
  // paths.
  return {
    ...options,
    paths: { ...options.paths, [RUNTIME]: [join(dirname(manifest), 'dist/cjs/index.d.ts')] },
  };
}
