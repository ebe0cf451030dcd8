import { contains, literalText, propertyName, unwrap, walk } from '../../rules/dist/syntax/tree.js';
import { boundsOf, countersOf } from './counters.mjs';

/**
 * @typedef {import('./counters.mjs').Node} Node
 * @typedef {import('./counters.mjs').Retry} Retry
 * @typedef {{ range: readonly [number, number], text: string }} Edit
 * @typedef {'unbounded-retry' | 'retry-wait'} Expected
 * @typedef {{ way: string, expected: Expected, edits: readonly Edit[] }} Break
 */

/**
 * Each way in which the bound or the wait of a retry can be broken.
 * @param {Retry} retry
 * @returns {Break[]}
 */
export function breaksOf(retry) {
  return [...boundBreaks(retry), ...waitBreaks(retry)].filter(({ edits }) => edits.length > 0);
}

/** @param {Retry} retry @returns {Break[]} */
function boundBreaks(retry) {
  const counters = countersOf(retry);
  const bounds = boundsOf(retry, counters);
  if (bounds.length === 0) return [];
  const used = counters.filter(({ key }) => bounds.some(({ counter }) => counter === key));
  const { cycle } = retry;
  const given = used.flatMap(({ updates }) =>
    updates.filter((update) => cycle.given?.some((argument) => argument === update)),
  );
  const written = used.flatMap(({ updates }) => updates.filter((update) => !given.includes(update)));
  const goesUp = used.every(({ isUp }) => isUp);
  /** @type {(way: string, edits: readonly Edit[]) => Break} */
  const bound = (way, edits) => ({ way, expected: 'unbounded-retry', edits });
  return [
    bound(
      'comparison gone',
      bounds.map(({ node, truth }) => replace(node, String(truth))),
    ),
    bound('counter not changed', [
      ...given.map((update) => replace(update, textOf(retry, /** @type {any} */ (unwrap(update)).left))),
      ...written.map((update) => unchanged(update, retry)),
    ]),
    bound(
      'limit Infinity',
      goesUp ? bounds.flatMap(({ limit }) => (limit ? [replace(limit, 'Infinity')] : [])) : [],
    ),
    bound('counter reset', goesUp && used.length === 1 ? reset(retry, given, written) : []),
    bound('argument not passed on', written.length === 0 ? dropped(retry, given) : []),
  ];
}

/**
 * A step of a counter that does nothing: `n++` in a test or an argument becomes `n`.
 * @param {Node} update
 * @param {Retry} retry
 * @returns {Edit}
 */
function unchanged(update, retry) {
  const target = update.type === 'UpdateExpression' ? update.argument : /** @type {any} */ (update).left;
  const parent = retry.context.syntax.parent(update);
  return parent?.type === 'ForStatement' && parent.update === update
    ? replace(update, '')
    : replace(update, parent?.type === 'ExpressionStatement' ? 'void 0' : textOf(retry, target));
}

/**
 * The counter begins anew after the failure.
 * @param {Retry} retry
 * @param {readonly Node[]} given
 * @param {readonly Node[]} written
 * @returns {Edit[]}
 */
function reset({ cycle, context }, given, written) {
  if (given.length > 0) return written.length > 0 ? [] : given.map((update) => replace(update, '0'));
  const [update] = written;
  const target = update?.type === 'UpdateExpression' ? update.argument : undefined;
  if (target?.type !== 'Identifier') return [];
  const { node, end } = cycle.path;
  if (node && (end === 'continue' || end === 'repeat')) {
    const at = statementAround(node, context);
    return at
      ? [
          { range: [at.range[0], at.range[0]], text: `{ ${target.name} = 0; ` },
          { range: [at.range[1], at.range[1]], text: ' }' },
        ]
      : [];
  }
  const body = 'body' in cycle.root ? /** @type {Node} */ (cycle.root.body) : undefined;
  return body?.type === 'BlockStatement'
    ? [{ range: [body.range[1] - 1, body.range[1] - 1], text: `; ${target.name} = 0; ` }]
    : [];
}

/** @param {Node} node @param {Retry['context']} context */
function statementAround(node, { syntax }) {
  let current = node;
  for (
    let parent = syntax.parent(current);
    parent && !/Statement$/.test(current.type);
    parent = syntax.parent(current)
  )
    current = parent;
  return current.type === 'BlockStatement' ? undefined : current;
}

