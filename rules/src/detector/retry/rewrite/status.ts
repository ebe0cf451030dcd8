import type { TSESTree } from '@typescript-eslint/types';
import type { LeftReason } from '../../reasons.js';
import type { Range, SpanRewrite } from '../../types.js';
import { unwrap, walk, type Node } from '../../../syntax/tree.js';
import { type RetryContext } from '../context.js';
import type { RetryLoop } from '../loops.js';
import { bodyOf, joined, parseHandler, type Handler } from './handler.js';
import { optionsText, yields } from './options.js';
import {
  commentBehind,
  dedent,
  has,
  indentAt,
  indentUnit,
  leavesByLoopJump,
  lineStart,
  lostComments,
  textOf,
  type Span,
} from './source.js';
import { statusCondition, oppositeCondition, isRead } from './status-condition.js';

/** `const res = await X; if (res.status === 429) { …; again }` among the statements of a function or loop. */
export interface StatusRetry {
  readonly declaration: TSESTree.VariableDeclaration;
  readonly response: string;
  readonly work: Node;
  readonly test: TSESTree.IfStatement;
  /**
   * What is done before the next attempt, where the test is for leaving:
   * `if (res.status !== 429) return res; …`.
   */
  readonly behind?: readonly Node[];
}

/**
 * Finds the pair among `statements`; everything before it must do nothing that a new attempt would do again.
 */
export function findStatusRetry(
  statements: readonly Node[],
  context: RetryContext,
): StatusRetry | LeftReason {
  for (const [position, node] of statements.entries()) {
    const next = statements[position + 1];
    if (node.type === 'VariableDeclaration' && next?.type === 'IfStatement' && !next.alternate) {
      const [declarator] = node.declarations;
      const { init } = declarator;
      if (
        node.declarations.length === 1 &&
        declarator.id.type === 'Identifier' &&
        init?.type === 'AwaitExpression'
      ) {
        return { declaration: node, response: declarator.id.name, work: init.argument, test: next };
      }
    }
    if (!isPure(node, context)) return 'retry-shape';
  }
  return 'retry-shape';
}

