import { propertyName, unwrap, walk } from '../../rules/dist/syntax/tree.js';

/**
 * @typedef {import('../../rules/dist/syntax/tree.js').Node} Node
 * @typedef {import('../../rules/dist/detector/retry/index.js').BoundedRetry} Retry
 * @typedef {{ key: string, isUp: boolean, updates: Node[] }} Counter `key` tells counters apart; `updates`
 *   are the places that change it
 * @typedef {{ node: Node, truth: boolean, limit: Node | undefined, counter: string }} Bound a part of a test
 *   that ends the repetition, and its value while it does not
 */

/**
 * What counts the attempts of a retry: what a round steps up or down, or its call gives one more of.
 * @param {Retry} retry
 * @returns {Counter[]}
 */
export function countersOf({ cycle, context }) {
  /** @type {Map<string, Counter>} */
  const found = new Map();
  /** @param {Node} target @param {boolean} isUp @param {Node} update */
  const add = (target, isUp, update) => {
    const key = keyOf(target, context);
    if (key === undefined) return;
    const counter = found.get(key) ?? { key, isUp, updates: [] };
    counter.updates.push(update);
    found.set(key, counter);
  };
  walk(cycle.root, (node) => {
    if (node.type === 'UpdateExpression') add(node.argument, node.operator === '++', node);
    if (node.type === 'AssignmentExpression' && (node.operator === '+=' || node.operator === '-='))
      add(node.left, node.operator === '+=', node);
    if (
      node.type === 'AssignmentExpression' &&
      node.operator === '=' &&
      step(node.right) &&
      keyOf(node.left, context) === keyOf(/** @type {any} */ (unwrap(node.right)).left, context)
    )
      add(node.left, step(node.right) === '+', node);
    return true;
  });
  cycle.given?.forEach((argument, position) => {
    const parameter = cycle.self?.params[position];
    const target = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
    if (target && step(argument)) add(target, step(argument) === '+', argument);
  });
  return [...found.values()];
}

/** `n + 1`, `n - 1` @param {Node} node */
function step(node) {
  const inner = unwrap(node);
  return inner.type === 'BinaryExpression' &&
    /^[+-]$/.test(inner.operator) &&
    inner.right.type === 'Literal' &&
    typeof inner.right.value === 'number'
    ? inner.operator
    : undefined;
}

/**
 * @param {Node} node a name or a property
 * @param {Retry['context']} context
 * @returns {string | undefined}
 */
export function keyOf(node, context) {
  const inner = unwrap(node);
  if (inner.type === 'Identifier')
    return `${inner.name}@${String(context.names.variable(inner)?.identifiers[0]?.range[0] ?? '')}`;
  return inner.type === 'MemberExpression' && propertyName(inner) !== undefined
    ? context.file.text.slice(inner.range[0], inner.range[1]).replaceAll('?.', '.')
    : undefined;
}

/**
 * The comparisons of counters on the way of a retry.
 * @param {Retry} retry
 * @param {readonly Counter[]} counters
 * @returns {Bound[]}
 */
export function boundsOf({ cycle, context }, counters) {
  /** @type {Map<Node, Bound>} */
  const found = new Map();
  /** @param {Node} node @param {boolean} truth */
  const visit = (node, truth) => {
    const test = unwrap(node);
    if (test.type === 'UnaryExpression' && test.operator === '!') visit(test.argument, !truth);
    const value = test.type === 'Identifier' ? valueOf(test, context) : undefined;
    if (value) visit(value, truth);
    if (test.type === 'LogicalExpression')
      [test.left, test.right].forEach((side) => {
        visit(side, truth);
      });
    if (test.type !== 'BinaryExpression' || !/^(?:[<>]=?|[!=]==?)$/.test(test.operator)) return;
    for (const [side, limit] of [
      [test.left, test.right],
      [test.right, test.left],
    ]) {
      const counter = side && counters.find(({ key }) => holds(side, key, context));
      if (counter) found.set(test, { node: test, truth, limit, counter: counter.key });
    }
  };
  for (const item of cycle.path.steps) if (item.kind === 'test' && !item.equals) visit(item.node, item.truth);
  return [...found.values()];
}

/**
 * What `const isLast = attempt === most` stands for.
 * @param {Extract<Node, { type: 'Identifier' }>} name
 * @param {Retry['context']} context
 * @returns {Node | undefined}
 */
function valueOf(name, context) {
  const [definition] = context.names.variable(name)?.defs ?? [];
  const declarator = /** @type {Node | undefined} */ (definition?.node);
  return declarator?.type === 'VariableDeclarator' ? (declarator.init ?? undefined) : undefined;
}

/** @param {Node} node @param {string} key @param {Retry['context']} context */
function holds(node, key, context) {
  let found = false;
  walk(node, (child) => {
    found ||= keyOf(child, context) === key;
    return !found;
  });
  return found;
}
