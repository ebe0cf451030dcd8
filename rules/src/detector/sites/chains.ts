import { chainAt, type Chain } from '../logical-chains.js';
import type { FileContext } from '../provenance/context.js';
import { rangeOf } from '../../syntax/tree.js';
import { testOf, withoutAskedTwice, withStatuses } from './asked-twice.js';
import { withBeside } from './beside.js';
import type { CodeCompareSite, Mergeable } from '../types.js';

/**
 * Makes one site of neighbouring operands of a chain that ask the same of the same error:
 * `a || b` of two tests, `!a && !b` of two negated ones. What differs in error, kind or outcome stays apart.
 */
export function mergeChains(found: readonly Mergeable[], context: FileContext): readonly Mergeable[] {
  const chains = chainsOf(context);
  const sites = withStatuses(withBeside(settled(found, chains), chains, context), chains, context);
  const byPlace = new Map(sites.map((site) => [site.range.join(':'), site]));
  const result = new Set(sites);
  for (const { operator, operands } of chains) {
    let run: Mergeable | undefined;
    for (const operand of operands) {
      const site = byPlace.get(rangeOf(operand).join(':'));
      if (!site || site.negated !== (operator === '&&')) {
        run = undefined;
      } else if (!run || !belongTogether(run, site)) {
        run = site;
      } else {
        result.delete(run);
        result.delete(site);
        run = join(run, site);
        result.add(run);
      }
    }
  }
  return withoutAskedTwice([...result], chains, context);
}

/**
 * Who asks in one chain for a code of Graph and for a text means the same error: an operand that is proven
 * settles the others that come from the same request.
 */
function settled(sites: readonly Mergeable[], chains: readonly Chain[]): readonly Mergeable[] {
  if (!sites.some((site) => site.evidence.level === 'likely')) return sites;
  const chainAt = new Map(
    chains.flatMap((chain) => chain.operands.map((operand) => [rangeOf(operand).join(':'), chain] as const)),
  );
  return sites.map((site) => {
    const chain = site.evidence.level === 'likely' ? chainAt.get(site.range.join(':')) : undefined;
    const isProven =
      chain &&
      sites.some(
        (other) =>
          other.evidence.level === 'proven' &&
          chainAt.get(other.range.join(':')) === chain &&
          isSameRequest(other, site),
      );
    return isProven ? { ...site, evidence: { ...site.evidence, level: 'proven' } } : site;
  });
}

function isSameRequest(a: Mergeable, b: Mergeable): boolean {
  const [first] = a.evidence.chain;
  const [second] = b.evidence.chain;
  return first?.path === second?.path && first?.line === second?.line;
}

function chainsOf({ index }: FileContext): readonly Chain[] {
  return index.all('LogicalExpression').flatMap((node) => chainAt(node, index.parent(node)) ?? []);
}

function belongTogether(a: Mergeable, b: Mergeable): boolean {
  if (a.kind !== b.kind || a.negated !== b.negated || a.evidence.level !== b.evidence.level) return false;
  const first = testOf(a);
  const second = testOf(b);
  if (first && second) return first.error === second.error;
  // Of what is only reported one report is enough, whatever the reasons.
  return typeof a.rewrite === 'string' && typeof b.rewrite === 'string';
}

function join(a: Mergeable, b: Mergeable): Mergeable {
  const range = [a.range[0], b.range[1]] as const;
  const [first, second] = [testOf(a), testOf(b)];
  const rewrite =
    first && second
      ? {
          ...first,
          range,
          tests: [...first.tests, ...second.tests],
          compared: [...first.compared, ...second.compared],
        }
      : a.rewrite;
  if (a.kind === 'message-match' && b.kind === 'message-match')
    return {
      ...a,
      range,
      literals: [...a.literals, ...b.literals],
      isMessage: a.isMessage && b.isMessage,
      rewrite: rewrite,
      beside: undefined,
    };
  return {
    ...(a as CodeCompareSite),
    range,
    codes: [...(a as CodeCompareSite).codes, ...(b as CodeCompareSite).codes],
    rewrite,
  };
}
