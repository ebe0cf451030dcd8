import { styleOf } from '../../../syntax/style.js';
import type { LeftReason } from '../../reasons.js';
import type { SpanRewrite } from '../../types.js';
import { definitionOf } from '../../../syntax/scope.js';
import { unwrap, walkOwn, type Node } from '../../../syntax/tree.js';
import type { RetryContext } from '../context.js';
import { optionsText, yields } from './options.js';
import { dedent, has, indentAt, indentUnit, lostComments, textOf, type Span } from './source.js';
import { type Attempt, shapeOf, isBareReturn } from './attempt-shape.js';

/** Turns an attempt and its handler into one `retryGraph` call. */
export function rewriteAttempt(plan: Attempt, context: RetryContext): SpanRewrite | LeftReason {
  const { attempt, before, whole, handler, error } = plan;
  const { file } = context;
  if (yields([attempt.block, ...before, ...handler.effects])) return 'retry-control-flow';
  if (mayReturnResponse(plan, context)) return 'retry-shape';
  const shape = shapeOf(plan, context);
  if (typeof shape === 'string') return shape;
  const indent = indentAt(file, whole.range[0]);
  const step = unitOf(plan, context, indent) ?? styleOf(file).indent;
  const first = shape.kind === 'single' ? shape.work : (before[0] ?? attempt.block.body[0]);
  const last = shape.kind === 'single' ? shape.work : attempt.block.body.at(-1);
  if (!first || !last) return 'retry-shape';
  const start = shape.kind === 'single' ? first.range[0] : startOf(plan, context);
  // A bare `return` behind the work is repeated as it is written.
  const comments = lostComments(
    file,
    [
      [whole.range[0], start],
      [last.range[1], whole.range[1]],
    ],
    [...handler.kept, ...handler.constants, ...attempt.block.body.filter(isBareReturn)],
  );
  const head = comments.map((comment) => `${comment}\n${indent}`).join('');
  const options = (column: number): string =>
    optionsText({ handler, error, indent, unit: step, column }, context);
  if (shape.kind === 'single') {
    const async = has(shape.work, 'AwaitExpression') ? 'async ' : '';
    const opening = `${shape.lead}await {{retryGraph}}(${async}() => `;
    const column = indent.length + opening.length + shape.work.range[1] - shape.work.range[0];
    return done([
      { start: whole.range[0], end: shape.work.range[0], text: head + opening },
      { start: shape.work.range[1], end: whole.range[1], text: `, ${options(column)})${shape.tail}` },
    ]);
  }
  return done(blockSpans(plan, context, head, indent, step, options(indent.length)));
}

function done(spans: readonly Span[]): SpanRewrite {
  return { spans, uses: ['retryGraph'] };
}

function blockSpans(
  { attempt, before, whole }: Attempt,
  { file }: RetryContext,
  head: string,
  indent: string,
  unit: string,
  options: string,
): Span[] {
  const first = before[0] ?? attempt.block.body[0] ?? attempt.block;
  const last = attempt.block.body.at(-1) ?? attempt.block;
  const isOneLine = !file.text.slice(first.range[0], last.range[1]).includes('\n') && before.length === 0;
  const inner = indent + unit;
  const start = startOf({ attempt, before, whole }, { file });
  const spans: Span[] = [
    { start: whole.range[0], end: start, text: `${head}return await {{retryGraph}}(async () => {\n${inner}` },
  ];
  const deep = indentAt(file, last.range[0]).length - inner.length;
  const lastBefore = before.at(-1);
  const bodyStart = lastBefore ? (attempt.block.body[0]?.range[0] ?? last.range[0]) : start;
  if (lastBefore) {
    spans.push(
      ...dedentTo(
        file,
        [first.range[0], lastBefore.range[1]],
        indentAt(file, first.range[0]).length - inner.length,
        attempt,
      ),
    );
    spans.push({ start: lastBefore.range[1], end: bodyStart, text: `\n${inner}` });
  }
  if (!isOneLine) spans.push(...dedentTo(file, [bodyStart, last.range[1]], deep, attempt));
  spans.push({
    start: last.range[1],
    end: whole.range[1],
    text: `\n${indent}}, ${options})${file.text[last.range[1] - 1] === ';' ? ';' : ''}`,
  });
  return spans;
}

/**
 * Where the kept statements begin: at the comment before the first of them, when that stands in the block
 * itself.
 */
function startOf(
  { attempt, before }: Pick<Attempt, 'attempt' | 'before' | 'whole'>,
  { file }: Pick<RetryContext, 'file'>,
): number {
  const [first] = before;
  if (first) return first.range[0];
  const open = attempt.block.range[0] + 1;
  return open + (/^\s*/.exec(file.text.slice(open))?.[0].length ?? 0);
}

function dedentTo(
  file: RetryContext['file'],
  range: readonly [number, number],
  deep: number,
  around: Node,
): Span[] {
  if (deep <= 0) return [];
  const indent = indentAt(file, range[0]);
  return dedent(file, range, indent.slice(0, deep), around);
}

/** One step of indentation, measured between the construct and what stands directly in it. */
function unitOf({ attempt, whole }: Attempt, { file }: RetryContext, indent: string): string | undefined {
  const inside = whole === attempt ? attempt.block.body[0] : attempt;
  const inner = inside && indentAt(file, inside.range[0]);
  return inner !== undefined && inner.length > indent.length ? indentUnit(indent, inner) : undefined;
}

/**
 * `retryGraph` judges a failed Response that is returned, the `catch` did not: with one, a condition that
 * holds for it would repeat more than before.
 */
function mayReturnResponse({ attempt, handler }: Attempt, context: RetryContext): boolean {
  const values: Node[] = [];
  walkOwn(attempt.block, (node) => {
    if (node.type === 'ReturnStatement' && node.argument) values.push(node.argument);
    if (node.type === 'ExpressionStatement')
      values.push(node.expression.type === 'AssignmentExpression' ? node.expression.right : node.expression);
    return true;
  });
  const text = textOf(context.file, attempt.block);
  if (/ResponseType\.RAW|responseType\(\s*['"]raw/.test(text)) return true;
  const isResponse = values.some((value) =>
    context.valuesOf(unwrap(value)).some(({ root, path }) => root.kind === 'response' && path.length === 0),
  );
  if (isResponse) return true;
  const isOpaque = values.some((value) => isParameterCall(value, context));
  return (
    isOpaque &&
    !handler.conditions.some(
      (condition) => /\.(?:statusCode|code)\s*===?/.test(condition) && !/\|\|/.test(condition),
    )
  );
}

/** `work()` where `work` is a parameter: its callers may return a Response. */
function isParameterCall(value: Node, { names }: RetryContext): boolean {
  const inner = unwrap(value);
  const call = inner.type === 'AwaitExpression' ? unwrap(inner.argument) : inner;
  if (call.type !== 'CallExpression' || call.callee.type !== 'Identifier') return false;
  return definitionOf(names.variable(call.callee))?.type === ('Parameter' as never);
}
