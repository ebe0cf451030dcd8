import { describeCode, GraphErrorCode, hasErrorCondition, parseGraphError } from 'msgraph-errors';
import { conditionForStatus, statusOfText } from 'msgraph-errors/knowledge';
import type { Chain } from '../logical-chains.js';
import type { FileContext } from '../provenance/context.js';
import { writtenValues } from '../provenance/written.js';
import { importOf } from '../../syntax/scope.js';
import { propertyName, rangeOf, unwrap, type Node } from '../../syntax/tree.js';
import type { Mergeable, Range, TestRewrite } from '../types.js';

/**
 * Makes a test on the text of a status one on the status where its chain asks for that as well: what
 * `e.message.includes('404') || e.statusCode === 404` means is the status, whatever code comes with it.
 * @param sites tests of single operands
 * @returns the sites, in their order
 */
export function withStatuses(
  sites: readonly Mergeable[],
  chains: readonly Chain[],
  context: FileContext,
): readonly Mergeable[] {
  return sites.map((site) => {
    const test = site.kind === 'message-match' ? testOf(site) : undefined;
    const chain =
      test && chains.find(({ operands }) => operands.some((operand) => isSame(rangeOf(operand), site.range)));
    const statuses = new Set(site.kind === 'message-match' ? site.literals.map(statusOfText) : []);
    const [status] = statuses;
    const isAsked = chain?.operands.some((operand) => askedStatus(operand, test, context)?.status === status);
    if (!test || status === undefined || statuses.size > 1 || isAsked !== true) return site;
    return { ...site, rewrite: { ...test, tests: [{ kind: 'status', status }] } };
  });
}

const isSame = (a: Range, b: Range): boolean => a[0] === b[0] && a[1] === b[1];

/** Whether nothing but an operator stands between two operands, and no comment in them. */
function isPlain(
  whole: Range,
  between: Range,
  operator: string,
  { file: { text, ast } }: FileContext,
): boolean {
  const hasComment = (ast.comments ?? []).some(
    (comment) => whole[0] <= comment.range[0] && comment.range[1] <= whole[1],
  );
  return !hasComment && text.slice(...between).trim() === operator;
}

/**
 * Takes out of a chain what a rewritten test of it asks as well: in
 * `e.message.includes('not found') || e.statusCode === 404` the condition is enough. Only what the new test
 * is true for in any case goes.
 * @returns the sites, in their order
 */
export function withoutAskedTwice(
  sites: readonly Mergeable[],
  chains: readonly Chain[],
  context: FileContext,
): readonly Mergeable[] {
  return sites.map((site) => {
    const test = testOf(site);
    const drops =
      test && chains.flatMap((chain) => (isIn(test.range, chain) ? dropsIn(chain, test, context) : []));
    return drops && drops.length > 0 ? { ...site, rewrite: { ...test, drops } } : site;
  });
}

function isIn([start, end]: Range, { operands }: Chain): boolean {
  return operands.some(({ range }) => range[0] === start) && operands.some(({ range }) => range[1] === end);
}

function dropsIn(chain: Chain, test: TestRewrite, context: FileContext): readonly Range[] {
  const repeated = repeatedIn(chain, test, context);
  const first = chain.operands.findIndex(({ range }) => range[0] === test.range[0]);
  const last = chain.operands.findIndex(({ range }) => range[1] === test.range[1]);
  const isAlone = chain.operands.length - repeated.length === last - first + 1;
  return repeated.length > 0 && isAlone ? [...repeated, ...groupingOf(chain, context)] : repeated;
}

/**
 * The parentheses that only hold a chain together within another one, and that a single test does not need.
 */
function groupingOf({ operator, operands }: Chain, { file: { text }, index }: FileContext): Range[] {
  let node: Node | undefined = operands[0];
  for (
    let parent = node && index.parent(node);
    parent?.type === 'LogicalExpression' && parent.operator === operator;
    parent = index.parent(parent)
  )
    node = parent;
  if (!node || index.parent(node)?.type !== 'LogicalExpression') return [];
  const [start, end] = node.range;
  return text[start - 1] === '(' && text[end] === ')'
    ? [
        [start - 1, start],
        [end, end + 1],
      ]
    : [];
}

/** The operands that a test repeats, each with the operator between it and its neighbour. */
function repeatedIn({ operator, operands }: Chain, test: TestRewrite, context: FileContext): Range[] {
  if (test.negated !== (operator === '&&')) return [];
  return operands.flatMap((operand, index): Range[] => {
    const asked = askedStatus(operand, test, context);
    if (asked === undefined || !covers(test, asked)) return [];
    const previous = operands[index - 1];
    const next = operands[index + 1];
    const range: Range = previous
      ? [previous.range[1], operand.range[1]]
      : [operand.range[0], next?.range[0] ?? operand.range[1]];
    const between: Range = previous ? [previous.range[1], operand.range[0]] : [operand.range[1], range[1]];
    return isPlain(range, between, operator, context) ? [range] : [];
  });
}

