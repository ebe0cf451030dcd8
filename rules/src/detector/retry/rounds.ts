import { definitionOf, type Variable } from '../../syntax/scope.js';
import { targetOf, unwrap, walkOwn, type Node } from '../../syntax/tree.js';
import { numberOf, type RetryContext } from './context.js';
import { writesOf, type Cycle } from './state.js';
import { moved } from './writes.js';

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

function stepsOf(cycle: Cycle, context: RetryContext): Steps {
  const steps = new Map<Variable, number | undefined>();
  for (const variable of changedIn(cycle, context)) {
    const writes = writesOf(variable, cycle, context);
    steps.set(variable, writes.every(({ certain }) => certain) ? moved(writes, context) : undefined);
  }
  return steps;
}

/** The variables that a round counts, or writes in another way. */
function changedIn({ path }: Cycle, { names }: RetryContext): ReadonlySet<Variable> {
  const changed = new Set<Variable>();
  for (const step of path.steps) {
    if (step.kind === 'fail' || step.kind === 'caught') continue;
    walkOwn(step.node, (child) => {
      const target = targetOf(child);
      const variable = target?.type === 'Identifier' ? names.variable(target) : undefined;
      if (variable) changed.add(variable);
      return true;
    });
  }
  return changed;
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
