import { conditionForStatus } from 'msgraph-errors/knowledge';
import type { Chain } from '../logical-chains.js';
import type { FileContext } from '../provenance/context.js';
import { rangeOf, unwrap, type Node } from '../../syntax/tree.js';
import type { Mergeable, MessageMatchSite } from '../types.js';
import { statusPaths, testOf } from './asked-twice.js';

/**
 * Gives ambiguous texts the condition that their chain asks for:
 * `e.message.includes('404') || e.message.includes('not found')` and
 * `e.statusCode === 404 || e.message.includes('not found')` mean what was not found, whatever else says these
 * words.
 * @returns the sites, in their order
 */
export function withBeside(
  sites: readonly Mergeable[],
  chains: readonly Chain[],
  context: FileContext,
): readonly Mergeable[] {
  if (!sites.some((site) => site.kind === 'message-match' && site.beside)) return sites;
  const settled = new Map(sites.map((site) => [keyOf(site.range), site]));
  for (const chain of chains) {
    const keys = chain.operands.map((node) => keyOf(rangeOf(node)));
    const others = keys.flatMap((key) => settled.get(key) ?? []);
    for (const key of keys) {
      const site = settled.get(key);
      if (site?.kind !== 'message-match' || !site.beside || site.negated !== (chain.operator === '&&'))
        continue;
      const isAsked =
        others.some((other) => asks(other, site)) ||
        chain.operands.some((node) => asksStatus(node, site, context));
      if (isAsked) settled.set(key, answered(site, site.beside));
    }
  }
  return sites.map((site) => settled.get(keyOf(site.range)) ?? site);
}

function keyOf(range: readonly [number, number]): string {
  return range.join(':');
}

function answered(
  site: MessageMatchSite,
  { condition, error, compared }: NonNullable<MessageMatchSite['beside']>,
): MessageMatchSite {
  const test = { kind: 'condition', condition } as const;
  return {
    ...site,
    verdict: test,
    rewrite: { range: site.range, error, negated: site.negated, tests: [test], compared },
    beside: undefined,
  };
}

function asks(other: Mergeable, { beside, negated }: MessageMatchSite): boolean {
  const test = testOf(other);
  if (!test || !beside || test.error !== beside.error || test.negated !== negated) return false;
  return test.tests.some((item) => item.kind === 'condition' && item.condition === beside.condition);
}

/** `error.statusCode === 404` of the same error, also by way of a variable. */
function asksStatus(node: Node, { beside, negated }: MessageMatchSite, context: FileContext): boolean {
  if (!beside) return false;
  const inner = unwrap(node);
  if (inner.type !== 'BinaryExpression' || !(negated ? /^!==?$/ : /^===?$/).test(inner.operator))
    return false;
  const [read, value] = [unwrap(inner.left), unwrap(inner.right)];
  if (
    value.type !== 'Literal' ||
    !/^\d{3}$/.test(String(value.value)) ||
    conditionForStatus(Number(value.value)) !== beside.condition
  )
    return false;
  return statusPaths(read, beside.error, context) !== undefined;
}
