import { walkOwn, type Node } from '../../syntax/tree.js';
import { UNKNOWN } from './outcomes.js';

/** What a statement has ended: nothing, its function with a value, or that is not known. */
export type Completion = { readonly value: unknown } | 'unclear' | undefined;

/** Where the values of expressions come from and go to. */
export interface Machine {
  valueOf(node: Node): unknown;
  /** A variable got a value. */
  write(target: Node, value: unknown): void;
  /** An expression ran. */
  ran(node: Node): void;
  /** A part may have run, once or several times, or not. */
  mayHaveRun(node: Node): void;
}

/**
 * Follows statements without a jump, as far as their conditions are known: of what comes out of the rest
 * nothing is known.
 */
export function run(node: Node, machine: Machine): Completion {
  switch (node.type) {
    case 'BlockStatement':
      return runAll(node.body, machine);
    case 'VariableDeclaration':
      for (const { id, init } of node.declarations) {
        if (!init) continue;
        machine.ran(init);
        machine.write(id, machine.valueOf(init));
      }
      return undefined;
    case 'ExpressionStatement':
      return run(node.expression, machine);
    case 'AssignmentExpression':
      machine.ran(node.right);
      machine.write(node.left, assigned(node.operator, node.left, node.right, machine));
      return undefined;
    case 'UpdateExpression':
      machine.write(node.argument, plus(machine.valueOf(node.argument), node.operator === '++' ? 1 : -1));
      return undefined;
    case 'ReturnStatement':
      if (node.argument) machine.ran(node.argument);
      return { value: node.argument ? machine.valueOf(node.argument) : undefined };
    case 'IfStatement':
      machine.ran(node.test);
      return branch(node.test, node.consequent, node.alternate, machine);
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'EmptyStatement':
      return undefined;
    default:
      if (/Statement$|Declaration$/.test(node.type)) return maybe(node, machine);
      machine.ran(node);
      return undefined;
  }
}

function runAll(statements: readonly Node[], machine: Machine): Completion {
  for (const statement of statements) {
    const completion = run(statement, machine);
    if (completion) return completion;
  }
  return undefined;
}

function branch(test: Node, consequent: Node, alternate: Node | null, machine: Machine): Completion {
  const holds = machine.valueOf(test);
  if (holds !== UNKNOWN) {
    const taken = holds ? consequent : alternate;
    return taken ? run(taken, machine) : undefined;
  }
  const ends = [consequent, alternate].map((part) => part && maybe(part, machine));
  return ends.includes('unclear') ? 'unclear' : undefined;
}

function maybe(node: Node, machine: Machine): Completion {
  machine.mayHaveRun(node);
  return mayLeave(node) ? 'unclear' : undefined;
}

function mayLeave(node: Node): boolean {
  let leaves = false;
  walkOwn(node, (child) => {
    leaves ||= child.type === 'ReturnStatement' || child.type === 'ThrowStatement';
    return !leaves;
  });
  return leaves;
}

function assigned(operator: string, left: Node, right: Node, machine: Machine): unknown {
  const value = machine.valueOf(right);
  if (operator === '=') return value;
  const before = machine.valueOf(left);
  if (before === UNKNOWN || value === UNKNOWN) return UNKNOWN;
  if (operator === '||=') return before || value;
  if (operator === '??=') return before ?? value;
  if (typeof before !== 'number' || typeof value !== 'number') return UNKNOWN;
  if (operator === '*=') return before * value;
  return operator === '+=' || operator === '-=' ? plus(before, operator === '+=' ? value : -value) : UNKNOWN;
}

const plus = (value: unknown, step: number): unknown => (typeof value === 'number' ? value + step : UNKNOWN);
