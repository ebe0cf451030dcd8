import type { Provenance } from '../provenance/index.js';
import { literalText, propertyName, unwrap, type Node } from '../../syntax/tree.js';
import type { EvidenceStep } from '../types.js';

/** Whether a file may ask for the cause of an error. */
export const mayAskForCause = (text: string): boolean => /\bcause\b/.test(text);

/**
 * The requests of whose errors the cause is asked for, where the project makes these errors of words:
 * `error.cause ?? error`, `const { cause } = error`, `'cause' in error`. Whoever asks has another meaning for
 * a cause than a failed answer.
 */
export function causesAsked(provenance: Provenance): readonly EvidenceStep[] {
  return askedIn(provenance).flatMap((holder) =>
    provenance.concrete(holder).flatMap(({ root, path }) => {
      if (
        path.length > 0 ||
        root.kind !== 'error' ||
        root.failure.kind !== 'graph' ||
        root.failure.wrapped !== true
      )
        return [];
      return root.failure.chain.slice(-1);
    }),
  );
}

/** What a cause is read from, or looked for in. */
function askedIn({ context: { index } }: Provenance): readonly Node[] {
  const members = index.all('MemberExpression').filter((node) => {
    const parent = index.parent(node);
    return (
      propertyName(node) === 'cause' && !(parent?.type === 'AssignmentExpression' && parent.left === node)
    );
  });
  const patterns = index
    .all('VariableDeclarator')
    .flatMap(({ id, init }) =>
      init &&
      id.type === 'ObjectPattern' &&
      id.properties.some((item) => item.type === 'Property' && propertyName(item) === 'cause')
        ? [init]
        : [],
    );
  const searches = index
    .all('BinaryExpression')
    .filter(({ operator, left }) => operator === 'in' && literalText(unwrap(left)) === 'cause');
  return [...members.map(({ object }) => object), ...patterns, ...searches.map(({ right }) => right)];
}