interface Asked {
  readonly status: number;
  /** As written: `404` or `'404'`. */
  readonly value: unknown;
  /** The ways in which the status is read from the error, each a list of members. */
  readonly paths: readonly (readonly string[])[];
}

/** `error.statusCode === 404`, of the error of the test and in its sense, also by way of a variable. */
export function askedStatus(
  node: Node,
  test: TestRewrite | undefined,
  context: FileContext,
): Asked | undefined {
  if (!test) return undefined;
  const { error, negated } = test;
  const inner = unwrap(node);
  if (inner.type !== 'BinaryExpression' || !(negated ? /^!==?$/ : /^===?$/).test(inner.operator))
    return undefined;
  const value = unwrap(inner.right);
  if (value.type !== 'Literal' || !/^[45]\d\d$/.test(String(value.value))) return undefined;
  const paths = statusPaths(inner.left, error, context);
  return paths && { status: Number(value.value), value: value.value, paths };
}

const STATUSES: ReadonlySet<string> = new Set(['status', 'statusCode', 'responseStatusCode', 'code']);

/**
 * How an expression reads a status from an error: `error.status`, `error.response?.status ?? error.code`, or
 * a constant that holds one of these.
 * @param error source text of the error
 * @returns undefined where the expression may be something else
 */
export function statusPaths(
  node: Node,
  error: string,
  context: FileContext,
): readonly (readonly string[])[] | undefined {
  const inner = unwrap(node);
  if (inner.type === 'LogicalExpression' && inner.operator !== '&&') {
    if (isNoStatus(inner.right)) return statusPaths(inner.left, error, context);
    const [left, right] = [statusPaths(inner.left, error, context), statusPaths(inner.right, error, context)];
    return left && right && [...left, ...right];
  }
  if (inner.type === 'MemberExpression') return statusPath(inner, error, context);
  const variable = inner.type === 'Identifier' ? context.names.variable(inner) : undefined;
  const [value, ...others] = variable && !importOf(variable) ? writtenValues(variable, context) : [];
  return value === undefined || others.length > 0 || unwrap(value).type === 'Identifier'
    ? undefined
    : statusPaths(value, error, context);
}

/** What stands in for a status that there is not: `error.statusCode ?? 0`. */
function isNoStatus(node: Node): boolean {
  const inner = unwrap(node);
  return (
    (inner.type === 'Literal' && (inner.value === 0 || inner.value === '' || inner.value === null)) ||
    (inner.type === 'Identifier' && inner.name === 'undefined')
  );
}

function statusPath(
  node: Extract<Node, { type: 'MemberExpression' }>,
  error: string,
  { file }: FileContext,
): readonly (readonly string[])[] | undefined {
  const name = propertyName(node);
  const object = unwrap(node.object);
  if (name === undefined || !STATUSES.has(name)) return undefined;
  if (file.text.slice(...object.range) === error) return [[name]];
  const isResponse =
    object.type === 'MemberExpression' &&
    propertyName(object) === 'response' &&
    file.text.slice(...unwrap(object.object).range) === error;
  return isResponse && name !== 'code' ? [['response', name]] : undefined;
}

/** Whether a test is true for every error that has the status where it is looked for. */
function covers({ tests }: TestRewrite, { status, value, paths }: Asked): boolean {
  const samples = paths.map((path) => path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value));
  return tests.some((test) => {
    if (test.kind === 'status')
      return test.status === status && samples.every((sample) => parseGraphError(sample)?.status === status);
    if (test.kind !== 'condition' || !isAlwaysOf(status, test.condition)) return false;
    return samples.every((sample) =>
      hasErrorCondition(sample, test.condition as Parameters<typeof hasErrorCondition>[1]),
    );
  });
}

/** Whether a status alone means a condition, and no code that comes with it means another one. */
function isAlwaysOf(status: number, condition: string): boolean {
  if (conditionForStatus(status) !== condition) return false;
  return Object.values(GraphErrorCode).every((code) => {
    const known = describeCode(code);
    return (
      !known?.statuses.includes(status) ||
      known.conditions.length === 0 ||
      known.conditions.includes(condition)
    );
  });
}

/** The test that a site is rewritten to, if it is. */
export function testOf({ rewrite }: Mergeable): TestRewrite | undefined {
  return typeof rewrite === 'object' && 'tests' in rewrite ? rewrite : undefined;
}