/**
 * The last argument is left out, where its parameter has a default.
 * @param {Retry} retry
 * @param {readonly Node[]} given
 * @returns {Edit[]}
 */
function dropped({ cycle }, given) {
  const [only] = given;
  const all = cycle.given ?? [];
  const before = all.at(-2);
  if (
    !only ||
    given.length > 1 ||
    all.at(-1) !== only ||
    cycle.self?.params[all.length - 1]?.type !== 'AssignmentPattern'
  )
    return [];
  return [{ range: [before ? before.range[1] : only.range[0], only.range[1]], text: '' }];
}

/** @param {Retry} retry @returns {Break[]} */
function waitBreaks(retry) {
  const { wait, asked, cycle, context } = retry;
  if (asked?.has(429) !== true || !wait.node || (wait.kind !== 'header' && wait.kind !== 'other')) return [];
  /** @type {(way: string, edits: readonly Edit[]) => Break} */
  const broken = (way, edits) => ({ way, expected: 'retry-wait', edits });
  const awaited = awaitAround(wait.node, context);
  const removed = broken(
    'wait removed',
    awaited && contains(cycle.root, awaited) ? [replace(awaited, 'undefined')] : [],
  );
  if (wait.kind === 'other') return [removed];
  return [
    removed,
    broken('header read elsewhere', headerReads(retry)),
    broken('seconds as milliseconds', thousands(retry)),
  ];
}

/** @param {Node} node @param {Retry['context']} context */
function awaitAround(node, { syntax }) {
  for (
    let current = syntax.parent(node);
    current && current.type !== 'BlockStatement';
    current = syntax.parent(current)
  )
    if (current.type === 'AwaitExpression') return current;
  return undefined;
}

/**
 * `headers.get('Retry-After')` as a property, `error.response.headers` as `error.headers`.
 * @param {Retry} retry
 * @returns {Edit[]}
 */
function headerReads({ cycle, failure, context }) {
  /** @type {Edit[]} */
  const edits = [];
  walk(cycle.root, (node) => {
    const [name] = node.type === 'CallExpression' ? node.arguments : [];
    if (
      node.type === 'CallExpression' &&
      node.callee.type === 'MemberExpression' &&
      propertyName(node.callee) === 'get' &&
      name &&
      isHeader(name) &&
      ['fetch', 'graph-sdk'].includes(failure.client)
    ) {
      edits.push({
        range: [node.callee.object.range[1], node.range[1]],
        text: `${node.callee.optional || node.optional ? '?.' : ''}['retry-after']`,
      });
    }
    if (failure.client === 'axios' && node.type === 'MemberExpression' && propertyName(node) === 'headers') {
      const response = unwrap(node.object);
      if (response.type === 'MemberExpression' && propertyName(response) === 'response')
        edits.push({ range: [response.object.range[1], node.range[1]], text: '?.headers' });
    }
    return true;
  });
  return edits.length > 0 && /retry-after/i.test(context.file.text.slice(...cycle.root.range)) ? edits : [];
}

/** @param {Node} node */
const isHeader = (node) => /^retry-after$/i.test(literalText(node) ?? '');

/** Products with 1000 become their other side. @param {Retry} retry @returns {Edit[]} */
function thousands(retry) {
  /** @type {Edit[]} */
  const edits = [];
  walk(retry.cycle.root, (node) => {
    if (node.type !== 'BinaryExpression' || node.operator !== '*') return true;
    const other = isThousand(node.right) ? node.left : isThousand(node.left) ? node.right : undefined;
    if (other) edits.push(replace(node, `(${textOf(retry, other)})`));
    return !other;
  });
  return edits;
}

/** @param {Node} node */
const isThousand = (node) => node.type === 'Literal' && node.value === 1000;

/** @param {Node} node @param {string} text @returns {Edit} */
const replace = (node, text) => ({ range: node.range, text });

/** @param {Retry} retry @param {Node} node */
const textOf = ({ context }, node) => context.file.text.slice(...node.range);

/** @param {string} text @param {readonly Edit[]} edits @returns {string} */
export function apply(text, edits) {
  let result = text;
  for (const {
    range: [start, end],
    text: inserted,
  } of [...edits].sort((left, right) => right.range[0] - left.range[0]))
    result = result.slice(0, start) + inserted + result.slice(end);
  return result;
}
