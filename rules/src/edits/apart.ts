import type { Chain } from '../detector/logical-chains.js';
import type { SourceFile, TestRewrite } from '../detector/types.js';
import { draftSite, isRewritten, type Draft } from './drafts.js';
import { isPure } from './pure.js';
import { chainsOf, withOperator } from './chains.js';

/** A test of one operand of a chain, or of several that stand side by side. */
interface Test {
  readonly draft: Draft;
  readonly rewrite: TestRewrite;
  /** The numbers of its operands. */
  readonly first: number;
  readonly last: number;
}

/**
 * Makes one call of those that ask one error for codes, or for conditions, apart in a chain:
 * `hasErrorCode(e, A) || other || hasErrorCode(e, B)` becomes `hasErrorCode(e, A, B) || other`. What stands
 * between them is asked in another order, so it does nothing but tell.
 */
export function joinedApart(file: SourceFile, drafts: readonly Draft[]): readonly Draft[] {
  let result = drafts;
  for (const chain of drafts.length < 2 ? [] : chainsOf(file.ast)) {
    for (let next = joinOnce(file, chain, result); next; next = joinOnce(file, chain, result)) result = next;
  }
  return result;
}

function joinOnce(file: SourceFile, chain: Chain, drafts: readonly Draft[]): readonly Draft[] | undefined {
  const tests = drafts.flatMap((draft) => testIn(chain, draft) ?? []);
  for (const [index, later] of tests.entries()) {
    const earlier = tests.slice(0, index).find((test) => mayBeJoined(test, later, chain));
    const joined = earlier && join(file, chain, earlier, later);
    if (joined)
      return drafts.flatMap((draft) =>
        draft === later.draft ? [] : [draft === earlier.draft ? joined : draft],
      );
  }
  return undefined;
}

function testIn({ operator, operands }: Chain, draft: Draft): Test | undefined {
  const { rewrite } = draft.site;
  if (typeof rewrite !== 'object' || !('tests' in rewrite)) return undefined;
  if (rewrite.negated !== (operator === '&&')) return undefined;
  const first = operands.findIndex(({ range }) => range[0] === rewrite.range[0]);
  const last = operands.findIndex(({ range }) => range[1] === rewrite.range[1]);
  return first < 0 || last < first ? undefined : { draft, rewrite, first, last };
}

function mayBeJoined(earlier: Test, later: Test, { operands }: Chain): boolean {
  const kinds = new Set([...earlier.rewrite.tests, ...later.rewrite.tests].map(({ kind }) => kind));
  return (
    earlier.rewrite.error === later.rewrite.error &&
    earlier.draft.site.kind === later.draft.site.kind &&
    kinds.size === 1 &&
    !kinds.has('status') &&
    operands.slice(earlier.last + 1, later.first).every(isPure)
  );
}

function join(file: SourceFile, chain: Chain, earlier: Test, later: Test): Draft | undefined {
  const { site } = earlier.draft;
  const [removed] = withOperator(file, chain.operator, chain.operands, later.first, later.last);
  if (!removed || !isRewritten(site)) return undefined;
  const rewrite: TestRewrite = {
    ...earlier.rewrite,
    tests: [...earlier.rewrite.tests, ...later.rewrite.tests],
    compared: [...earlier.rewrite.compared, ...later.rewrite.compared],
    drops: [...(earlier.rewrite.drops ?? []), ...(later.rewrite.drops ?? []), removed],
  };
  const range = [site.range[0], later.draft.site.range[1]] as const;
  const draft = draftSite({ ...site, range, rewrite } as typeof site, file);
  return typeof draft === 'string' ? undefined : draft;
}
