import { calledName, isFunction, propertyName, unwrap, walk, type Node } from '../syntax.js';
import { arriving } from './arriving.js';
import type { Collected } from './context.js';
import type { Engine } from './engine.js';
import { createdClass, createdTexts, type Creation } from './made-texts.js';
import { detailsKept } from './kept-details.js';
import { partsOf, putInto, type Part } from './put-into.js';
import { THROWN_TEXT } from '../../analysis/index.js';
import { wrappedAgain, type Wrapped } from './summary.js';
import { failuresOfRoot, roleOf, type Value } from './values.js';
import { writtenValues } from './written.js';

/** Failures of requests, as opposed to errors of something else. */
type Structured = Extract<Collected, { wrapped: Wrapped }>;

/** An error that the project makes. */
export interface MadeError {
  /** Constant parts of the text that it is made of, those of the project's own errors that are put into it included. */
  readonly texts: readonly string[];
  /** Graph failures whose parts are put into it. */
  readonly failures: readonly Structured[];
}

/**
 * The errors that a thrown expression makes: `new Error(text)`, `toError(response)`, or a variable that holds one,
 * with what is put into it afterwards: `const err = new Error(text); err.body = body; throw err`.
 * @returns undefined when the expression is none of these
 */
export function madeErrors(thrown: Node, engine: Engine): readonly MadeError[] | undefined {
  const created = creationOf(thrown);
  if (created) return [madeError(created, [], engine)];
  const variable = thrown.type === 'Identifier' ? engine.context.names.variable(thrown) : undefined;
  const creations = variable ? writtenValues(variable, engine.context).flatMap((value) => creationOf(unwrap(value)) ?? []) : [];
  if (!variable || creations.length === 0) return undefined;
  const later = putInto(variable, engine.context);
  return creations.map((item) => madeError(item, later, engine));
}

/**
 * What arrives where a value is handled that is thrown as it is. Whoever handles the object that Graph has answered with finds its
 * codes where they are, whatever the client; of a text there is nothing else.
 */
export function thrownAsItIs(value: Value): readonly Collected[] {
  const failures = failuresOfRoot(value.root);
  if (value.root.kind !== 'body') return failures;
  const text = roleOf(value) === 'message' ? ({ wrapped: true, made: { as: THROWN_TEXT, texts: value.around ?? [], isCodeLost: true } } as const) : undefined;
  return failures.map((failure) => ('client' in failure ? { ...failure, client: 'unknown', ...text } : failure));
}

function creationOf(node: Node): Creation | undefined {
  const inner = node.type === 'AwaitExpression' ? unwrap(node.argument) : node;
  return inner.type === 'NewExpression' || inner.type === 'CallExpression' ? inner : undefined;
}

/** @param later what is put into the error after it was made */
function madeError(created: Creation, later: readonly Part[], engine: Engine): MadeError {
  // `Object.assign(new Error(text), { status })`
  const [target, ...added] = created.type === 'CallExpression' && calledName(created.callee) === 'assign' ? created.arguments : [];
  const assigned = target && unwrap(target);
  if (assigned?.type === 'NewExpression') return madeError(assigned, [...added.flatMap(partsOf), ...later], engine);
  const failures = new Set<Structured>();
  const own = new Set<string>();
  let keepsCause = later.some(isCause);
  for (const part of [...created.arguments, ...later.map(({ value }) => value)]) {
    walk(part, (node) => {
      if (isFunction(node)) return false;
      if (node.type === 'Property' && propertyName(node) === 'cause') keepsCause = true;
      if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return undefined;
      for (const value of arriving(node, engine)) {
        for (const failure of failuresOfRoot(value.root)) {
          if ('wrapped' in failure) failures.add(failure);
          else if (failure.kind === 'own') for (const text of failure.texts) own.add(text);
        }
      }
      return node.type !== 'MemberExpression';
    });
  }
  const name = createdClass(created, engine.context);
  const texts = createdTexts(created, engine.context);
  const keepsCode = created.type === 'CallExpression' || [...created.arguments.flatMap(partsOf), ...later].some((part) => !isCause(part) && mayHoldCode(part, engine));
  const kept = detailsKept(created, later, engine);
  const made = [...failures].map((failure): Structured => {
    const wrapped = wrappedAgain(failure.wrapped, kept.get(failure) ?? !keepsCause);
    if (failure.kind === 'call') return { ...failure, wrapped };
    return { ...failure, wrapped, made: { as: name ?? failure.made?.as, texts: [...texts, ...(failure.made?.texts ?? [])], ...(!keepsCode && { isCodeLost: true }) } };
  });
  return { texts: [...texts, ...own], failures: made };
}

/** What stands below `cause` is no code of the new error itself. */
const isCause = ({ name }: Part): boolean => name === 'cause';

/** Whether a part of a new error may be a code of Graph, or hold one: the body, the error that was caught. */
function mayHoldCode({ value }: Part, engine: Engine): boolean {
  const inner = unwrap(value);
  if (inner.type === 'TemplateLiteral' || inner.type === 'BinaryExpression') return false;
  return arriving(inner, engine).some((item) => {
    const role = roleOf(item);
    return role === 'code' || role === 'inner-code' || role === 'whole' || (role === 'message' && item.root.kind === 'body' && item.path.length === 0);
  });
}
