import type { ComparedPart, ErrorRead, Site, SourceFile } from '../detector/types.js';
import type { RewrittenSite } from '../edits/rewrite.js';
import { every, some } from './operands.js';
import { outcome, Source } from './condition-source.js';

/** A comparison, or several of one chain, as it was and as it is, to be evaluated on errors. */
export interface Condition {
  /** A `switch` gives the code whose branch is taken, everything else gives true or false. */
  readonly form: 'test' | 'switch';
  readonly negated: boolean;
  readonly parts: readonly ComparedPart[];
  /**
   * @param error stands for the whole error, or for the whole body
   * @param isRead which places of the compared values are those of such an error
   * @returns a value, `THROWS`, or `UNKNOWN`
   */
  readonly before: (error: unknown, isRead: (read: ErrorRead) => boolean) => unknown;
  readonly after: (error: unknown) => unknown;
  /** False where a condition around the place, or one before it that leaves, has told such an error apart. */
  readonly isReached: (error: unknown) => boolean;
}

/**
 * The two texts of a rewritten place as functions of the error. No code of the project is run.
 * @param file as it was
 * @returns undefined where no condition is rewritten, but a retry, a read or a name
 */
export function conditionOf(file: SourceFile, site: Site, rewritten: RewrittenSite): Condition | undefined {
  const { rewrite } = site;
  if (rewrite === undefined || typeof rewrite === 'string') return undefined;
  const compares = 'spans' in rewrite ? rewrite.compares : rewrite;
  if (!compares || compares.compared.length === 0) return undefined;
  const [first] = compares.compared;
  const text = rewritten.edits.find(({ start, end }) => start < site.range[1] && end > site.range[0])?.text;
  if (!first || text === undefined) return undefined;
  const source = new Source(file, compares.error, site.range);
  const negated = !('spans' in rewrite) && rewrite.negated;
  return {
    form: first.range[0] === first.subject[0] && first.range[1] === first.subject[1] ? 'switch' : 'test',
    negated,
    parts: compares.compared,
    before: (error, isRead) =>
      outcome(() =>
        (negated ? every : some)(
          compares.compared.map((part) => () => source.before(part, error, isRead)),
          compares.compared.length,
        ),
      ),
    after: (error) => outcome(() => source.after(text, rewritten.imported, compares.compared, error)),
    isReached: (error) => source.isReached(error),
  };
}
