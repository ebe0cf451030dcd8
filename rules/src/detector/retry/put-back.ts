import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../../syntax/scope.js';
import { contains, propertyName, unwrap, walkOwn, type Node } from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import type { Cycle } from './state.js';

/** A list: a variable, or the name of a field of `this`. */
type List = Variable | string;

/** An item that a round took from a list and puts into the same list again. */
interface PutBack {
  readonly item: Variable;
  readonly list: List;
}

const answers = new WeakMap<Cycle, readonly PutBack[]>();

/** `const id = ids.shift(); … ids.push(id)`: the work of this round is work of a later one. */
export function itemsPutBack(cycle: Cycle, context: RetryContext): readonly PutBack[] {
  const known = answers.get(cycle);
  if (known) return known;
  const found: PutBack[] = [];
  for (const step of cycle.path.steps) {
    if (step.kind !== 'eval') continue;
    walkOwn(step.node, (child) => {
      const put = child.type === 'CallExpression' ? putBack(child, cycle, context) : undefined;
      if (put) found.push(put);
      return true;
    });
  }
  answers.set(cycle, found);
  return found;
}

function putBack(call: TSESTree.CallExpression, cycle: Cycle, context: RetryContext): PutBack | undefined {
  const list = listOf(call, /^(?:push|unshift)$/, context);
  const [given] = call.arguments;
  const item =
    given?.type === 'Identifier' && call.arguments.length === 1 ? context.names.variable(given) : undefined;
  if (!list || !item) return undefined;
  const writes = item.references.filter(
    (reference) => reference.isWrite() && contains(cycle.root, reference.identifier),
  );
  const isTaken = writes.every(({ identifier }) => {
    const value = valueOf(identifier, context);
    return value !== undefined && listTakenFrom(value, context) === list;
  });
  return writes.length > 0 && isTaken ? { item, list } : undefined;
}

/** The expression that is stored where a variable is written. */
function valueOf(identifier: Node, { syntax }: RetryContext): Node | undefined {
  const parent = syntax.parent(identifier);
  if (parent?.type === 'VariableDeclarator') return parent.init ?? undefined;
  return parent?.type === 'AssignmentExpression' && parent.left === identifier ? parent.right : undefined;
}

/** The list that `list.shift()` or `list.pop()` takes from. */
function listTakenFrom(value: Node, context: RetryContext): List | undefined {
  const inner = unwrap(value);
  return inner.type === 'CallExpression' ? listOf(inner, /^(?:shift|pop)$/, context) : undefined;
}

function listOf(
  { callee }: TSESTree.CallExpression,
  method: RegExp,
  context: RetryContext,
): List | undefined {
  const inner = unwrap(callee);
  return inner.type === 'MemberExpression' && method.test(propertyName(inner) ?? '')
    ? namedList(inner.object, context)
    : undefined;
}

function namedList(node: Node, { names }: RetryContext): List | undefined {
  const object = unwrap(node);
  if (object.type === 'Identifier') return names.variable(object);
  return object.type === 'MemberExpression' && object.object.type === 'ThisExpression'
    ? propertyName(object)
    : undefined;
}

/** `undefined`, `null` */
function isNothing(node: Node): boolean {
  return (
    (node.type === 'Identifier' && node.name === 'undefined') ||
    (node.type === 'Literal' && node.value === null)
  );
}

/**
 * `list.length > 0`, `(item = list.shift())`, `item !== undefined`: says the same as long as what was taken
 * is put back.
 */
export function asksForMore(test: Node, cycle: Cycle, context: RetryContext): boolean {
  const put = itemsPutBack(cycle, context);
  if (put.length === 0) return false;
  const lists = put.map(({ list }) => list);
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!')
    return asksForMore(node.argument, cycle, context);
  if (node.type === 'Identifier') return put.some(({ item }) => item === context.names.variable(node));
  if (node.type === 'BinaryExpression' && isNothing(node.right))
    return asksForMore(node.left, cycle, context);
  if (node.type === 'AssignmentExpression')
    return lists.some((list) => listTakenFrom(node.right, context) === list);
  if (
    node.type === 'BinaryExpression' &&
    node.right.type === 'Literal' &&
    ['>', '!==', '!='].includes(node.operator)
  )
    return node.right.value === 0 && asksForMore(node.left, cycle, context);
  if (node.type !== 'MemberExpression' || propertyName(node) !== 'length') return false;
  const list = namedList(node.object, context);
  return list !== undefined && lists.includes(list);
}
