import { definitionOf, type Variable } from '../../syntax/scope.js';
import {
  contains,
  enclosingFunction,
  isFunction,
  propertyName,
  unwrap,
  walk,
  type FunctionNode,
  type Node,
} from '../../syntax/tree.js';
import { parameterName, type RetryContext } from './context.js';
import { isFromGraph } from './responses.js';
import {
  added,
  assigned,
  choosing,
  counts,
  delta,
  isAlwaysAssigned,
  isReset,
  lastAssigned,
  moved,
  type Write,
} from './writes.js';
import type { Given, Path } from './ways.js';

/** One way that leads back to where it began. */
export interface Cycle {
  readonly path: Path;
  /** The loop statement or the function that repeats. */
  readonly root: Node;
  /** What a recursion gives for its parameters; absent where that is not seen. */
  readonly given?: Given;
  readonly self?: FunctionNode;
  /** All ways on which the same request has failed and comes again, this one among them. */
  readonly ways?: readonly Path[];
}

/**
 * What a variable is when the cycle begins again. `same`: what it was. `chosen`: one of several values that
 * are always the same. `failure`: made from the failure or its response. `local`: made anew from something
 * unknown. `changed`: something else than in the cycle before, or not known.
 */
export type VariableState = 'same' | 'chosen' | 'failure' | 'local' | 'changed';

export type ExpressionJudge = (expression: Node) => boolean;

/**
 * The state of `variable` after one round of the cycle; `isStable` tells whether an expression has the same
 * value each time.
 */
export function stateOf(
  variable: Variable,
  cycle: Cycle,
  context: RetryContext,
  isStable: ExpressionJudge,
): VariableState {
  if (isCaught(variable, cycle) || isGivenToCallback(variable, cycle, context)) return 'failure';
  const writes = writesOf(variable, cycle, context);
  const declaredInside = isDeclaredInside(variable, cycle);
  if (writes.length === 0) {
    if (cycle.self && isParameterOf(variable, cycle.self))
      return parameterState(variable, cycle, cycle.self, isStable);
    return isWrittenElsewhere(variable, cycle, context) ? 'changed' : 'same';
  }
  if (writes.some((write) => !write.certain)) {
    if (!declaredInside) return 'changed';
    // What is added to it begins anew in each round as well.
    const values = writes.map((write) => assigned(write.node, context) ?? added(write.node, context));
    const isMade = (value: Node): boolean =>
      isFailureMade(value, context) || readsCaught(value, cycle, context);
    if (!values.every((value) => value && !counts(value) && (isStable(value) || isMade(value))))
      return 'changed';
    const isAlike = choosing(writes, cycle.path).every(isStable);
    if (values.every((value) => value && isStable(value))) return isAlike ? 'same' : 'chosen';
    return isAlike ? 'failure' : 'changed';
  }
  const last = lastAssigned(writes, context);
  if (declaredInside) {
    // Counted from the same number in every round, it never gets further.
    if (isReset(writes, context)) return 'same';
    if (writes.some((write) => delta(write.node, context) !== undefined)) return 'changed';
    if (last && (isFailureMade(last, context) || readsCaught(last, cycle, context))) return 'failure';
    const values = writes.map((write) => assigned(write.node, context) ?? write.node);
    if (values.every((value) => isStable(value))) return 'same';
    return values.some((value) => counts(value)) ? 'changed' : 'local';
  }
  const sum = moved(writes, context);
  if (sum !== undefined) return sum === 0 ? 'same' : 'changed';
  if (last && isFailureMade(last, context)) return 'failure';
  return isReset(writes, context) ? 'same' : 'changed';
}

function isCaught(variable: Variable, cycle: Cycle): boolean {
  return cycle.path.steps.some(
    (step) =>
      step.kind === 'caught' &&
      step.param !== null &&
      variable.identifiers.some((name) => step.param !== null && contains(step.param, name)),
  );
}

/** `const { response } = error`, `const answer = error.response`: a part of what was caught. */
function readsCaught(value: Node, cycle: Cycle, context: RetryContext): boolean {
  const inner = unwrap(value);
  if (inner.type === 'MemberExpression') return readsCaught(inner.object, cycle, context);
  const variable = inner.type === 'Identifier' ? context.names.variable(inner) : undefined;
  return variable !== undefined && isCaught(variable, cycle);
}

/**
 * `fetch(url).then((res) => …)`: the parameter of a function on the way that gets the response or what it
 * holds.
 */
function isGivenToCallback(variable: Variable, cycle: Cycle, context: RetryContext): boolean {
  const [definition] = variable.defs;
  const [name] = variable.identifiers;
  if (
    !definition ||
    !name ||
    !isParameterLike(variable) ||
    definition.node === cycle.root ||
    !contains(cycle.root, name)
  )
    return false;
  return variable.references.every((reference) => !reference.isWrite()) && isFromGraph(name, context);
}

