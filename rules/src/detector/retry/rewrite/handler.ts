import type { TSESTree } from '@typescript-eslint/types';
import type { LeftReason } from '../../reasons.js';
import type { Variable } from '../../../syntax/scope.js';
import { contains, targetOf, unwrap, walkOwn, type Node } from '../../../syntax/tree.js';
import type { RetryContext } from '../context.js';
import { has, jumps, namesIn, textOf } from './source.js';
import { looksLikeWait, waitOf, type Wait } from './wait.js';

/** A handler taken apart: under which conditions it repeats, what it does before, how long it waits. */
export interface Handler {
  readonly conditions: readonly string[];
  /** Constants of the handler, in order, that conditions and effects may read. */
  readonly constants: readonly TSESTree.VariableDeclaration[];
  readonly effects: readonly Node[];
  readonly wait: Wait | undefined;
  /** Nodes whose text goes into the rewrite. */
  readonly kept: readonly Node[];
}

interface Draft {
  conditions: string[];
  constants: TSESTree.VariableDeclaration[];
  effects: Node[];
  waits: Node[];
  kept: Node[];
}

/**
 * Takes a handler apart.
 * @param error name of what was caught
 * @param isRepeat tells the statement that begins the next attempt: `continue`, `return load(id)`
 * @param endsInRepeat whether running off the end begins the next attempt, as in a loop
 */
export function parseHandler(
  statements: readonly Node[],
  error: string | undefined,
  isRepeat: (node: Node) => boolean,
  endsInRepeat: boolean,
  context: RetryContext,
): Handler | LeftReason {
  const draft: Draft = { conditions: [], constants: [], effects: [], waits: [], kept: [] };
  const reason = parse(statements, draft, { error, isRepeat, endsInRepeat, context });
  if (reason) return reason;
  if (writesOuter(draft, endsInRepeat, context)) return 'retry-state';
  const locals = new Map(
    draft.constants.flatMap((declaration) =>
      declaration.declarations.flatMap(({ id, init }): [string, Node][] =>
        id.type === 'Identifier' && init ? [[id.name, init]] : [],
      ),
    ),
  );
  const [first, ...more] = draft.waits;
  if (more.length > 0) return 'retry-shape';
  const wait = first && waitOf(first, locals, context);
  if (first && !wait) return 'retry-shape';
  const { conditions, constants, effects, kept } = draft;
  return { conditions, constants, effects, wait, kept };
}

interface Grammar {
  readonly error: string | undefined;
  readonly isRepeat: (node: Node) => boolean;
  readonly endsInRepeat: boolean;
  readonly context: RetryContext;
}

function parse(statements: readonly Node[], draft: Draft, grammar: Grammar): LeftReason | undefined {
  let isGuarded = false;
  for (const [position, statement] of statements.entries()) {
    const rest = statements.slice(position + 1);
    if (statement.type === 'VariableDeclaration') {
      if (statement.kind !== 'const' || has(statement, 'AwaitExpression')) return 'retry-shape';
      draft.constants.push(statement);
      isGuarded = draft.conditions.length > 0;
      continue;
    }
    if (statement.type === 'IfStatement' && jumps(statement)) {
      // A constant behind a guard may be readable only for the errors that pass it.
      if (isGuarded) return 'retry-shape';
      const next = branch(statement, rest, draft, grammar);
      if (next === 'retry-shape') return next;
      if (next === 'guard') continue;
      return effects(next, draft, grammar);
    }
    return effects(statements.slice(position), draft, grammar);
  }
  return grammar.endsInRepeat ? undefined : 'retry-shape';
}

/**
 * One `if` of the handler: a guard that throws, or the branch that repeats; then its statements are what is
 * done before.
 */
function branch(
  node: TSESTree.IfStatement,
  rest: readonly Node[],
  draft: Draft,
  grammar: Grammar,
): 'guard' | 'retry-shape' | readonly Node[] {
  if (throwsError(node.consequent, grammar)) {
    draft.conditions.push(negated(node.test, grammar.context));
    draft.kept.push(node.test);
    if (!node.alternate) return 'guard';
    return rest.every((statement) => grammar.isRepeat(statement))
      ? [...bodyOf(node.alternate), ...rest]
      : 'retry-shape';
  }
  const otherwise = node.alternate ? [...bodyOf(node.alternate), ...rest] : rest;
  const [only] = otherwise;
  if (otherwise.length !== 1 || !only || !throwsError(only, grammar)) return 'retry-shape';
  draft.conditions.push(textOf(grammar.context.file, node.test));
  draft.kept.push(node.test);
  return bodyOf(node.consequent);
}

