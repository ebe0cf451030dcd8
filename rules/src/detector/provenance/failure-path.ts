import { StatusConditions } from '../conditions/statuses.js';
import type { AnswerPart } from '../conditions/answer.js';
import { leaves } from '../../syntax/leaving.js';
import { isFunction, propertyName, unwrap, type FunctionNode, type Node } from '../../syntax/tree.js';
import type { CalledFunction } from './by-facts.js';
import type { FileContext } from './context.js';
import type { ConcreteValue } from './values.js';
import { writtenValues } from './written.js';

/** What the way of an answer is told from. */
export interface Answers {
  readonly context: FileContext;
  concrete(node: Node): readonly ConcreteValue[];
  functionOf(node: Node): CalledFunction | undefined;
  callersOf(fn: FunctionNode): readonly Node[];
}

/**
 * Whether `node` is only reached when a Graph response has failed: inside `if (!res.ok)` or
 * `if (res.status === 403)`, in the `else` of `if (res.ok)`, or after `if (res.ok) return`.
 */
export function isOnFailurePath(node: Node, answers: Answers, depth = 0): boolean {
  const { index } = answers.context;
  let child = node;
  for (let current = index.parent(node); current; current = index.parent(current)) {
    if (current.type === 'IfStatement' || current.type === 'ConditionalExpression') {
      if (
        (child === current.consequent && isFailure(current.test, true, answers)) ||
        (child === current.alternate && isFailure(current.test, false, answers))
      )
        return true;
    }
    if (
      current.type === 'LogicalExpression' &&
      child === current.right &&
      current.operator !== '??' &&
      isFailure(current.left, current.operator === '&&', answers)
    )
      return true;
    if (current.type === 'BlockStatement' && leavesWhenOk(current.body, child, answers)) return true;
    // What is given to a call runs where the call stands.
    if (isFunction(current) && !isGiven(current, answers))
      return depth < MAX_DEPTH && isCalledOnFailure(current, answers, depth + 1);
    child = current;
  }
  return false;
}

const MAX_DEPTH = 2;

function isGiven(fn: FunctionNode, { context: { index } }: Answers): boolean {
  const parent = index.parent(fn);
  return parent?.type === 'CallExpression' && parent.callee !== fn;
}

/** A helper of this file that gets the response only after it has failed: `throw await toError(response)`. */
function isCalledOnFailure(fn: FunctionNode, answers: Answers, depth: number): boolean {
  const callers = answers.callersOf(fn);
  return callers.length > 0 && callers.every((call) => isOnFailurePath(call, answers, depth));
}

function leavesWhenOk(statements: readonly Node[], before: Node, answers: Answers): boolean {
  for (const statement of statements) {
    if (statement === before) return false;
    if (
      statement.type === 'IfStatement' &&
      !statement.alternate &&
      leaves(statement.consequent) &&
      isFailure(statement.test, false, answers)
    )
      return true;
  }
  return false;
}

const known = new WeakMap<Answers, StatusConditions>();

/** Whether a condition has this outcome only when a Graph response has failed. */
function isFailure(test: Node, truth: boolean, answers: Answers): boolean {
  return conditionsFor(answers).isFailed(test, truth);
}

/** Whether a condition reads how the answer to a Graph request went. */
export function readsOutcome(test: Node, answers: Answers): boolean {
  return conditionsFor(answers).isRead(test);
}

function conditionsFor(answers: Answers): StatusConditions {
  const conditions = known.get(answers) ?? conditionsOf(answers);
  known.set(answers, conditions);
  return conditions;
}

function conditionsOf(answers: Answers): StatusConditions {
  const { context } = answers;
  return new StatusConditions({
    partOf: (node, of) =>
      of && node.type === 'MemberExpression'
        ? partOf(of, propertyName(node), answers)
        : partOf(node, undefined, answers),
    initOf(identifier) {
      const variable = context.names.variable(identifier);
      const [value, ...others] = variable ? writtenValues(variable, context) : [];
      return others.length === 0 ? value : undefined;
    },
    variable: (identifier) => context.names.variable(identifier),
    functionOf(callee) {
      const resolved = answers.functionOf(callee);
      return resolved && 'fn' in resolved ? resolved.fn : undefined;
    },
  });
}

/** `res.ok`, `res.status`, or `ok` and `status` where they were taken out of the response. */
function partOf(node: Node, property: string | undefined, answers: Answers): AnswerPart | undefined {
  const inner = unwrap(node);
  if (inner.type !== 'MemberExpression' && inner.type !== 'Identifier') return undefined;
  if (property === undefined && inner.type === 'MemberExpression' && !PARTS[propertyName(inner) ?? ''])
    return undefined;
  for (const { root, path, at } of answers.concrete(inner)) {
    // What an object holds beside others is not the object.
    if (at.length > 0) continue;
    const [name, ...rest] = property === undefined ? path : [...path, property];
    const part = root.kind === 'response' && rest.length === 0 ? PARTS[name ?? ''] : undefined;
    if (part) return part;
  }
  return undefined;
}

const PARTS: Readonly<Record<string, AnswerPart | undefined>> = {
  ok: 'ok',
  status: 'status',
  statusCode: 'status',
};
