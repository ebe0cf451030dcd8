import type { TSESTree } from '@typescript-eslint/types';
import { styleOf } from '../../../syntax/style.js';
import type { Node } from '../../../syntax/tree.js';
import type { RetryContext } from '../context.js';
import { joined, type Handler } from './handler.js';
import { has, linesOf, namesIn, textOf } from './source.js';

/**
 * `retryGraph` waits no longer than this by itself, and gives up after this time, unless it is told
 * otherwise.
 */
const DEFAULT_MAX_DELAY_MS = 30_000;
const DEFAULT_MAX_ELAPSED_MS = 600_000;
const DEFAULT_MAX_ATTEMPTS = 4;
const LINE_LIMIT = 110;

export interface OptionsPlan {
  readonly handler: Handler;
  /** What the conditions and effects call the failure. */
  readonly error: string | undefined;
  /** Text of the whole condition where it is not the handler's own. */
  readonly condition?: string;
  /** Indentation of the statement, and one step more. */
  readonly indent: string;
  readonly unit: string;
  /** Characters that stand before the options on their line. */
  readonly column: number;
}

/** The options object of `retryGraph` that keeps a handler's conditions, effects and wait. */
export function optionsText(plan: OptionsPlan, context: RetryContext): string {
  const { indent, unit } = plan;
  const inner = indent + unit;
  const parts = [
    retryOn(plan, inner, context),
    ...delay(plan.handler, context),
    ...onRetry(plan, inner, context),
  ];
  const line = `{ ${parts.join(', ')} }`;
  if (!line.includes('\n') && plan.column + line.length <= LINE_LIMIT) return line;
  return `{\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}}`;
}

function retryOn(plan: OptionsPlan, inner: string, context: RetryContext): string {
  const { handler, error, unit } = plan;
  const condition = plan.condition ?? joined(handler.conditions);
  const constants = needed(handler.constants, identifiers(condition), context);
  const parameters = mentions(
    `${condition} ${constants.map((node) => textOf(context.file, node)).join(' ')}`,
    error,
  )
    ? `(_info, ${String(error)})`
    : '()';
  if (constants.length === 0) return `retryOn: ${parameters} => ${condition}`;
  const { semicolon } = styleOf(context.file);
  const lines = [...constants.map((node) => textOf(context.file, node)), `return ${condition}${semicolon}`];
  return `retryOn: ${parameters} => {\n${lines.map((line) => `${inner}${unit}${line}\n`).join('')}${inner}}`;
}

function onRetry(plan: OptionsPlan, inner: string, context: RetryContext): string[] {
  const { handler, error, unit } = plan;
  const { file } = context;
  if (handler.effects.length === 0) return [];
  const names = new Set(handler.effects.flatMap((effect) => [...namesIn(effect)]));
  const constants = needed(handler.constants, names, context);
  const statements = [...constants, ...handler.effects].toSorted((a, b) => a.range[0] - b.range[0]);
  const text = statements.flatMap((statement) => linesOf(file, statement));
  const isTyped = /\.[cm]?tsx?$/.test(file.path);
  const value = mentions(text.join(' '), error)
    ? `{ error${error === 'error' ? '' : `: ${String(error)}`} }${isTyped ? ': { error: any }' : ''}`
    : '';
  const async = handler.effects.some((effect) => has(effect, 'AwaitExpression')) ? 'async ' : '';
  return [
    `onRetry: ${async}(${value}) => {\n${text.map((line) => `${inner}${unit}${line}\n`).join('')}${inner}}`,
  ];
}

function delay({ wait }: Handler, context: RetryContext): string[] {
  if (!wait) return [];
  const { quote } = styleOf(context.file);
  const fixed = ['factor: 1', `jitter: ${quote}none${quote}`];
  const text =
    wait.kind === 'fixed' ? wait.text : wait.fallbackMs === undefined ? undefined : String(wait.fallbackMs);
  if (text === undefined) return [];
  const ms = wait.kind === 'fixed' ? wait.ms : wait.fallbackMs;
  const longest = ms === undefined || ms > DEFAULT_MAX_DELAY_MS ? [`maxDelayMs: ${text}`] : [];
  const elapsed =
    ms !== undefined && ms * (DEFAULT_MAX_ATTEMPTS - 1) > DEFAULT_MAX_ELAPSED_MS
      ? [`maxElapsedMs: ${String(ms * DEFAULT_MAX_ATTEMPTS)}`]
      : [];
  return [`baseDelayMs: ${text}`, ...longest, ...elapsed, ...fixed];
}

/** The constants that a set of names needs, their own inputs included, in source order. */
function needed(
  constants: readonly TSESTree.VariableDeclaration[],
  names: ReadonlySet<string>,
  context: RetryContext,
): TSESTree.VariableDeclaration[] {
  const wanted = new Set(names);
  const chosen = new Set<TSESTree.VariableDeclaration>();
  for (const constant of constants.toReversed()) {
    const declared = constant.declarations.flatMap((declarator) => [...namesIn(declarator.id)]);
    if (!declared.some((name) => wanted.has(name))) continue;
    chosen.add(constant);
    for (const name of identifiers(textOf(context.file, constant))) wanted.add(name);
  }
  return constants.filter((constant) => chosen.has(constant));
}

/** Names in a piece of source text; more than there are does no harm. */
function identifiers(text: string): Set<string> {
  return new Set(text.match(/[A-Za-z_$][\w$]*/g) ?? []);
}

function mentions(text: string, name: string | undefined): boolean {
  return name !== undefined && identifiers(text).has(name);
}

/**
 * A `yield` cannot move into a function of its own. `this` and `arguments` can: arrow functions keep them.
 */
export function yields(nodes: readonly Node[]): boolean {
  return nodes.some((node) => has(node, 'YieldExpression'));
}
