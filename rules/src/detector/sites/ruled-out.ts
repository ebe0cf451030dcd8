import type { TSESTree } from '@typescript-eslint/types';
import type { FileContext } from '../provenance/context.js';
import { leaves } from '../../syntax/leaving.js';
import type { Answers } from '../provenance/failure-path.js';
import type { Beside, Constant, Fact } from '../../analysis/index.js';
import type { ConcreteValue } from '../provenance/values.js';
import type { Variable } from '../../syntax/scope.js';
import {
  calledName,
  isFunction,
  literalText,
  parametersOf,
  propertyName,
  unwrap,
  type Node,
} from '../../syntax/tree.js';
import { conditionsAround } from './evidence.js';
import type { TextTest } from './text-tests.js';

/** What a property that is not named in a literal is. */
const MISSING: Fact = { isThere: false };

/** A property of a variable, or of what was taken apart into variables. */
interface Place {
  /** The variable, or the declaration that takes a value apart. */
  readonly base: object;
  readonly path: readonly string[];
}

/** What must hold of a place where a test is evaluated. */
interface Condition {
  readonly place: Place;
  readonly holds: (fact: Fact) => boolean | undefined;
}

/**
 * What the subject of a test may be, as the conditions around the test leave it: after
 * `if (!result.ok) return` the text of `{ ok: false, text: e.message }` is not what `result.text` is.
 * @returns undefined where they leave nothing of what is known
 */
export function possibleValues(
  { node, subject }: Pick<TextTest, 'node' | 'subject'>,
  answers: Answers,
): readonly ConcreteValue[] | undefined {
  const { context } = answers;
  const values = answers.concrete(subject);
  const place = values.some(({ beside }) => beside) ? placeOf(subject, context) : undefined;
  const conditions = place ? conditionsOn(node, place.base, answers) : [];
  if (!place || conditions.length === 0) return values;
  const left = values.filter(
    ({ beside }) => !beside || conditions.every((condition) => holdsOf(condition, place, beside) !== false),
  );
  return left.length > 0 ? left : undefined;
}

function holdsOf(condition: Condition, subject: Place, { from, facts, isOpen }: Beside): boolean | undefined {
  // What the value was taken out of before it got to the variable.
  const outside = from.findIndex((_, start) =>
    from.slice(start, start + subject.path.length).every((name, index) => subject.path[index] === name),
  );
  if (outside === -1 || subject.path.length === 0 || condition.place.path.length === 0) return undefined;
  const asked = [...from.slice(0, outside), ...condition.place.path];
  // A property of the value itself, and not one beside it.
  if (from.every((name, index) => asked[index] === name)) return undefined;
  const known = facts[asked.join('.')];
  return condition.holds(known ?? (isOpen === true || asked.length > outside + 1 ? {} : MISSING));
}

/** What is known at `test` of properties of `base`, by conditions around it and by assertions before it. */
function conditionsOn(test: Node, base: object, answers: Answers): readonly Condition[] {
  const { context } = answers;
  const around = [
    ...conditionsAround(test, context),
    ...assertedBefore(test, answers).map((node) => ({ test: node, holds: true })),
  ];
  return around
    .flatMap((item) => parts(item.test, item.holds))
    .flatMap(({ node, isTrue }) => {
      const condition = conditionOf(node, isTrue, context);
      return condition?.place.base === base ? [condition] : [];
    });
}

/** Of a condition that holds the operands of `&&` hold, of one that does not hold those of `||` do not. */
function parts(node: Node, isTrue: boolean): readonly { readonly node: Node; readonly isTrue: boolean }[] {
  const inner = unwrap(node);
  if (inner.type === 'UnaryExpression' && inner.operator === '!') return parts(inner.argument, !isTrue);
  if (inner.type === 'LogicalExpression' && inner.operator === (isTrue ? '&&' : '||'))
    return [...parts(inner.left, isTrue), ...parts(inner.right, isTrue)];
  return [{ node: inner, isTrue }];
}

/** `result.ok`, `result.kind === 'ok'`, `result.error != null`; undefined for any other condition. */
function conditionOf(node: Node, isTrue: boolean, context: FileContext): Condition | undefined {
  if (node.type !== 'BinaryExpression') {
    const place = placeOf(node, context);
    return place && { place, holds: (fact) => asTruth(fact, isTrue) };
  }
  if (!/^[!=]==?$/.test(node.operator)) return undefined;
  const constant = constantOf(unwrap(node.right));
  const place = constant === undefined ? undefined : placeOf(node.left, context);
  const isSame = node.operator.startsWith('=') === isTrue;
  return place && constant && { place, holds: (fact) => equals(fact, constant.value, isSame) };
}

function asTruth({ is, isThere }: Fact, wanted: boolean): boolean | undefined {
  const truth = is === undefined ? isThere : Boolean(is);
  return truth === undefined ? undefined : truth === wanted;
}

/** @param value undefined stands for `undefined` */
function equals({ is, isThere }: Fact, value: Constant | undefined, wanted: boolean): boolean | undefined {
  const nothing = value === undefined || value === null;
  if (is !== undefined) return (nothing ? is === null : is === value) === wanted;
  if (isThere === false) return nothing === wanted;
  return isThere === true && nothing ? !wanted : undefined;
}

function constantOf(node: Node): { readonly value: Constant | undefined } | undefined {
  if (node.type === 'Identifier') return node.name === 'undefined' ? { value: undefined } : undefined;
  const text = literalText(node);
  if (text !== undefined) return { value: text };
  return node.type === 'Literal' &&
    (node.value === null || typeof node.value === 'boolean' || typeof node.value === 'number')
    ? { value: node.value }
    : undefined;
}