/** Where a round writes a variable. */
export function writesOf(variable: Variable, cycle: Cycle, context: RetryContext): Write[] {
  const writes: Write[] = [];
  for (const step of cycle.path.steps) {
    if (step.kind === 'fail' || step.kind === 'caught') continue;
    for (const reference of variable.references) {
      if (!reference.isWrite() || !contains(step.node, reference.identifier)) continue;
      const certain =
        (step.kind !== 'maybe' || isAlwaysAssigned(reference.identifier, step.node, context)) &&
        enclosingFunction(reference.identifier, context.syntax) ===
          enclosingFunction(step.node, context.syntax);
      writes.push({ node: reference.identifier, certain });
    }
  }
  return writes;
}

function isDeclaredInside(variable: Variable, cycle: Cycle): boolean {
  const name = variable.identifiers[0];
  if (!name) return false;
  return (
    cycle.path.steps.some(
      (step) => step.kind !== 'test' && step.kind !== 'caught' && contains(step.node, name),
    ) && !isParameterLike(variable)
  );
}

function isParameterLike(variable: Variable): boolean {
  return definitionOf(variable)?.type === ('Parameter' as never);
}

export function isParameterOf(variable: Variable, target: FunctionNode): boolean {
  return isParameterLike(variable) && definitionOf(variable)?.node === target;
}

/**
 * Written by code that may run between two rounds: another function, or, around a loop, code that is not on
 * the path but in it.
 */
function isWrittenElsewhere(variable: Variable, cycle: Cycle, context: RetryContext): boolean {
  const home = cycle.self ?? enclosingFunction(cycle.root, context.syntax);
  return variable.references.some((reference) => {
    if (!reference.isWrite() || reference.init === true) return false;
    const writer = enclosingFunction(reference.identifier, context.syntax);
    return (
      writer !== home ||
      (cycle.self !== undefined && !contains(cycle.self, variable.identifiers[0] ?? cycle.self))
    );
  });
}

function parameterState(
  variable: Variable,
  cycle: Cycle,
  self: FunctionNode,
  isStable: ExpressionJudge,
): VariableState {
  const position = self.params.findIndex((parameter) => parameterName(parameter) === variable.name);
  const parameter = self.params[position];
  if (!parameter || !cycle.given) return partState(variable, cycle, self, isStable);
  const argument = cycle.given[position];
  // Left out: the default applies again, as it did for the first caller who left it out.
  if (!argument)
    return parameter.type === 'AssignmentPattern' && isStable(parameter.right) ? 'same' : 'changed';
  // A number or flag is the same from the second round on.
  if (unwrap(argument).type === 'Literal') return 'same';
  return isSameValue(argument, variable, isStable) ? 'same' : 'changed';
}

/** `({ id }) => … f({ id })`: a part of a parameter that the repeating call gives again. */
function partState(
  variable: Variable,
  { given: all }: Cycle,
  self: FunctionNode,
  isStable: ExpressionJudge,
): VariableState {
  for (const [position, parameter] of self.params.entries()) {
    const pattern = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    const argument = all?.[position];
    if (pattern.type !== 'ObjectPattern' || argument?.type !== 'ObjectExpression') continue;
    const part = pattern.properties.find(
      (property) =>
        property.type === 'Property' && variable.identifiers.some((name) => contains(property.value, name)),
    );
    const key = part?.type === 'Property' ? propertyName(part) : undefined;
    const given = argument.properties.find(
      (property) => property.type === 'Property' && propertyName(property) === key,
    );
    if (key !== undefined && given?.type === 'Property')
      return isSameValue(given.value, variable, isStable) ? 'same' : 'changed';
  }
  return 'changed';
}

function isSameValue(argument: Node, variable: Variable, isStable: ExpressionJudge): boolean {
  const value = unwrap(argument);
  if (value.type === 'Identifier') return value.name === variable.name || isStable(value);
  return value.type !== 'Literal' && value.type !== 'ObjectExpression' && isStable(value);
}

/** The result of a Graph request, its response, or something read from these. */
function isFailureMade(expression: Node, context: RetryContext): boolean {
  if (context.graphFailure(expression)) return true;
  let found = false;
  walk(expression, (child) => {
    if (isFunction(child)) return false;
    found ||=
      child.type === 'CallExpression'
        ? context.graphFailure(child) !== undefined
        : (child.type === 'Identifier' || child.type === 'MemberExpression') && isFromGraph(child, context);
    return !found;
  });
  return found;
}
