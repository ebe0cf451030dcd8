import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Formats a text as the project does it for the file at `path`; rejects where it cannot. */
type Format = (path: string, text: string) => Promise<string>;

/** A formatter that a project may have installed, and how to run it. */
interface Known {
  readonly package: string;
  readonly load: (manifest: string) => Format | Promise<Format>;
}

/**
 * Prettier is loaded, as its start costs more than its work; the others are programs.
 * @see https://prettier.io/docs/api
 * @see https://biomejs.dev/reference/cli/#biome-format
 * @see https://dprint.dev/cli/#formatting-standard-input
 */
const KNOWN: readonly Known[] = [
  { package: 'prettier', load: loadPrettier },
  {
    package: '@biomejs/biome',
    load: (manifest) => program(manifest, 'biome', (path) => ['format', `--stdin-file-path=${path}`]),
  },
  { package: 'dprint', load: (manifest) => program(manifest, 'dprint', (path) => ['fmt', '--stdin', path]) },
];

/** A file that takes a program longer than this is left as it is, in milliseconds. */
const TIME_LIMIT_MS = 20_000;

/**
 * Formats rewritten files with what the project has installed for it, as `npx` would find it from the folder
 * of the file.
 */
export class Formatters {
  readonly #byFolder = new Map<string, Promise<readonly Format[]>>();
  readonly #byManifest = new Map<string, Promise<Format | undefined>>();

  /**
   * Formats a rewritten file where the file was clean before, so that only what is new is changed.
   * @param path absolute path of the file
   * @param before its text before the rewrite
   * @returns the text, formatted by the first formatter to which the file was clean; undefined where there is
   *   none
   */
  async format(path: string, before: string, after: string): Promise<string | undefined> {
    for (const format of await this.#formatsFor(path)) {
      if ((await formatted(format, path, before)) === before) return formatted(format, path, after);
    }
    return undefined;
  }

  /** What is installed is looked for once for all files of a folder. */
  #formatsFor(path: string): Promise<readonly Format[]> {
    const folder = dirname(path);
    const known = this.#byFolder.get(folder) ?? this.#findFormats(path);
    this.#byFolder.set(folder, known);
    return known;
  }

  async #findFormats(path: string): Promise<readonly Format[]> {
    const require = createRequire(path);
    const found = await Promise.all(
      KNOWN.map(async (known) => {
        const manifest = resolved(require, `${known.package}/package.json`);
        return manifest === undefined ? undefined : this.#loaded(known, manifest);
      }),
    );
    return found.filter((format) => format !== undefined);
  }

  #loaded({ load }: Known, manifest: string): Promise<Format | undefined> {
    const known =
      this.#byManifest.get(manifest) ??
      Promise.resolve()
        .then(() => load(manifest))
        .catch(() => undefined);
    this.#byManifest.set(manifest, known);
    return known;
  }
}

/**
 * A wrong configuration, a missing plugin or a syntax that the formatter does not know is the project's
 * affair.
 */
async function formatted(format: Format, path: string, text: string): Promise<string | undefined> {
  try {
    return await format(path, text);
  } catch {
    return undefined;
  }
}

function resolved(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}

/** The part of Prettier's API that versions 2 and 3 share. */
interface Prettier {
  readonly resolveConfig: (
    path: string,
    options: { readonly editorconfig: boolean },
  ) => Promise<object | null>;
  readonly format: (text: string, options: object) => string | Promise<string>;
}

async function loadPrettier(manifest: string): Promise<Format> {
  const loaded = (await import(pathToFileURL(createRequire(manifest).resolve('prettier')).href)) as {
    readonly default: Prettier;
  };
  const prettier = loaded.default;
  return async (path, text) =>
    prettier.format(text, {
      ...(await prettier.resolveConfig(path, { editorconfig: true })),
      filepath: path,
    });
}

/** A program of a package that formats what it reads. */
function program(manifest: string, name: string, args: (path: string) => readonly string[]): Format {
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    readonly bin: string | Readonly<Record<string, string>>;
  };
  const script = join(dirname(manifest), typeof bin === 'string' ? bin : (bin[name] ?? ''));
  return (path, text) =>
    new Promise((done, fail) => {
      const child = execFile(
        process.execPath,
        [script, ...args(path)],
        { cwd: dirname(path), encoding: 'utf8', maxBuffer: 2 ** 28, timeout: TIME_LIMIT_MS },
        (error, stdout) => {
          if (error) fail(new Error('The formatter failed.', { cause: error }));
          else done(stdout);
        },
      );
      // A program that ends before it has read everything says so by its exit code.
      child.stdin?.on('error', () => undefined).end(text);
    });
}
