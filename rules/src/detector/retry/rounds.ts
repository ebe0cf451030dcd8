import { definitionOf, type Variable } from '../../syntax/scope.js';
import { unwrap, walkOwn, type Node } from '../../syntax/tree.js';
import { numberOf, type RetryContext } from './context.js';
import type { Cycle } from './state.js';

/**
 * What the counters of a cycle are at the beginning of a round: `for (let attempt = 0; …; attempt++)`,
 * `while (tries < 3) { … tries += 1; }`, `load(id, attempt + 1)`. A request that is sent again is not sent for
 * the first time.
 * @param round 0 for the first one
 */
export function countersIn(
  cycle: Cycle,
  round: number,
  context: RetryContext,
): ReadonlyMap<Variable, number> {
  const counters = new Map<Variable, number>();
  for (const [variable, amount] of [...stepsOf(cycle, context), ...givenSteps(cycle, context)]) {
    const first = firstOf(variable, context);
    if (first !== undefined && amount !== undefined) counters.set(variable, first + amount * round);
  }
  return counters;
}

/** What each round adds to a variable; undefined where that is not known. */
type Steps = ReadonlyMap<Variable, number | undefined>;

function stepsOf({ path }: Cycle, context: RetryContext): Steps {
  const perRound = new Map<Variable, number | undefined>();
  const add = (node: Node, isCertain: boolean): void => {
    walkOwn(node, (child) => {
      const change = changeIn(child, context);
      if (!change) return true;
      const before = perRound.has(change.variable) ? perRound.get(change.variable) : 0;
      const { variable, amount } = change;
      const isKnown = isCertain && before !== undefined && amount !== undefined;
      perRound.set(variable, isKnown ? before + amount : undefined);
      return true;
    });
  };
  for (const step of path.steps)
    if (step.kind !== 'fail' && step.kind !== 'caught') add(step.node, step.kind !== 'maybe');
  return perRound;
}

function changeIn(
  node: Node,
  context: RetryContext,
): { readonly variable: Variable; readonly amount: number | undefined } | undefined {
  const target =
    node.type === 'UpdateExpression'
      ? node.argument
      : node.type === 'AssignmentExpression'
        ? node.left
        : undefined;
  const variable = target?.type === 'Identifier' ? context.names.variable(target) : undefined;
  if (!variable) return undefined;
  if (node.type === 'UpdateExpression') return { variable, amount: node.operator === '++' ? 1 : -1 };
  const amount = node.type === 'AssignmentExpression' ? numberOf(node.right, context) : undefined;
  if (node.type !== 'AssignmentExpression' || amount === undefined || !/^[+-]=$/.test(node.operator))
    return { variable, amount: undefined };
  return { variable, amount: node.operator === '+=' ? amount : -amount };
}

/** `load(id, attempt + 1)` where `attempt` is a parameter with a number as its default. */
function givenSteps({ self, given }: Cycle, context: RetryContext): Steps {
  const steps = new Map<Variable, number | undefined>();
  for (const [position, parameter] of (self?.params ?? []).entries()) {
    const name = parameter.type === 'AssignmentPattern' ? parameter.left : undefined;
    const variable = name?.type === 'Identifier' ? context.names.variable(name) : undefined;
    const argument = given?.[position] && unwrap(given[position]);
    if (!variable || argument?.type !== 'BinaryExpression' || !/^[+-]$/.test(argument.operator)) continue;
    const amount = numberOf(argument.right, context);
    const isOfItself =
      argument.left.type === 'Identifier' && context.names.variable(argument.left) === variable;
    if (isOfItself && amount !== undefined) steps.set(variable, argument.operator === '+' ? amount : -amount);
  }
  return steps;
}

/** The number that a variable or a parameter begins with. */
function firstOf(variable: Variable, context: RetryContext): number | undefined {
  const [definition, ...others] = variable.defs;
  if (!definition || others.length > 0) return undefined;
  const node = definitionOf(variable)?.node as Node | undefined;
  if (node?.type === 'VariableDeclarator')
    return node.id.type === 'Identifier' && node.init ? numberOf(node.init, context) : undefined;
  const [name] = variable.identifiers;
  const parameter = name && context.syntax.parent(name);
  return parameter?.type === 'AssignmentPattern' && parameter.left === name
    ? numberOf(parameter.right, context)
    : undefined;
}
