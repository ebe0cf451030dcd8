import { conditionOf, tablesOf } from 'eslint-plugin-msgraph/conditions';
import type { DetectorSettings, Site, SourceFile } from 'eslint-plugin-msgraph/detector';
import { composeEdits, type Composition } from 'eslint-plugin-msgraph/edits';
import { judge, type Agreement, type Refusal } from './judge.js';

/** A site whose rewrite was not shown to keep what the code does. */
export interface RefusedSite extends Refusal {
  readonly site: Site;
}

/** The edits of a file of which each condition was evaluated, old and new. */
export interface ProvenComposition {
  readonly composition: Composition;
  readonly refused: readonly RefusedSite[];
  /** What was shown of each rewritten condition. */
  readonly proofs: ReadonlyMap<Site, Agreement>;
}

/**
 * As `composeEdits`, without the conditions for which some error shows that they would no longer say what
 * they said. What asks the same error apart in one condition is made one call.
 */
export function composeProven(
  file: SourceFile,
  sites: readonly Site[],
  settings: DetectorSettings = {},
): ProvenComposition {
  const single = judged(file, composeEdits(file, sites, settings), settings);
  const { composition, refused } = single;
  if (refused.length > 0) {
    const isRefused = (site: Site): boolean => refused.some((item) => within(site, item.site));
    const rest = composeProven(
      file,
      sites.filter((site) => !isRefused(site)),
      settings,
    );
    return { ...rest, refused: [...refused, ...rest.refused] };
  }
  // Each was shown to keep what it says, and one call with the codes of both holds where either of them does.
  const together = composeEdits(file, sites, settings, true);
  return together.rewritten.length < composition.rewritten.length ? judged(file, together, settings) : single;
}

/** A composition with what the evaluation of each of its conditions has shown. */
function judged(file: SourceFile, composition: Composition, settings: DetectorSettings): ProvenComposition {
  const proofs = new Map<Site, Agreement>();
  const refused: RefusedSite[] = [];
  for (const rewritten of composition.rewritten) {
    const condition = conditionOf(file, rewritten.site, rewritten);
    const verdict = condition && judge(condition, tablesOf(settings));
    if (!verdict) continue;
    if ('reason' in verdict) refused.push({ site: rewritten.site, ...verdict });
    else proofs.set(rewritten.site, verdict);
  }
  return { composition, refused, proofs };
}

/** Sites that say the same are made one, which reaches over all of them. */
function within({ range }: Site, around: Site): boolean {
  return around.range[0] <= range[0] && range[1] <= around.range[1];
}
