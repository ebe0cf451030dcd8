import type { TSESTree } from '@typescript-eslint/types';
import { packageSpecifier } from '../../analysis/models/own-modules.js';
import { TEXT_LIBRARIES } from '../../analysis/models/text-libraries.js';
import { importedBy } from '../../syntax/scope.js';
import { isFunction, literalText, outermost, propertyName, unwrap, type Node } from '../../syntax/tree.js';
import type { FileContext } from '../provenance/context.js';
import { constantList } from './lists.js';
import { constantTexts, listTexts, tableKeys } from './literals.js';
import { findLookups } from './lookups.js';
import { patternOf, patternTexts } from './patterns.js';
import { runningPatterns } from './running-patterns.js';
import type { TextTest } from './text-test.js';

export type { TextTest } from './text-test.js';

/** Whether a test asks for a key of a table, which is looked up with the same value. */
export function isLookup({ operator }: TextTest): boolean {
  return operator === 'map.has' || operator === 'in' || operator === 'lookup';
}

/** All such places of a file by their syntax alone, in source order. */
export function findTextTests(context: FileContext): readonly TextTest[] {
  const tests = [
    ...context.index.all('CallExpression').flatMap((node) => callTests(node, context)),
    ...context.index.all('BinaryExpression').flatMap((node) => equalityTest(node, context)),
    ...context.index.all('SwitchStatement').map((node) => switchTest(node, context)),
  ];
  return [...tests, ...findLookups(tests, context)].toSorted((a, b) => a.node.range[0] - b.node.range[0]);
}

const SUBSTRING: ReadonlySet<string> = new Set(['includes', 'startsWith', 'endsWith']);
const POSITION: ReadonlySet<string> = new Set(['indexOf', 'lastIndexOf', 'search']);
const TESTS: ReadonlySet<string> = new Set([...SUBSTRING, ...POSITION, 'has', 'test', 'exec', 'match']);

function callTests(node: TSESTree.CallExpression, context: FileContext): readonly TextTest[] {
  const callee = unwrap(node.callee);
  const [first] = node.arguments;
  if (!first || first.type === 'SpreadElement') return [];
  const outer = outermost(node, context.index);
  const [, second] = node.arguments;
  const ofLibrary = second && second.type !== 'SpreadElement' ? libraryTest(callee, context) : undefined;
  if (ofLibrary !== undefined && second) {
    if (ofLibrary === 'includes' && isList(first, context))
      return [membership(outer, second, first, 'list.includes', context)];
    return [
      {
        ...base(outer, context),
        subject: first,
        operator: ofLibrary,
        exact: false,
        ...constant(second, context),
      },
    ];
  }
  if (callee.type !== 'MemberExpression') return [];
  const name = propertyName(callee) ?? '';
  if (!TESTS.has(name)) return [];
  if (SUBSTRING.has(name)) {
    if (name === 'includes' && isList(callee.object, context))
      return [membership(outer, first, callee.object, 'list.includes', context)];
    return [
      {
        ...base(outer, context),
        subject: callee.object,
        operator: name,
        exact: false,
        ...constant(first, context),
      },
    ];
  }
  if (POSITION.has(name)) return positionTest(outer, callee.object, name, first, context);
  if (name === 'has') {
    if (isList(callee.object, context)) return [membership(outer, first, callee.object, 'set.has', context)];
    const keys = tableKeys(callee.object, context);
    return keys
      ? [
          {
            ...base(outer, context),
            subject: first,
            operator: 'map.has',
            exact: true,
            texts: keys,
            plain: true,
            table: callee.object,
          },
        ]
      : [];
  }
  if (name === 'test' || name === 'exec') {
    const pattern = patternOf(callee.object, context);
    return pattern !== undefined
      ? [
          {
            ...base(outer, context),
            subject: first,
            operator: 'regex',
            exact: false,
            ...textsOfPattern(pattern),
          },
        ]
      : listTest(outer, callee.object, first, context);
  }
  if (name !== 'match') return [];
  const pattern = patternOf(first, context);
  return pattern !== undefined
    ? [
        {
          ...base(outer, context),
          subject: callee.object,
          operator: 'match',
          exact: false,
          ...textsOfPattern(pattern),
        },
      ]
    : [];
}

