import type { BranchFacts } from '../facts/types.js';
import type { Evaluator } from './evaluator.js';
import type { Failures } from './items.js';
import type { Makers } from './make.js';
import { sharedFailure } from './shared.js';

/** What an effect fails with, and where it stands. */
interface Placed {
  readonly start: number;
  readonly failures: Failures;
}

/**
 * What a function fails with that asks Graph or something else by a text that it is given
 * (`provider === 'google'`): who calls it for the other one never gets what Graph fails with.
 */
export function withAlternatives(
  effects: readonly Placed[],
  branches: readonly BranchFacts[],
  { pool }: Evaluator,
  make: Makers,
): readonly Failures[] {
  const isOf = ({ failures }: Placed, kind: 'graph' | 'foreign'): boolean =>
    failures.items.some((failure) => failure.kind === kind);
  const graph = effects.filter((effect) => isOf(effect, 'graph'));
  const others =
    branches.length > 0 && graph.length > 0
      ? effects
          .filter((effect) => isOf(effect, 'foreign'))
          .flatMap((effect) => outermost(effect, branches) ?? [])
      : [];
  const instead = others.filter((branch) => !graph.some(({ start }) => isIn(start, branch.range)));
  return effects.map((effect) =>
    instead.some((branch) => isInsteadOf(effect, branch))
      ? pool.flat(effect.failures, (failure) => pool.one(sharedFailure(failure, make)))
      : effect.failures,
  );
}

const isIn = (at: number, [start, end]: readonly [number, number]): boolean => at >= start && at < end;

function outermost({ start }: Placed, branches: readonly BranchFacts[]): BranchFacts | undefined {
  return branches.filter(({ range }) => isIn(start, range)).sort((a, b) => a.range[0] - b.range[0])[0];
}

/** Whether an effect is only reached when a branch is not taken. */
function isInsteadOf({ start }: Placed, { range, choice, leaves }: BranchFacts): boolean {
  return !isIn(start, range) && (isIn(start, choice) || (leaves && start >= range[1]));
}
