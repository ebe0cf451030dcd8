import { leftReasons } from 'eslint-plugin-msgraph/detector';
import { skipReasons } from '../read.js';
import type { FileReport } from '../report.js';
import type { SiteResult } from '../rewrite-types.js';

/** Kinds of reasons whose sentences have something of each place in them. */
const OWN: Readonly<Record<string, string>> = {
  narrower: 'An error is known for which the new condition would no longer hold.',
  wider: 'An error is known for which the new condition would hold, and the old one does not.',
  dead: 'No known error meets the condition: all have left before it.',
  'not-proven': 'It cannot be shown that the new condition means the same.',
  'type-error': 'The rewrite would give a new type error.',
  'tests-fail': "The project's own tests fail with the rewrite.",
  'not-written': 'The file could not be written.',
};

const SENTENCES: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...leftReasons, ...skipReasons, ...OWN }),
);

/**
 * A sentence for a kind of reasons, the same for all places that are left for it; undefined without a reason.
 */
export function kindOf({ reason, message }: SiteResult): string | undefined {
  return reason === undefined ? undefined : (SENTENCES.get(reason) ?? message ?? reason);
}

const RANKS: readonly FileReport['status'][] = ['changed', 'failed', 'unchanged', 'skipped'];

const { compare } = new Intl.Collator('en', { numeric: true });

/** Files as a reader wants them: the changed ones first, then what failed, `file2` before `file10`. */
export function inReadingOrder(files: readonly FileReport[]): readonly FileReport[] {
  return files.toSorted(
    (a, b) => RANKS.indexOf(a.status) - RANKS.indexOf(b.status) || compare(a.path, b.path),
  );
}

/** `2 rewritten, 1 left`: how often each action stands in the sites of a file. */
export function countsOf(sites: readonly SiteResult[], write: boolean): string {
  const actions = [
    ['rewritten', write ? 'rewritten' : 'to rewrite'],
    ['left', 'left'],
    ['ignored', 'ignored'],
  ] as const;
  return actions
    .flatMap(([action, label]) => {
      const count = sites.filter((site) => site.action === action).length;
      return count === 0 ? [] : [`${count} ${label}`];
    })
    .join(', ');
}
