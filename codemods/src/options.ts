import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { nearestWord } from 'msgraph-errors/knowledge';
import { findTransform, transforms } from './registry.js';
import { reportFormats } from './reports/formats.js';
import { jobsFrom, shardFrom, testFrom, UsageError } from './option-values.js';
import type { Command, DevProxyCommand, ExplainModelsCommand, InitCommand, MergeCommand } from './command.js';

export { UsageError } from './option-values.js';

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
  models: { type: 'boolean' },
  mark: { type: 'boolean' },
  test: { type: 'string' },
  'test-timeout': { type: 'string' },
  'fix-mocks': { type: 'boolean' },
  shard: { type: 'string' },
  jobs: { type: 'string', short: 'j' },
  'files-from': { type: 'string' },
  catalog: { type: 'string' },
  vendor: { type: 'string' },
  name: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const satisfies ParseArgsConfig['options'];

/**
 * Reads a command line.
 * @param args without the names of node and of the script
 * @param cwd the folder that paths are relative to
 * @throws {UsageError} with a sentence for people
 */
export function parseCommand(args: readonly string[], cwd: string): Command {
  const { values, positionals } = parse(args);
  if (values.help === true || (positionals[0] === 'help' && !existsSync(resolve(cwd, 'help'))))
    return { name: 'help' };
  if (values.version === true) return { name: 'version' };
  if (positionals[0] === 'list' && positionals.length === 1) return { name: 'list' };
  if (positionals[0] === 'explain')
    return values.models === true
      ? explainModels(positionals.slice(1), values, cwd)
      : explain(positionals.slice(1));
  if (values.models !== undefined) throw new UsageError('`--models` belongs to `explain`.');
  if (positionals[0] === 'dev-proxy') return devProxy(positionals.slice(1), values, cwd);
  if (positionals[0] === 'init') return init(positionals.slice(1), values, cwd);
  if (values.catalog !== undefined || values.vendor !== undefined || values.name !== undefined) {
    throw new UsageError('`--catalog`, `--name` and `--vendor` belong to `init`.');
  }
  if (positionals[0] === 'merge') return merge(positionals.slice(1), values, cwd);
  if (values.write === true && values.check === true)
    throw new UsageError('`--write` and `--check` exclude each other.');
  const filesFrom = values['files-from'];
  const test = testFrom(values.test, values['test-timeout'], values.write);
  if (values['fix-mocks'] === true && values.shard !== undefined)
    throw new UsageError(
      '`--fix-mocks` does not go with `--shard`: a test may belong to files of several parts.',
    );
  const chosen = transformNames(values.transform ?? []);
  return {
    name: 'run',
    paths: positionals,
    ...(chosen.length > 0 && { transforms: chosen }),
    write: values.write ?? false,
    check: values.check ?? false,
    quiet: values.quiet ?? false,
    verify: values['no-verify'] !== true,
    allowDirty: values['allow-dirty'] ?? false,
    ...(values.settings !== undefined && { settings: resolve(cwd, values.settings) }),
    ...(values.tsconfig !== undefined && { tsconfig: resolve(cwd, values.tsconfig) }),
    reports: reportPaths(values, cwd),
    mark: values.mark ?? false,
    fixMocks: values['fix-mocks'] ?? false,
    ...(test && { test }),
    ...(values.shard !== undefined && { shard: shardFrom(values.shard) }),
    ...(values.jobs !== undefined && { jobs: jobsFrom(values.jobs) }),
    ...(filesFrom !== undefined && { filesFrom: filesFrom === '-' ? '-' : resolve(cwd, filesFrom) }),
  };
}

type Values = ReturnType<typeof parse>['values'];

function parse(
  args: readonly string[],
): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    const message = (error as Error).message.split('. ')[0] ?? '';
    throw new UsageError(
      `${message.replace(/\.$/, '').replaceAll("'", '`')}.${meant(/^Unknown option '--([\w-]+)/.exec(message)?.[1], Object.keys(OPTIONS), '--')}`,
    );
  }
}

/** What a mistyped word may have meant, as a sentence with a space before it. */
function meant(word: string | undefined, words: readonly string[], prefix = ''): string {
  const near = word === undefined ? undefined : nearestWord(word, words);
  return near === undefined ? '' : ` Did you mean \`${prefix}${near}\`?`;
}

const COMMANDS = ['list', 'explain', 'init', 'merge', 'dev-proxy', 'help'];

/** A path that is none may be a mistyped command. */
export const meantCommand = (path: string): string => meant(/^\w+$/.test(path) ? path : undefined, COMMANDS);

function explain(words: readonly string[]): Command {
  if (words.length === 0) throw new UsageError('`explain` needs an error code or a text.');
  return { name: 'explain', term: words.join(' ') };
}

function explainModels(
  [name, ...rest]: readonly string[],
  { settings }: Values,
  cwd: string,
): ExplainModelsCommand {
  if (rest.length > 0) throw new UsageError('`explain --models` takes one package.');
  return {
    name: 'explain-models',
    ...(name !== undefined && { package: name }),
    ...(settings !== undefined && { settings: resolve(cwd, settings) }),
  };
}

function devProxy([folder, ...rest]: readonly string[], values: Values, cwd: string): DevProxyCommand {
  if (folder === undefined || folder === '' || rest.length > 0)
    throw new UsageError('`dev-proxy` needs one folder.');
  const [other] = Object.keys(values);
  if (other !== undefined) throw new UsageError(`\`dev-proxy\` does not take \`--${other}\`.`);
  return { name: 'dev-proxy', folder: resolve(cwd, folder) };
}

function init(rest: readonly string[], { catalog, vendor, name }: Values, cwd: string): InitCommand {
  if (rest.length > 0 || (catalog === undefined && vendor === undefined))
    throw new UsageError('`init` needs `--catalog FILE` or `--vendor DIR`.');
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
    throw new UsageError(
      `There is no transform \`${name}\`.${meant(
        name,
        transforms.map((transform) => transform.name),
      )} There are ${known}.`,
    );
  }
  return transforms.map(({ name }) => name).filter((name) => names.includes(name));
}

const MERGE_OPTIONS: ReadonlySet<string> = new Set(['report', 'check', 'quiet']);

function merge(inputs: readonly string[], values: Values, cwd: string): MergeCommand {
  if (inputs.length === 0) throw new UsageError('`merge` needs the JSON reports of the parts.');
  const other = Object.keys(values).find((name) => !MERGE_OPTIONS.has(name));
  if (other !== undefined) throw new UsageError(`\`merge\` does not take \`--${other}\`.`);
  return {
    name: 'merge',
    inputs: inputs.map((file) => resolve(cwd, file)),
    reports: reportPaths(values, cwd),
    check: values.check ?? false,
    quiet: values.quiet ?? false,
  };
}

function reportPaths({ report = [] }: Values, cwd: string): string[] {
  return report.map((file) => {
    if (reportFormats.has(extname(file))) return resolve(cwd, file);
    const known = [...reportFormats.keys()].join(', ').replace(/, ([^,]*)$/, ' or $1');
    throw new UsageError(`A report ends in ${known}, \`${file}\` does not.`);
  });
}