/** `_.includes(text, 'part')`, `startsWith(text, 'part')`: the text is an argument, and so is a list. */
function libraryTest(callee: Node, context: FileContext): string | undefined {
  const owner = callee.type === 'MemberExpression' ? callee.object : callee;
  const { module = '', name = '' } = importedBy(owner, context.names) ?? {};
  const [library = '', part] = packageSpecifier(module).replace(/\.js$/, '').split('/');
  const called = callee.type === 'MemberExpression' ? propertyName(callee) : (part ?? name);
  return called !== undefined && SUBSTRING.has(called) && TEXT_LIBRARIES.has(library) ? called : undefined;
}

/** `PATTERNS.some((pattern) => pattern.test(text))`, `RULES.find((rule) => rule.pattern.test(text))` */
function listTest(outer: Node, owner: Node, subject: Node, context: FileContext): readonly TextTest[] {
  const patterns = runningPatterns(owner, context);
  if (!patterns) return [];
  const all = patterns.map(textsOfPattern);
  return [
    {
      ...base(outer, context),
      subject,
      operator: 'regex',
      exact: false,
      texts: all.flatMap((item) => item.texts),
      plain: all.every((item) => item.plain),
    },
  ];
}

/**
 * The whole test of a call: with `!` before it, and with the `LIST.some((text) => …)` that it is the body of.
 */
function base(call: Node, context: FileContext): { node: Node; negated: boolean } {
  const node = someAround(call, context) ?? call;
  const parent = context.index.parent(node);
  if (parent?.type === 'UnaryExpression' && parent.operator === '!') return { node: parent, negated: true };
  return { node, negated: false };
}

function someAround(node: Node, context: FileContext): Node | undefined {
  const fn = context.index.parent(node);
  if (fn?.type !== 'ArrowFunctionExpression' || fn.body !== node) return undefined;
  const call = context.index.parent(fn);
  if (call?.type !== 'CallExpression' || call.arguments[0] !== fn || call.callee.type !== 'MemberExpression')
    return undefined;
  return propertyName(call.callee) === 'some' ? outermost(call, context.index) : undefined;
}

function constant(node: Node, context: FileContext): Pick<TextTest, 'texts' | 'plain'> {
  return { texts: constantTexts(node, context), plain: true };
}

function textsOfPattern(pattern: string): { texts: readonly string[]; plain: boolean } {
  const texts = patternTexts(pattern);
  return { texts: texts ?? [pattern], plain: texts !== undefined };
}

/** A list that is written here, or an imported name, which may be one. */
function isList(node: Node, context: FileContext): boolean {
  return constantList(node, context) !== undefined || (listTexts(node, context)?.length ?? 0) > 1;
}

function membership(
  outer: Node,
  subject: Node,
  list: Node,
  operator: string,
  context: FileContext,
): TextTest {
  const texts = listTexts(list, context);
  const named = isNamed(list) ? { written: `...${sourceOf(list, context)}` } : {};
  return { ...base(outer, context), subject, operator, exact: true, texts, plain: true, ...named };
}

/**
 * `text.indexOf(x) !== -1`, `>= 0`, `> -1`, `=== -1`, `< 0`, `~`, and at the beginning `=== 0`; anything else
 * computes with the position.
 */
function positionTest(
  outer: Node,
  subject: Node,
  operator: string,
  first: Node,
  context: FileContext,
): readonly TextTest[] {
  const pattern = operator === 'search' ? patternOf(first, context) : undefined;
  const texts = pattern !== undefined ? textsOfPattern(pattern) : constant(first, context);
  const test = testOfPosition(outer, context);
  if (!test) return [];
  // The place of a code in a list of codes.
  if (operator !== 'search' && isList(subject, context))
    return [{ ...membership(outer, first, subject, 'list.includes', context), ...test }];
  return [{ ...test, subject, operator, exact: false, ...texts }];
}

/** The test that something is found at all, around a call that gives its position. */
function testOfPosition(
  outer: Node,
  context: FileContext,
): { readonly node: Node; readonly negated: boolean } | undefined {
  const parent = context.index.parent(outer);
  if (parent?.type === 'UnaryExpression' && parent.operator === '~')
    return isCondition(parent, context) ? base(parent, context) : undefined;
  if (parent?.type !== 'BinaryExpression' || parent.left !== outer) return undefined;
  const right = context.file.text.slice(parent.right.range[0], parent.right.range[1]).replace(/\s/g, '');
  const found = ['!==-1', '!=-1', '>-1', '>=0', '===0', '==0', '>0'].includes(parent.operator + right);
  const missing = ['===-1', '==-1', '<0', '!==0', '!=0'].includes(parent.operator + right);
  return found || missing ? { node: parent, negated: missing } : undefined;
}

