import { describeCode } from 'msgraph-errors/knowledge';
import type { FileContext } from '../provenance/context.js';
import { contains, nodeAround, unwrap, type Node } from '../../syntax/tree.js';
import type { ComparedPart, Mergeable, SourceFile, SpanRewrite, TestRewrite } from '../types.js';
import { conditionsAround } from './conditions-around.js';
import { testOf } from './asked-twice.js';

/** A test for codes, with what happens where it holds. */
interface CodeTest {
  readonly site: Mergeable;
  readonly rewrite: TestRewrite;
  readonly codes: readonly string[];
  readonly node: Node;
  /** Source text of the branch that is taken. */
  readonly branch: string | undefined;
}

/**
 * Rewrites tests for different codes of one error together, where one follows when another does not hold:
 * asked one by one at all levels, the first one would win, whichever code is the more specific. Microsoft
 * asks for the most specific code that is understood. Tests that lead to the same, and codes that come with
 * different HTTP statuses, are asked one by one.
 * @see https://learn.microsoft.com/graph/errors#handling-errors
 * @returns the sites, in their order
 */
export function inOrder(sites: readonly Mergeable[], context: FileContext): readonly Mergeable[] {
  const tests = sites.flatMap((site) => codeTest(site, context) ?? []);
  if (tests.length < 2) return sites;
  const groups = new Map<CodeTest, Set<CodeTest>>();
  for (const later of tests) {
    for (const earlier of tests) {
      if (!isRival(earlier, later, context)) continue;
      const joined = new Set([...(groups.get(earlier) ?? [earlier]), ...(groups.get(later) ?? [later])]);
      for (const member of joined) groups.set(member, joined);
    }
  }
  const rewritten = new Map(
    [...groups].map(([test, group]) => [
      test.site,
      isLastOf(test, group, context) ? test.site : withMostSpecific(test, [...group], context.file),
    ]),
  );
  return sites.map((site) => rewritten.get(site) ?? site);
}

function codeTest(site: Mergeable, context: FileContext): CodeTest | undefined {
  const rewrite = testOf(site);
  if (!rewrite || rewrite.negated || !rewrite.tests.every(({ kind }) => kind === 'codes')) return undefined;
  const node = nodeAround(context.file.ast, site.range);
  return {
    site,
    rewrite,
    codes: rewrite.tests.flatMap((test) => (test.kind === 'codes' ? test.codes : [])),
    node,
    branch: branchOf(node, context),
  };
}

/** What is done where a condition holds that `node` is, or is a part of. */
function branchOf(node: Node, { index, file }: FileContext): string | undefined {
  for (
    let current = index.parent(node), child = node;
    current;
    child = current, current = index.parent(current)
  ) {
    if (current.type === 'IfStatement' || current.type === 'ConditionalExpression')
      return current.test === child ? file.text.slice(...current.consequent.range) : undefined;
    if (current.type !== 'LogicalExpression' && current.type !== 'UnaryExpression') return undefined;
  }
  return undefined;
}

/**
 * Whether the later test is asked of the same error only where the earlier one does not hold, and leads to
 * something else.
 */
function isRival(earlier: CodeTest, later: CodeTest, context: FileContext): boolean {
  if (
    earlier === later ||
    earlier.rewrite.error !== later.rewrite.error ||
    earlier.branch === undefined ||
    earlier.branch === later.branch
  )
    return false;
  if (!mayComeTogether(earlier.codes, later.codes)) return false;
  return conditionsAround(later.node, context).some(
    ({ test, holds }) => !holds && contains(test, earlier.node),
  );
}

/**
 * Whether none of the other codes can be the most specific one where a test is evaluated: then its own codes
 * are enough.
 */
function isLastOf(test: CodeTest, group: ReadonlySet<CodeTest>, context: FileContext): boolean {
  const ruledOut = conditionsAround(test.node, context).filter(({ holds }) => !holds);
  return [...group].every(
    (other) => other === test || ruledOut.some(({ test: whole }) => isAlternative(other.node, whole)),
  );
}

/** Whether a condition that does not hold says that `node`, one of its alternatives, does not either. */
function isAlternative(node: Node, condition: Node): boolean {
  const inner = unwrap(condition);
  return (
    inner === unwrap(node) ||
    (inner.type === 'LogicalExpression' &&
      inner.operator === '||' &&
      (isAlternative(node, inner.left) || isAlternative(node, inner.right)))
  );
}

/** One answer has one status: codes that are known with different ones do not stand in the same error. */
function mayComeTogether(first: readonly string[], second: readonly string[]): boolean {
  return first.some((a) =>
    second.some((b) => {
      const [statuses, others] = [statusesOf(a), statusesOf(b)];
      return (
        a.toLowerCase() !== b.toLowerCase() &&
        (statuses.length === 0 || others.length === 0 || statuses.some((status) => others.includes(status)))
      );
    }),
  );
}

function statusesOf(code: string): readonly number[] {
  return describeCode(code)?.statuses ?? [];
}

function withMostSpecific(test: CodeTest, group: readonly CodeTest[], file: SourceFile): Mergeable {
  const { site, rewrite } = test;
  const {
    error,
    compared,
    range: [start, end],
  } = rewrite;
  const members = ({ rewrite: { compared } }: CodeTest): readonly string[] =>
    compared.flatMap((part) => membersOf(part, file));
  const all = unique(group.toSorted((a, b) => a.site.range[0] - b.site.range[0]).flatMap(members));
  const asked = `{{mostSpecificErrorCode}}(${error}, [${all.join(', ')}])`;
  const own = unique(members(test));
  const [only, ...others] = own;
  const isOne = others.length === 0 && only !== undefined && !only.startsWith('...');
  const text = isOne ? `${asked} === ${only}` : `[${own.join(', ')}].includes(${asked} ?? '')`;
  const together: SpanRewrite = {
    spans: [{ start, end, text }],
    uses: ['mostSpecificErrorCode'],
    compares: { error, compared },
  };
  return { ...site, rewrite: together };
}

/** The codes of a comparison as source text, in the quotes that it has itself. */
function membersOf({ texts, written, range }: ComparedPart, { text: source }: SourceFile): readonly string[] {
  if (written !== undefined) return [written];
  const isDouble = (text: string): boolean => source.slice(...range).includes(`"${text}"`);
  return texts.map((text) => (isDouble(text) ? `"${text}"` : `'${text}'`));
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
