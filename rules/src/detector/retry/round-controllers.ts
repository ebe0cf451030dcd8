import { isTimer } from './waiting.js';
import { definitionOf, type Variable } from '../../syntax/scope.js';
import {
  calledName,
  contains,
  enclosingFunction,
  propertyName,
  unwrap,
  type Node,
} from '../../syntax/tree.js';
import { constantInit, type RetryContext } from './context.js';

/**
 * `const controller = new AbortController()` inside of the round, or a variable that each round gives one,
 * aborted by the round itself or by a timer and known to nobody else.
 */
export function isControllerOfRound(node: Node, root: Node, context: RetryContext): boolean {
  const identifier = unwrap(node);
  if (identifier.type !== 'Identifier') return false;
  const variable = context.names.variable(identifier);
  if (!variable) return false;
  const made = isMadeIn(root, variable)
    ? constantInit(identifier, context)
    : writtenInEachRound(variable, root, context);
  if (!isController(made)) return false;
  const round: Round = {
    home: enclosingFunction(made, context.syntax),
    isShared: !isMadeIn(root, variable),
  };
  return variable.references.every(
    (reference) => reference.isWrite() || isHarmless(reference.identifier, round, context),
  );
}

interface Round {
  /** The function in which a controller is made. */
  readonly home: Node | undefined;
  /** Rounds have one variable for their controllers: a timer of an earlier round aborts that of a later one. */
  readonly isShared: boolean;
}

export function isMadeIn(root: Node, variable: Variable | undefined): variable is Variable {
  const declaration = definitionOf(variable)?.node as Node | undefined;
  return declaration?.type === 'VariableDeclarator' && contains(root, declaration);
}

/** `{ signal }` */
export function isOption(node: Node | undefined): boolean {
  return node?.type === 'Property' && propertyName(node) === 'signal';
}

function isController(node: Node | undefined): node is Node {
  return (
    node?.type === 'NewExpression' &&
    node.callee.type === 'Identifier' &&
    node.callee.name === 'AbortController'
  );
}

/**
 * What every round writes into a variable that is declared outside of it, where nothing but that and emptiness
 * is ever written. One that is kept over rounds, `if (!controller)`, ends all of them.
 */
function writtenInEachRound(variable: Variable, root: Node, { syntax }: RetryContext): Node | undefined {
  const { node } = definitionOf(variable) ?? {};
  const declaration = node && syntax.parent(node);
  if (declaration?.type !== 'VariableDeclaration' || syntax.parent(declaration)?.type.startsWith('Export'))
    return undefined;
  const written = variable.references.flatMap(({ writeExpr }) => (writeExpr ? [unwrap(writeExpr)] : []));
  const [made, ...others] = written.filter((value) => !isEmpty(value));
  return made && others.length === 0 && isInEachRound(made, root, { syntax }) ? made : undefined;
}

const isEmpty = (value: Node): boolean =>
  (value.type === 'Literal' && value.value === null) ||
  (value.type === 'Identifier' && value.name === 'undefined');

/** What stands in the round itself, and not in a branch or function of it. */
function isInEachRound(made: Node, root: Node, { syntax }: Pick<RetryContext, 'syntax'>): boolean {
  for (let node = made, above = syntax.parent(made); above; node = above, above = syntax.parent(above)) {
    if (above === root) return true;
    if (above.type === 'TryStatement' ? above.block !== node : !STRAIGHT.has(above.type)) return false;
  }
  return false;
}

const STRAIGHT: ReadonlySet<string> = new Set([
  'AssignmentExpression',
  'ExpressionStatement',
  'BlockStatement',
  'TSAsExpression',
  'TSNonNullExpression',
]);

/** Reads the signal, or aborts right there or in a timer's callback. */
function isHarmless(reference: Node, round: Round, context: RetryContext): boolean {
  const around = context.syntax.parent(reference);
  if (around?.type === 'VariableDeclarator')
    return around.id.type === 'ObjectPattern' && around.id.properties.every(isOption);
  // `controller.abort.bind(controller)`
  const member = around?.type === 'CallExpression' ? unwrap(around.callee) : around;
  if (member?.type !== 'MemberExpression') return false;
  if (member !== around) return isBinding(member, round, context);
  if (member.object !== reference) return false;
  if (propertyName(member) === 'signal') return true;
  const call = context.syntax.parent(member);
  if (call?.type === 'MemberExpression') return isBinding(call, round, context);
  if (call?.type !== 'CallExpression' || call.callee !== member) return false;
  const caller = enclosingFunction(member, context.syntax);
  if (caller === round.home) return true;
  const timer = caller && timerOf(caller, context);
  return timer !== undefined && (!round.isShared || isCleared(timer, context));
}

/** `setTimeout(controller.abort.bind(controller), ms)` */
function isBinding(
  bind: Extract<Node, { type: 'MemberExpression' }>,
  { home }: Round,
  context: RetryContext,
): boolean {
  const bound = context.syntax.parent(bind);
  return (
    propertyName(bind) === 'bind' &&
    bind.object.type === 'MemberExpression' &&
    propertyName(bind.object) === 'abort' &&
    bound?.type === 'CallExpression' &&
    bound.callee === bind &&
    timerOf(bound, context) !== undefined &&
    enclosingFunction(bound, context.syntax) === home
  );
}

/** The call that makes a timer for what it runs. */
function timerOf(run: Node, { syntax }: RetryContext): Node | undefined {
  const timer = syntax.parent(run);
  return timer?.type === 'CallExpression' && isTimer(timer.callee) && timer.arguments[0] === run
    ? timer
    : undefined;
}

/** `const timer = setTimeout(…)`, with `clearTimeout(timer)` somewhere. */
function isCleared(timer: Node, { syntax, names }: RetryContext): boolean {
  const holder = syntax.parent(timer);
  const name =
    holder?.type === 'VariableDeclarator'
      ? holder.id
      : holder?.type === 'AssignmentExpression'
        ? holder.left
        : undefined;
  const variable = name?.type === 'Identifier' ? names.variable(name) : undefined;
  return (
    variable?.references.some(({ identifier }) => {
      const call = syntax.parent(identifier);
      return call?.type === 'CallExpression' && calledName(call.callee) === 'clearTimeout';
    }) ?? false
  );
}
