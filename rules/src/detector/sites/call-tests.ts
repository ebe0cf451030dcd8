import type { TSESTree } from '@typescript-eslint/types';
import { packageSpecifier } from '../../analysis/models/own-modules.js';
import { TEXT_LIBRARIES } from '../../analysis/models/text-libraries.js';
import { importedBy } from '../../syntax/scope.js';
import { outermost, propertyName, unwrap, type Node } from '../../syntax/tree.js';
import type { SourceFile } from '../../syntax/types.js';
import type { FileContext } from '../provenance/context.js';
import { constantList } from './lists.js';
import { constantTexts, listTexts, tableKeys } from './literals.js';
import { patternOf, patternTexts } from './patterns.js';
import { runningPatterns } from './running-patterns.js';
import type { TextTest } from './text-test.js';
import { base, isNamed, sourceOf } from './written-test.js';

const SUBSTRING: ReadonlySet<string> = new Set(['includes', 'startsWith', 'endsWith']);
const POSITION: ReadonlySet<string> = new Set(['indexOf', 'lastIndexOf', 'search']);

export function callTests(node: TSESTree.CallExpression, context: FileContext): readonly TextTest[] {
  const callee = unwrap(node.callee);
  const [first, second] = node.arguments;
  if (!first || first.type === 'SpreadElement') return [];
  const outer = outermost(node, context.index);
  if (second && second.type !== 'SpreadElement') {
    const ofLibrary = libraryTest(callee, context);
    if (ofLibrary !== undefined) return [substringTest(outer, first, ofLibrary, second, context)];
  }
  if (callee.type !== 'MemberExpression') return [];
  const owner = callee.object;
  const name = propertyName(callee) ?? '';
  if (SUBSTRING.has(name)) return [substringTest(outer, owner, name, first, context)];
  if (POSITION.has(name)) return positionTest(outer, owner, name, first, context);
  if (name === 'has') return hasTest(outer, owner, first, context);
  if (name === 'test' || name === 'exec') {
    const pattern = patternOf(owner, context);
    return pattern !== undefined
      ? [patternTest(outer, first, 'regex', pattern, context)]
      : listTest(outer, owner, first, context);
  }
  if (name !== 'match') return [];
  const pattern = patternOf(first, context);
  return pattern !== undefined ? [patternTest(outer, owner, 'match', pattern, context)] : [];
}

/** `text.includes('part')`, and `LIST.includes(text)`, where what looks like the text is a list. */
function substringTest(
  outer: Node,
  subject: Node,
  operator: string,
  part: Node,
  context: FileContext,
): TextTest {
  if (operator === 'includes' && isList(subject, context))
    return membership(outer, part, subject, 'list.includes', context);
  return { ...base(outer, context), subject, operator, exact: false, ...constant(part, context) };
}

/** `SET.has(text)`, `MAP.has(text)` */
function hasTest(outer: Node, owner: Node, subject: Node, context: FileContext): readonly TextTest[] {
  if (isList(owner, context)) return [membership(outer, subject, owner, 'set.has', context)];
  const texts = tableKeys(owner, context);
  if (!texts) return [];
  return [
    { ...base(outer, context), subject, operator: 'map.has', exact: true, texts, plain: true, table: owner },
  ];
}

function patternTest(
  outer: Node,
  subject: Node,
  operator: string,
  pattern: string,
  context: FileContext,
): TextTest {
  return { ...base(outer, context), subject, operator, exact: false, ...textsOfPattern(pattern) };
}

const naming = new WeakMap<SourceFile, boolean>();

/** Whether a file names one of the libraries at all: what a call is of costs the scopes of the file. */
function namesLibrary({ file }: FileContext): boolean {
  const known = naming.get(file) ?? [...TEXT_LIBRARIES].some((library) => file.text.includes(library));
  naming.set(file, known);
  return known;
}

/** `_.includes(text, 'part')`, `startsWith(text, 'part')`: the text is an argument, and so is a list. */
function libraryTest(callee: Node, context: FileContext): string | undefined {
  if (!namesLibrary(context)) return undefined;
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