/** Where only the truth of a number counts, `~position` is a test. */
function isCondition(node: Node, { index }: Pick<FileContext, 'index'>): boolean {
  const parent = index.parent(node);
  if (parent?.type === 'UnaryExpression') return parent.operator === '!';
  if (parent?.type === 'LogicalExpression') return isCondition(parent, { index });
  return (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') && parent.test === node;
}

function equalityTest(node: TSESTree.BinaryExpression, context: FileContext): readonly TextTest[] {
  const { operator } = node;
  const keys = operator === 'in' ? tableKeys(node.right, context) : undefined;
  if (keys)
    return [
      {
        ...base(node, context),
        subject: node.left,
        operator,
        exact: true,
        texts: keys,
        plain: true,
        table: node.right,
      },
    ];
  if (operator !== '===' && operator !== '==' && operator !== '!==' && operator !== '!=') return [];
  const negated = operator.startsWith('!');
  if (node.left.type === 'UnaryExpression' || node.right.type === 'UnaryExpression') return [];
  const right = comparable(node.right, context);
  if (right)
    return [
      {
        node,
        subject: node.left,
        operator,
        exact: !isCut(node.left),
        negated,
        texts: right,
        plain: true,
        ...writtenAs(node.right, context),
      },
    ];
  const left = comparable(node.left, context);
  return left
    ? [
        {
          node,
          subject: node.right,
          operator,
          exact: !isCut(node.right),
          negated,
          texts: left,
          plain: true,
          ...writtenAs(node.left, context),
        },
      ]
    : [];
}

/** `text.slice(0, 9)`: more may follow in the text. */
function isCut(node: Node): boolean {
  const inner = unwrap(node);
  const callee = inner.type === 'CallExpression' ? unwrap(inner.callee) : undefined;
  return (
    callee?.type === 'MemberExpression' && /^(?:slice|substring|substr)$/.test(propertyName(callee) ?? '')
  );
}

function writtenAs(node: Node, context: FileContext): { written?: string } {
  return isNamed(node) ? { written: sourceOf(node, context) } : {};
}

/** A constant of the project, whose name says more than the enum's. */
function isNamed(node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === 'Identifier' || inner.type === 'MemberExpression';
}

function sourceOf(node: Node, context: FileContext): string {
  return context.file.text.slice(node.range[0], node.range[1]);
}

/** Texts that the side of an equality stands for; numbers and other constants are no texts. */
function comparable(node: Node, context: FileContext): readonly string[] | undefined {
  const inner = unwrap(node);
  if (
    (inner.type === 'Literal' && typeof inner.value !== 'string') ||
    (inner.type === 'Identifier' && inner.name === 'undefined')
  )
    return undefined;
  return literalText(inner) !== undefined || inner.type === 'Identifier' || inner.type === 'MemberExpression'
    ? constantTexts(inner, context)
    : undefined;
}

function switchTest(node: TSESTree.SwitchStatement, context: FileContext): TextTest {
  const cases = node.cases.flatMap((item) => (item.test ? [constantTexts(item.test, context)] : []));
  const texts = cases.every((item) => item !== undefined) ? cases.flat() : undefined;
  return {
    node,
    subject: node.discriminant,
    operator: 'switch',
    exact: true,
    negated: false,
    texts,
    plain: true,
  };
}

/**
 * Whether nothing depends on a value at this place: an argument of `console.*` or a logger, or of an
 * assertion of a test.
 */
export function isOnlyWatched(node: Node, context: FileContext): boolean {
  for (let current = context.index.parent(node); current; current = context.index.parent(current)) {
    if (isFunction(current) || current.type.endsWith('Statement')) return false;
    if (current.type !== 'CallExpression') continue;
    const callee = unwrap(current.callee);
    const owner = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
    if (owner.type === 'Identifier' && (owner === callee ? ASSERTIONS : WATCHERS).test(owner.name))
      return true;
  }
  return false;
}

const ASSERTIONS = /^(assert|expect)$/;
const WATCHERS = /^(console|log|logger|assert)$/i;