/** Methods whose result is made of what they are called on. */
const SAME: ReadonlySet<string> = new Set([
  'toLowerCase',
  'toUpperCase',
  'toLocaleLowerCase',
  'trim',
  'toString',
  'join',
  'map',
  'flatMap',
  'filter',
  'find',
  'at',
  'slice',
]);

/**
 * The variable and the properties that an expression reads, whatever is made of them:
 * `result.text.toLowerCase()`, `result.lines[0].text`, `result.lines.map((line) => line.text).join()`.
 */
function placeOf(node: Node, context: FileContext): Place | undefined {
  const inner = unwrap(node);
  if (inner.type === 'CallExpression')
    return isSame(inner)
      ? placeOf((unwrap(inner.callee) as TSESTree.MemberExpression).object, context)
      : undefined;
  if (inner.type === 'MemberExpression') {
    // The elements of a list are told apart no more than by the values.
    if (inner.computed && inner.property.type === 'Literal' && typeof inner.property.value === 'number')
      return placeOf(inner.object, context);
    const name = propertyName(inner);
    const owner = name === undefined ? undefined : placeOf(inner.object, context);
    return owner && name !== undefined ? { base: owner.base, path: [...owner.path, name] } : undefined;
  }
  const variable = inner.type === 'Identifier' ? context.names.variable(inner) : undefined;
  if (!variable) return undefined;
  const declared = variable.defs[0]?.node as Node | undefined;
  const list = listOf(variable, declared, context);
  if (list) return placeOf(list, context);
  if (declared?.type !== 'VariableDeclarator' || !declared.init) return { base: variable, path: [] };
  // `const { ok, text } = result`
  if (declared.id.type === 'ObjectPattern') {
    const property = declared.id.properties.find(
      (item) => item.type === 'Property' && item.value === variable.identifiers[0],
    );
    const name = property?.type === 'Property' ? propertyName(property) : undefined;
    const source = name === undefined ? undefined : placeOf(declared.init, context);
    return name === undefined
      ? undefined
      : { base: source?.base ?? declared, path: [...(source?.path ?? []), name] };
  }
  const source = unwrap(declared.init);
  const isAlias =
    (source.type === 'MemberExpression' || isSame(source)) &&
    !variable.references.some((reference) => reference.isWrite() && reference.init !== true);
  return (isAlias ? placeOf(declared.init, context) : undefined) ?? { base: variable, path: [] };
}

/**
 * The list that a variable is an element of: `for (const line of lines)`, `lines.some((line) => …)`,
 * `const [line] = lines`.
 */
function listOf(variable: Variable, declared: Node | undefined, { index }: FileContext): Node | undefined {
  const name = variable.identifiers[0];
  if (declared?.type === 'VariableDeclarator') {
    const loop = index.parent(index.parent(declared) ?? declared);
    if (loop?.type === 'ForOfStatement' && declared.id === name) return loop.right;
    return declared.id.type === 'ArrayPattern' && declared.id.elements.some((item) => item === name)
      ? (declared.init ?? undefined)
      : undefined;
  }
  const call =
    declared && isFunction(declared) && declared.params[0] === name ? index.parent(declared) : undefined;
  const callee =
    call?.type === 'CallExpression' && call.arguments[0] === declared ? unwrap(call.callee) : undefined;
  return callee?.type === 'MemberExpression' && EACH.has(propertyName(callee) ?? '')
    ? callee.object
    : undefined;
}

/** Methods of a list that give each element to a function. */
const EACH: ReadonlySet<string> = new Set([
  'some',
  'every',
  'find',
  'findLast',
  'filter',
  'map',
  'flatMap',
  'forEach',
]);

function isSame(node: Node): boolean {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  return callee?.type === 'MemberExpression' && SAME.has(propertyName(callee) ?? '');
}

/** The conditions of `assert(result.ok)` and the like in the statements before `node`. */
function assertedBefore(node: Node, answers: Answers): readonly Node[] {
  const { context } = answers;
  const found: Node[] = [];
  let child = node;
  for (let current = context.index.parent(node); current; current = context.index.parent(current)) {
    const statements = current.type === 'BlockStatement' || current.type === 'Program' ? current.body : [];
    for (const statement of statements.slice(
      0,
      Math.max(
        0,
        statements.findIndex((item) => item === child),
      ),
    )) {
      const call = statement.type === 'ExpressionStatement' ? unwrap(statement.expression) : undefined;
      const [asserted] =
        call?.type === 'CallExpression' && isAssertion(call.callee, answers) ? call.arguments : [];
      if (asserted && asserted.type !== 'SpreadElement') found.push(asserted);
    }
    child = current;
  }
  return found;
}

/** `assert`, `invariant`, or a function that leaves with an error unless its first argument holds. */
function isAssertion(callee: Node, answers: Answers): boolean {
  const made = answers.functionOf(callee);
  if (!made || !('fn' in made)) return /^(assert|invariant|ok)$/.test(calledName(callee) ?? '');
  const [first] = parametersOf(made.fn);
  const body = made.fn.body.type === 'BlockStatement' ? made.fn.body.body : [];
  return body.some((statement) => {
    if (statement.type !== 'IfStatement' || !leaves(statement.consequent)) return false;
    const test = unwrap(statement.test);
    return (
      test.type === 'UnaryExpression' &&
      test.operator === '!' &&
      test.argument.type === 'Identifier' &&
      first?.type === 'Identifier' &&
      test.argument.name === first.name
    );
  });
}
