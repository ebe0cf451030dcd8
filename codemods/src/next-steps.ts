import { dirname, join } from 'node:path';
import { installAllCommand } from 'eslint-plugin-msgraph/project';
import type { FileChange } from './diffs.js';

/** What a run has written, as far as somebody has to do something about it. */
export interface Written {
  /** Absolute path of the repository. */
  readonly root: string;
  /** Absolute path of the folder that the command was run in. */
  readonly cwd: string;
  readonly changes: readonly FileChange[];
  /** Tests of the project that import a rewritten file, relative to `root`. */
  readonly tests: readonly string[];
}

/** More files than these are counted. */
const SHOWN = 8;

/**
 * What is to be done after files were written: install the new dependency, and look at the tests. One
 * sentence each.
 */
export function nextSteps({ root, cwd, changes, tests }: Written): readonly string[] {
  const manifests = changes.filter(({ path }) => /(?:^|\/)package\.json$/.test(path));
  const byCommand = new Map<string, FileChange[]>();
  for (const manifest of manifests) {
    const command = installAllCommand(join(root, dirname(manifest.path)), cwd);
    byCommand.set(command, [...(byCommand.get(command) ?? []), manifest]);
  }
  return [...[...byCommand].map(([command, changed]) => installStep(command, changed)), ...testStep(tests)];
}

function installStep(command: string, manifests: readonly FileChange[]): string {
  const catalog = manifests.some(({ after }) => /:\s*"catalog:/.test(after))
    ? ' Other dependencies come from a catalog: this one may stand there as well.'
    : '';
  const have = manifests.length > 1 ? 'have' : 'has';
  return `${listed(manifests.map(({ path }) => path))} ${have} a new dependency: run \`${command}\`.${catalog}`;
}

function testStep(tests: readonly string[]): readonly string[] {
  if (tests.length === 0) return [];
  return [`Look at the tests of what was rewritten: ${listed(tests)}.`];
}

function listed(paths: readonly string[]): string {
  const rest = paths.length > SHOWN ? ` and ${paths.length - SHOWN} more` : '';
  return `${paths.slice(0, SHOWN).join(', ')}${rest}`;
}
