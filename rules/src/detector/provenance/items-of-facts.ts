import {
  AWAITED,
  TEXT,
  type Failure,
  type FileEvaluation,
  type OpenValue,
  type Reading,
  type Value as Item,
} from '../../analysis/index.js';
import type { Node } from '../../syntax/tree.js';
import type { GraphFailure } from './context.js';
import type { ConcreteValue, Value } from './values.js';

/** What is known of a value beside its origin. */
export type Rest = Omit<ConcreteValue, 'root'>;

/** Where a part of a body stands; text is no part of the path. */
export function pathOf(item: Item): { readonly path: readonly string[]; readonly isText: boolean } {
  const path = item.kind === 'body' || item.kind === 'response' ? item.path : [];
  const isText = path.includes(TEXT);
  return { path: path.filter((name) => name !== TEXT), isText };
}

/** Texts grow in loops: `text += part`. */
const MAX_TEXTS = 32;

/** Adds the constant texts that a value is put into, or that the project may have put in its place. */
export function within(texts: readonly string[], rest: Rest): Rest {
  return texts.length === 0
    ? rest
    : { ...rest, around: [...new Set([...(rest.around ?? []), ...texts])].slice(0, MAX_TEXTS) };
}

/**
 * Sentences that a value may be as well: in `setError(isAllowed ? error.message : 'Permissions are missing')`
 * the text may be either, and who looks for the sentence looks for what the project has said. One word may be
 * anything, a name or a state.
 */
export function sentencesIn(items: readonly Item[]): readonly string[] {
  return items.flatMap((item) => (item.kind === 'text' && /\S\s+\S/.test(item.text) ? [item.text] : []));
}

/** One for each object literal that an item is read out of; the same again where it is read out of none. */
export function withBeside(item: Item, rest: Rest, readings: readonly Reading[]): readonly Rest[] {
  const sources = readings.filter(({ items }) => items.some((read) => partOf(read) === partOf(item)));
  return sources.length > 0 ? sources.map(({ beside }) => ({ ...rest, beside })) : [rest];
}

/** What a text is made of. */
function partOf(item: Item): Item {
  return item.kind === 'text-of' ? item.of : item;
}

/** A set of one item; sets are compared by their items where they are made outside of the pool. */
export function bagOf<T extends Item | Failure>(
  item: T,
): {
  readonly id: number;
  readonly items: readonly T[];
  readonly depth: number;
  readonly isPartial: boolean;
} {
  return { id: -1 - item.id, items: [item], depth: item.depth, isPartial: false };
}

/**
 * Values without the name of a parameter where its callers give no more than a part to it.
 * @param item what the expression is before callers are asked
 */
export function namedWhole(values: readonly ConcreteValue[], item: Item): readonly ConcreteValue[] {
  const { path: below } =
    item.kind === 'parameter'
      ? item
      : item.kind === 'text-of' && item.of.kind === 'parameter'
        ? item.of
        : { path: undefined };
  if (!below) return values;
  return values.map((value) => {
    const { root, path } = value;
    const given = path.slice(0, Math.max(0, path.length - below.length));
    const isWhole =
      given.length === 0 || (root.kind === 'body' && given.length === 1 && given[0] === 'error');
    return isWhole ? value : { ...value, expression: undefined };
  });
}

/** Objects in objects: what is handed over to be shown or logged is flat. */
const MAX_NESTING = 2;

/** What stands in an object, by where it stands there. */
export function partsIn(
  item: Item,
  rest: Rest,
  evaluation: FileEvaluation,
): readonly { readonly part: Item; readonly rest: Rest }[] {
  if (rest.at.length >= MAX_NESTING) return [];
  return evaluation
    .properties(item)
    .flatMap(([name, { items }]) =>
      items.map((part) => ({ part, rest: { ...rest, at: [...rest.at, name] } })),
    );
}

/**
 * What is read and called on the way from a parameter: `json`, `error` of `(await response.json()).error`.
 */
function namesTo(item: OpenValue): readonly string[] {
  const names = item.path.filter((name) => name !== AWAITED);
  return item.kind === 'result' ? [...namesTo(item.of), ...names] : names;
}

/** What role a value may have, without asking who gives it. */
export function openValue(item: Item, node: Node, rest: Rest, evaluation: FileEvaluation): readonly Value[] {
  switch (item.kind) {
    case 'text-of':
      return openValue(item.of, node, { ...rest, text: true }, evaluation);
    case 'object':
    case 'store':
      return partsIn(item, rest, evaluation).flatMap((inner) =>
        openValue(inner.part, node, inner.rest, evaluation),
      );
    case 'error':
      return [
        { root: { kind: 'error', failure: { kind: 'unknown', node, texts: [] } }, ...rest, path: item.path },
      ];
    case 'body':
    case 'response': {
      const { path, isText } = pathOf(item);
      const failure: GraphFailure = {
        kind: 'graph',
        client: item.request.client,
        chain: [],
        node,
        wrapped: item.request.wrapped,
      };
      return [{ root: { kind: item.kind, failure }, ...rest, path, text: rest.text || isText }];
    }
    case 'parameter':
    case 'result':
      return [{ root: { kind: 'parameter' }, ...rest, path: namesTo(item) }];
    default:
      return [];
  }
}
