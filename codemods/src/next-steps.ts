import { dirname, join } from 'node:path';
import { installAllCommand } from 'eslint-plugin-msgraph/project';
import type { FileChange } from './diffs.js';

/** What a run has written, as far as somebody has to do something about it. */
export interface Written {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly changes: readonly FileChange[];
  /** Tests of the project that import a rewritten file, relative to `root`. */
  readonly tests: readonly string[];
}

/** More tests than these are counted. */
const SHOWN = 8;

/**
 * What is to be done after files were written: install the new dependency, and look at the tests. One
 * sentence each.
 */
export function nextSteps({ root, changes, tests }: Written): readonly string[] {
  const manifests = changes.filter(({ path }) => /(?:^|\/)package\.json$/.test(path));
  return [...manifests.map((manifest) => installStep(manifest, root)), ...testStep(tests)];
}

function installStep({ path, after }: FileChange, root: string): string {
  const folder = dirname(path);
  const command = installAllCommand(join(root, folder));
  const where = folder === '.' ? '' : ` in ${folder}`;
  const catalog = /:\s*"catalog:/.test(after)
    ? ' Other dependencies come from a catalog: this one may stand there as well.'
    : '';
  return `${path} has a new dependency: run \`${command}\`${where}.${catalog}`;
}

function testStep(tests: readonly string[]): readonly string[] {
  if (tests.length === 0) return [];
  const rest = tests.length > SHOWN ? ` and ${tests.length - SHOWN} more` : '';
  return [`Look at the tests of what was rewritten: ${tests.slice(0, SHOWN).join(', ')}${rest}.`];
}
