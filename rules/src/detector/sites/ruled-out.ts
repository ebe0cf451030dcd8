import type { FileContext } from '../provenance/context.js';
import { leaves } from '../../syntax/leaving.js';
import type { Answers } from '../provenance/failure-path.js';
import type { Beside, Constant, Fact } from '../../analysis/index.js';
import type { ConcreteValue } from '../provenance/values.js';
import { calledName, literalText, parametersOf, unwrap, type Node } from '../../syntax/tree.js';
import { conditionsAround } from './conditions-around.js';
import type { TextTest } from './text-tests.js';
import { placeOf, type Place } from './places-read.js';

/** What a property that is not named in a literal is. */
const MISSING: Fact = { isThere: false };

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