function effects(statements: readonly Node[], draft: Draft, grammar: Grammar): LeftReason | undefined {
  for (const [position, statement] of statements.entries()) {
    const isLast = position === statements.length - 1;
    if (isLast && grammar.isRepeat(statement)) return undefined;
    if (jumps(statement)) return 'retry-shape';
    if (statement.type === 'VariableDeclaration') {
      if (statement.kind !== 'const' || has(statement, 'AwaitExpression')) return 'retry-shape';
      draft.constants.push(statement);
      continue;
    }
    if (
      statement.type === 'ExpressionStatement' &&
      statement.expression.type === 'AwaitExpression' &&
      looksLikeWait(statement.expression.argument)
    ) {
      draft.waits.push(statement.expression.argument);
      continue;
    }
    if (statement.type !== 'ExpressionStatement' && statement.type !== 'IfStatement') return 'retry-shape';
    // Awaited work after the wait would run before it.
    if (draft.waits.length > 0 && has(statement, 'AwaitExpression')) return 'retry-shape';
    draft.effects.push(statement);
    draft.kept.push(statement);
  }
  return grammar.endsInRepeat ? undefined : 'retry-shape';
}

/** Exactly `throw e;` for the error that was caught, alone or in a block. */
function throwsError(node: Node, { error }: Grammar): boolean {
  const [statement, ...more] = bodyOf(node);
  if (statement?.type !== 'ThrowStatement' || more.length > 0 || error === undefined) return false;
  const thrown = unwrap(statement.argument);
  return thrown.type === 'Identifier' && thrown.name === error;
}

export function bodyOf(node: Node): readonly Node[] {
  return node.type === 'BlockStatement' ? node.body : [node];
}

const OPPOSITE: Readonly<Record<string, string>> = { '===': '!==', '!==': '===', '==': '!=', '!=': '==' };

/** The source text of the opposite of a test; nothing but the one operator is changed. */
export function negated(test: Node, context: RetryContext): string {
  const { file } = context;
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = textOf(file, node.argument);
    return isLoose(node.argument) ? `(${inner})` : inner;
  }
  const opposite = node.type === 'BinaryExpression' ? OPPOSITE[node.operator] : undefined;
  if (node.type === 'BinaryExpression' && opposite !== undefined) {
    const between = file.text.slice(node.left.range[1], node.right.range[0]);
    return `${textOf(file, node.left)}${between.replace(node.operator, opposite)}${textOf(file, node.right)}`;
  }
  return isCallLike(node) ? `!${textOf(file, node)}` : `!(${textOf(file, node)})`;
}

function isCallLike(node: Node): boolean {
  return node.type === 'CallExpression' || node.type === 'Identifier' || node.type === 'MemberExpression';
}

/** Binds weaker than `&&`. */
function isLoose(node: Node): boolean {
  return (
    (node.type === 'LogicalExpression' && node.operator !== '&&') ||
    node.type === 'ConditionalExpression' ||
    node.type === 'AssignmentExpression'
  );
}

/** The repeat conditions as one expression. */
export function joined(conditions: readonly string[]): string {
  if (conditions.length < 2) return conditions[0] ?? 'true';
  return conditions
    .map((condition) => (/\|\||\?\?|\? /.test(condition) ? `(${condition})` : condition))
    .join(' && ');
}

/**
 * A counter that nothing reads but what is done before each attempt, such as a line of a log: it counts there
 * as it did.
 */
function isOnlyCounted(variable: Variable, write: Node, effects: readonly Node[]): boolean {
  const isCount =
    write.type === 'UpdateExpression' ||
    (write.type === 'AssignmentExpression' && /^[+-]=$/.test(write.operator));
  return (
    isCount &&
    variable.references.every(
      ({ identifier, init }) => init === true || effects.some((effect) => contains(effect, identifier)),
    )
  );
}

/**
 * True when a condition or effect writes a variable that lives outside of the handler: a counter that
 * something reads, a growing delay.
 * @param isLoop whether the variable is the same for all attempts, and not one of each call
 */
function writesOuter(draft: Draft, isLoop: boolean, { names }: RetryContext): boolean {
  const own = new Set(
    draft.constants.flatMap((declaration) =>
      declaration.declarations.flatMap((declarator) => [...namesIn(declarator.id)]),
    ),
  );
  let writes = false;
  for (const node of [...draft.effects, ...draft.constants, ...draft.waits, ...draft.kept]) {
    walkOwn(node, (child) => {
      const target = targetOf(child);
      const variable =
        target?.type === 'Identifier' && !own.has(target.name) ? names.variable(target) : undefined;
      if (variable) writes ||= !isLoop || !isOnlyCounted(variable, child, draft.effects);
      if (target && target.type !== 'Identifier')
        writes ||= child.type === 'UpdateExpression' || target.type !== 'MemberExpression';
      return !writes;
    });
  }
  return writes;
}
