import { importOf } from '../../syntax/scope.js';
import { contains, isFunction, literalText, unwrap, walk, type Node } from '../../syntax/tree.js';
import type { FileContext } from '../provenance/context.js';
import { writtenValues } from '../provenance/written.js';

/** A `throw` with the constant texts of the error that it makes. */
interface Thrown {
  readonly node: Node;
  readonly texts: readonly string[];
}

const thrown = new WeakMap<FileContext, readonly Thrown[]>();

/** The errors that a file makes and throws anywhere. */
function thrownIn(context: FileContext): readonly Thrown[] {
  const known = thrown.get(context);
  if (known) return known;
  const statements = context.index.all('ThrowStatement').flatMap((node): readonly Thrown[] => {
    const made = unwrap(node.argument);
    return made.type === 'NewExpression' || made.type === 'CallExpression'
      ? [{ node, texts: made.arguments.flatMap(textsIn) }]
      : [];
  });
  // `assert.fail('Expected rejection')` throws as well; `request.fail((xhr) => …)` handles.
  const failures = context.index.callsNamed('fail').map((node) => ({
    node,
    texts: node.arguments.flatMap((argument) => (isFunction(unwrap(argument)) ? [] : textsIn(argument))),
  }));
  const found = [...statements, ...failures];
  thrown.set(context, found);
  return found;
}

function textsIn(root: Node): readonly string[] {
  const texts: string[] = [];
  walk(root, (node) => {
    const text = literalText(node) ?? (node.type === 'TemplateElement' ? node.value.cooked : undefined);
    if (text) texts.push(text);
    return undefined;
  });
  return texts;
}

/**
 * Texts that may be the project's own where `test` compares `subject` with one of them, though they are not
 * known to arrive there: what the file throws, and what stands in for a missing text
 * (`error.message ?? 'Unknown error'`). What is thrown in answer to the test is not counted.
 * @param mayBeThrown false where nothing arrives that anybody has thrown
 * @returns `sentences` of the whole file, and `words` of the function that the test stands in
 */
export function ownTextsNear(
  test: Node,
  subject: Node,
  mayBeThrown: boolean,
  context: FileContext,
): { readonly sentences: readonly string[]; readonly words: readonly string[] } {
  const { answers, home } = placeOf(test, context);
  const others = (mayBeThrown ? thrownIn(context) : []).filter(
    ({ node }) => !answers.some((answer) => contains(answer, node)),
  );
  const fallbacks = fallbacksOf(subject, context);
  return {
    sentences: [...others.flatMap(({ texts }) => texts), ...fallbacks],
    words: [...others.filter(({ node }) => contains(home, node)).flatMap(({ texts }) => texts), ...fallbacks],
  };
}

/**
 * The outermost function around a test, and what runs when the test says so: the `catch` clause, the branch
 * of the `if`.
 */
function placeOf(
  test: Node,
  { index }: FileContext,
): { readonly answers: readonly Node[]; readonly home: Node } {
  const answers: Node[] = [];
  let home = test;
  for (
    let current = index.parent(test);
    current && current.type !== 'Program' && !current.type.startsWith('Class');
    current = index.parent(current)
  ) {
    if (current.type === 'CatchClause') answers.push(current);
    if (current.type === 'IfStatement' && current.test === home) answers.push(current.consequent);
    home = current;
  }
  return { answers, home };
}

function fallbacksOf(subject: Node, context: FileContext): readonly string[] {
  const inner = unwrap(subject);
  const variable = inner.type === 'Identifier' ? context.names.variable(inner) : undefined;
  if (!variable || importOf(variable)) return [];
  return writtenValues(variable, context).flatMap((value) => alternatives(unwrap(value)));
}

function alternatives(node: Node): readonly string[] {
  if (node.type === 'LogicalExpression')
    return [...alternatives(unwrap(node.left)), ...alternatives(unwrap(node.right))];
  if (node.type === 'ConditionalExpression')
    return [...alternatives(unwrap(node.consequent)), ...alternatives(unwrap(node.alternate))];
  const text = literalText(node);
  return text === undefined ? [] : [text];
}
