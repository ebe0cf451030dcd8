import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { parseTsconfig, type TsConfigJson } from 'get-tsconfig';
import { filesBelow } from './discover.js';

const SCRIPT = /\.([cm]?)jsx?$/;

/** What compilers and bundlers write at the top, and nobody writes by hand. */
const HEADERS = [
  /\bObject\.defineProperty\(exports, ["']__esModule["']/,
  /\b(?:var|const) __(?:awaiter|generator|extends|assign|rest|importDefault|importStar|createBinding) = \(this && this\.__/,
  /\b(?:var|const) __(?:defProp|create|getOwnPropNames|commonJS|toESM|export) = /,
  /\bimport \{[^}]*\b__(?:awaiter|generator|extends|rest|asyncValues)\b[^}]*\} from ["']tslib["']/,
  /\bfunction (?:_asyncToGenerator|_interopRequireDefault|asyncGeneratorStep)\(/,
  /\b__webpack_require__\b|\bwebpackBootstrap\b/,
  /^System\.register\(/m,
];

const HEAD = 5_000;

/**
 * Whether a compiler wrote a script, as far as the file itself and what lies beside it tell: by its header,
 * by a source map, or by a module of the same name in TypeScript.
 * @param path absolute
 */
export function isCompiled(path: string, text: string): boolean {
  if (!SCRIPT.test(path)) return false;
  if (/^\/\/[#@] ?sourceMappingURL=/m.test(text.slice(text.trimEnd().lastIndexOf('\n') + 1))) return true;
  const head = text.slice(0, HEAD);
  return (
    HEADERS.some((header) => header.test(head)) ||
    [`${path}.map`, ...typed(path)].some((beside) => existsSync(beside))
  );
}

/** The names that the source of a script may have. */
function typed(path: string): string[] {
  const kind = SCRIPT.exec(path)?.[1] ?? '';
  const stem = path.replace(SCRIPT, '');
  return kind === '' ? [`${stem}.ts`, `${stem}.tsx`] : [`${stem}.${kind}ts`];
}

interface Known {
  /** Modules in TypeScript, by their name without folders. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
  /** What each tsconfig has as its `outDir`. */
  readonly folders: readonly string[];
}

/**
 * What the compilers of a repository write, as far as other files tell. The files are listed when the first
 * question is asked.
 */
export class Outputs {
  readonly #root: string;
  #known: Known | undefined;

  /** @param root absolute path of the repository */
  constructor(root: string) {
    this.#root = root;
  }

  /**
   * Whether a script lies in the `outDir` of a tsconfig, or has a source in TypeScript in another folder: at
   * the same place in it, and with all functions and classes of the script.
   * @param path absolute
   */
  has(path: string, text: string): boolean {
    if (!SCRIPT.test(path)) return false;
    const { folders, sources } = (this.#known ??= this.#list());
    if (folders.some((folder) => isInside(path, folder))) return true;
    const names = declaredIn(text);
    const candidates = typed(basename(path)).flatMap((name) => sources.get(name) ?? []);
    return (
      names.length > 0 &&
      candidates.some((source) => isTwinPlace(path, source, this.#root) && declaresAll(source, names))
    );
  }

  #list(): Known {
    const sources = new Map<string, string[]>();
    const configs: string[] = [];
    for (const file of filesBelow(this.#root)) {
      const name = basename(file);
      if (/^tsconfig.*\.json$/.test(name)) configs.push(file);
      if (/\.[cm]?tsx?$/.test(name) && !/\.d\.[cm]?ts$/.test(name))
        sources.set(name, [...(sources.get(name) ?? []), file]);
    }
    return { sources, folders: configs.flatMap((config) => outputOf(config) ?? []) };
  }
}

function isInside(path: string, folder: string): boolean {
  return path.startsWith(folder + sep);
}

/**
 * The folder that a tsconfig has compiled scripts written to, unless that is where it reads them from as
 * well.
 */
function outputOf(config: string): string | undefined {
  const { compilerOptions = {}, include = [], files = [] } = optionsOf(config);
  const { outDir, noEmit, emitDeclarationOnly } = compilerOptions;
  if (outDir === undefined || noEmit === true || emitDeclarationOnly === true) return undefined;
  const folder = resolve(dirname(config), outDir);
  return [config, ...[...include, ...files].map((name) => resolve(dirname(config), name))].some((path) =>
    isInside(path, folder),
  )
    ? undefined
    : folder;
}

function optionsOf(config: string): TsConfigJson {
  try {
    return parseTsconfig(config);
  } catch {
    // What it extends is not there, or it is none: then it says nothing of where scripts are written to.
    return {};
  }
}

/** The names of functions and classes of a module, and of what it exports. */
function declaredIn(text: string): string[] {
  const names = [
    ...text.matchAll(
      /^(?:export )?(?:default )?(?:(?:async )?function\*?|class) ([\w$]+)|^(?:export const|exports\.)\s*([\w$]+) =/gm,
    ),
  ].map((match) => match[1] ?? match[2] ?? '');
  return [...new Set(names.filter((name) => !/^_|^default$/.test(name)))];
}

function declaresAll(source: string, names: readonly string[]): boolean {
  const text = readFileSync(source, 'utf8');
  return names.every((name) => new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(text));
}

/**
 * `dist/mail/send.js` for `src/mail/send.ts`, also where a folder for each module format stands in between.
 */
function isTwinPlace(path: string, source: string, root: string): boolean {
  const script = dirname(relative(root, path)).split(sep);
  const other = dirname(relative(root, source)).split(sep);
  while (script.length > 0 && script.at(-1) === other.at(-1)) {
    script.pop();
    other.pop();
  }
  while (script.length > 0 && script[0] === other[0]) {
    script.shift();
    other.shift();
  }
  return script.length > 0 && script.length <= 2 && other.length <= 1;
}
