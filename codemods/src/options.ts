import { extname, resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { findTransform, transforms } from './registry.js';

/** Wrong use of the command line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'version' }
  | { readonly name: 'list' }
  | { readonly name: 'explain'; readonly term: string }
  | InitCommand
  | RunCommand;

export interface InitCommand {
  readonly name: 'init';
  /** Absolute path of a catalogue of one's own. */
  readonly catalog?: string;
  /** Absolute path of the folder for a copy of the runtime. */
  readonly vendor?: string;
  readonly enumName?: string;
}

export interface RunCommand {
  readonly name: 'run';
  readonly paths: readonly string[];
  readonly transforms: readonly string[];
  readonly write: boolean;
  readonly check: boolean;
  readonly quiet: boolean;
  readonly verify: boolean;
  readonly allowDirty: boolean;
  /** Absolute path. */
  readonly tsconfig?: string;
  /** Absolute paths. */
  readonly reports: readonly string[];
  /** Absolute path of a file with the detector's settings. */
  readonly settings?: string;
}

const OPTIONS = {
  write: { type: 'boolean' },
  check: { type: 'boolean' },
  transform: { type: 'string', multiple: true, short: 't' },
  tsconfig: { type: 'string' },
  'no-verify': { type: 'boolean' },
  'allow-dirty': { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  report: { type: 'string', multiple: true },
  settings: { type: 'string' },
  catalog: { type: 'string' },
  vendor: { type: 'string' },
  name: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const satisfies ParseArgsConfig['options'];

export const HELP: string = `Rewrites Microsoft Graph error handling to error codes, inner errors and bounded retries.

Usage: msgraph-codemod [options] [paths...]
       msgraph-codemod list
       msgraph-codemod explain <code or text>
       msgraph-codemod init [--catalog FILE [--name NAME]] [--vendor DIR]

Without --write nothing is changed: the changes are printed as diffs. Paths are files, folders, or patterns as in
.gitignore; without one the whole repository is taken. Files that .gitignore names are left out.

Options:
  --write              Apply the changes, and add msgraph-errors to the dependencies.
  --check              Change nothing; exit with 1 if something would change.
  -t, --transform A,B  Only these transforms: ${transforms.map(({ name }) => name).join(', ')}.
  --tsconfig FILE      Check the types with this tsconfig instead of the one next to each file.
  --no-verify          Do not compare the type errors before and after.
  --allow-dirty        Write even if the git repository has changes that are not committed.
  --settings FILE      JSON with what settings.msgraph of the ESLint plugin holds, such as { "clients": ["graphFetch"] }.
  --report FILE        Write a report; .json or .md. May be repeated.
  -q, --quiet          Print no diffs, only the summary.
  --catalog FILE       With init: write an enum for your own error codes, { "codes": [{ "code": "orderLocked" }] }, beside FILE.
  --name NAME          With init --catalog: the name of the enum. Default: ErrorCode.
  --vendor DIR         With init: write the runtime into DIR as one file, for projects without the dependency.
  -h, --help           Print this help.
  -v, --version        Print the version.

Exit codes:
  0  Done.
  1  A file failed, or with --check something would change.
  2  Wrong use: an unknown option, transform or path, or a repository with uncommitted changes.
`;

/**
 * Reads a command line.
 * @param args without the names of node and of the script
 * @param cwd the folder that paths are relative to
 * @throws {UsageError} with a sentence for people
 */
export function parseCommand(args: readonly string[], cwd: string): Command {
  const { values, positionals } = parse(args);
  if (values.help === true) return { name: 'help' };
  if (values.version === true) return { name: 'version' };
  if (positionals[0] === 'list' && positionals.length === 1) return { name: 'list' };
  if (positionals[0] === 'explain') return explain(positionals.slice(1));
  if (positionals[0] === 'init') return init(positionals.slice(1), values, cwd);
  if (values.catalog !== undefined || values.vendor !== undefined || values.name !== undefined) {
    throw new UsageError('`--catalog`, `--name` and `--vendor` belong to `init`.');
  }
  if (values.write === true && values.check === true) throw new UsageError('`--write` and `--check` exclude each other.');
  return {
    name: 'run',
    paths: positionals,
    transforms: transformNames(values.transform ?? []),
    write: values.write ?? false,
    check: values.check ?? false,
    quiet: values.quiet ?? false,
    verify: values['no-verify'] !== true,
    allowDirty: values['allow-dirty'] ?? false,
    ...(values.settings !== undefined && { settings: resolve(cwd, values.settings) }),
    ...(values.tsconfig !== undefined && { tsconfig: resolve(cwd, values.tsconfig) }),
    reports: (values.report ?? []).map((file) => reportPath(file, cwd)),
  };
}

function parse(args: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    const message = (error as Error).message.split('. ')[0] ?? '';
    throw new UsageError(`${message.replace(/\.$/, '').replaceAll("'", '`')}.`);
  }
}

function explain(words: readonly string[]): Command {
  if (words.length === 0) throw new UsageError('`explain` needs an error code or a text.');
  return { name: 'explain', term: words.join(' ') };
}

function init(rest: readonly string[], { catalog, vendor, name }: ReturnType<typeof parse>['values'], cwd: string): InitCommand {
  if (rest.length > 0 || (catalog === undefined && vendor === undefined)) throw new UsageError('`init` needs `--catalog FILE` or `--vendor DIR`.');
  return {
    name: 'init',
    ...(catalog !== undefined && { catalog: resolve(cwd, catalog) }),
    ...(vendor !== undefined && { vendor: resolve(cwd, vendor) }),
    ...(name !== undefined && { enumName: name }),
  };
}

function transformNames(values: readonly string[]): string[] {
  const names = values.flatMap((value) => value.split(',')).map((name) => name.trim());
  for (const name of names) {
    if (findTransform(name)) continue;
    const known = transforms.map((transform) => `\`${transform.name}\``).join(', ');
    throw new UsageError(`There is no transform \`${name}\`. There are ${known}.`);
  }
  if (names.length === 0) return transforms.map(({ name }) => name);
  return transforms.map(({ name }) => name).filter((name) => names.includes(name));
}

function reportPath(file: string, cwd: string): string {
  if (['.json', '.md'].includes(extname(file))) return resolve(cwd, file);
  throw new UsageError(`A report ends in .json or .md, \`${file}\` does not.`);
}