/** A constant that is computed from what does not change, without a call. */
export function isPure(node: Node, context: RetryContext): boolean {
  if (
    node.type !== 'VariableDeclaration' ||
    node.kind !== 'const' ||
    has(node, 'AwaitExpression') ||
    has(node, 'NewExpression')
  )
    return false;
  const text = textOf(context.file, node);
  return (
    !has(node, 'CallExpression') ||
    /^[^(]*\b\w+\.(?:startsWith|replace|trim|toString|join|toLowerCase)\([^()]*\)[^()]*$/.test(text) ||
    /^[^(]*\bencodeURIComponent\([^()]*\)[^()]*$/.test(text)
  );
}

/**
 * Rewrites the pair. `isRepeat` tells the statement that begins the next attempt.
 * @param loop the loop around the pair, which is taken away; its other statements stay
 */
export function rewriteStatus(
  found: StatusRetry,
  isRepeat: (node: Node) => boolean,
  loop: RetryLoop | undefined,
  context: RetryContext,
): SpanRewrite | LeftReason {
  const { file } = context;
  const { declaration, response, work, test, behind } = found;
  const handler = parseHandler(
    behind ?? bodyOf(test.consequent),
    undefined,
    isRepeat,
    behind !== undefined,
    context,
  );
  if (typeof handler === 'string') return handler;
  const stated = behind
    ? oppositeCondition(test.test, response, context)
    : statusCondition(test.test, response, context);
  if (stated === undefined || yields([work, ...handler.effects])) return 'retry-shape';
  // What follows has only seen responses that are ok; the last one of `retryGraph` may have failed.
  if (
    stated.endsWith('.ok === false') &&
    !restOf(test, context).some((node) => looksAtFailure(node, response))
  )
    return 'retry-shape';
  // What is awaited on the way to the request, a token, may throw errors that have a status of their own.
  const condition =
    has(work, 'AwaitExpression') && !stated.endsWith('.ok === false')
      ? joined([`${response}.ok === false`, stated])
      : stated;
  const kept: Handler = { ...handler, conditions: [condition] };
  const indent = indentAt(file, loop ? loop.range[0] : declaration.range[0]);
  const unit = behind
    ? indentUnit(indent, indentAt(file, test.range[0]))
    : indentUnit(indentAt(file, test.range[0]), indentAt(file, bodyOf(test.consequent)[0]?.range[0] ?? 0));
  const async = has(work, 'AwaitExpression') ? 'async ' : '';
  const opening = `{{retryGraph}}(${async}() => `;
  const column = work.range[1] - lineStart(file, work.range[0]) + opening.length;
  const options = optionsText({ handler: kept, error: response, condition, indent, unit, column }, context);
  const tested = unwrap(test.test);
  const repeated = tested.type === 'UnaryExpression' ? tested.argument : tested;
  const gone = behind ? aroundLeaving(test, behind, context) : [removed(test, context)];
  const comments = lostComments(
    file,
    [...(behind ? gone.map(({ start, end }): Range => [start, end]) : [test.range]), ...edgesOf(loop)],
    [...handler.kept, ...handler.constants, repeated],
  ).map((comment) => `${comment}\n${indent}`);
  const spans: Span[] = [
    ...(comments.length > 0
      ? [{ start: declaration.range[0], end: declaration.range[0], text: comments.join('') }]
      : []),
    { start: work.range[0], end: work.range[0], text: opening },
    { start: work.range[1], end: work.range[1], text: `, ${options})` },
    ...gone,
  ];
  return { spans: loop ? [...spans, ...unloop(loop, spans, unit, context)] : spans, uses: ['retryGraph'] };
}

/** The head of the test and what stands behind the statement that leaves: that statement alone stays. */
function aroundLeaving(test: TSESTree.IfStatement, behind: readonly Node[], { file }: RetryContext): Span[] {
  const [leaving = test] = bodyOf(test.consequent);
  const [comment = leaving] = commentBehind(file, leaving);
  return [
    { start: test.range[0], end: leaving.range[0], text: '' },
    { start: comment.range[1], end: behind.at(-1)?.range[1] ?? test.range[1], text: '' },
  ];
}

/** The statements behind the pair. */
function restOf(test: Node, { syntax }: RetryContext): readonly Node[] {
  const home = syntax.parent(test);
  return home?.type === 'BlockStatement'
    ? home.body.slice(home.body.findIndex((node) => node === test) + 1)
    : [];
}

/** Whether a statement asks how the response turned out, or hands it on as it is. */
function looksAtFailure(statement: Node, response: string): boolean {
  let looks = false;
  walk(statement, (node) => {
    if (node.type === 'MemberExpression') looks ||= isRead(node, response, ['ok', 'status']);
    if (node.type === 'ReturnStatement')
      looks ||= node.argument?.type === 'Identifier' && node.argument.name === response;
    return !looks;
  });
  return looks;
}

/** What of a loop lies before its first and behind its last statement. */
function edgesOf(loop: RetryLoop | undefined): readonly Range[] {
  if (loop?.body.type !== 'BlockStatement') return [];
  const [first] = loop.body.body;
  const last = loop.body.body.at(-1);
  return first && last
    ? [
        [loop.range[0], first.range[0]],
        [last.range[1], loop.range[1]],
      ]
    : [];
}

/** Takes a statement away together with its line end and indentation. */
function removed(node: Node, { file }: RetryContext): Span {
  let start = node.range[0];
  while (start > 0 && /[ \t]/.test(file.text[start - 1] ?? '')) start--;
  const isOwnLine = start === 0 || /[\r\n]/.test(file.text[start - 1] ?? '');
  const after = /^[ \t]*(?:\r\n|\n|\r)/.exec(file.text.slice(node.range[1]))?.[0].length ?? 0;
  return isOwnLine && after > 0
    ? { start, end: node.range[1] + after, text: '' }
    : { start: node.range[0], end: node.range[1], text: '' };
}

/** Takes the loop's head and closing brace away and moves its statements one step to the left. */
function unloop(loop: RetryLoop, taken: readonly Span[], unit: string, { file }: RetryContext): Span[] {
  const body = loop.body.type === 'BlockStatement' ? loop.body.body : [];
  const first = body[0] ?? loop.body;
  const last = body.at(-1) ?? loop.body;
  const lines = dedent(file, [first.range[0], last.range[1]], unit, loop).filter(
    (line) => !taken.some((span) => span.start < line.end && line.start < span.end),
  );
  return [
    { start: loop.range[0], end: first.range[0], text: '' },
    ...lines,
    { start: last.range[1], end: loop.range[1], text: '' },
  ];
}

/** Whether a test does nothing but leave the loop, in one statement on its own or on one line. */
export function isForLeaving(test: TSESTree.IfStatement, { file }: RetryContext): boolean {
  const body = bodyOf(test.consequent);
  const [leaving] = body;
  return (
    body.length === 1 &&
    leaving !== undefined &&
    leavesLoop(body) &&
    (leaving === test.consequent || !textOf(file, leaving).includes('\n'))
  );
}

/** True when the statements after the pair neither go round again nor can run off the loop's end. */
export function leavesLoop(rest: readonly Node[]): boolean {
  const last = rest.at(-1);
  if (last?.type !== 'ReturnStatement' && last?.type !== 'ThrowStatement') return false;
  return !rest.some((node) => leavesByLoopJump(node));
}
