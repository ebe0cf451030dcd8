import { propertyName, unwrap, type Node } from '../syntax.js';
import { stringPrefixes } from './constants.js';
import type { FileContext } from './context.js';

/** The part of a value that is about texts of the project around it. */
interface Surrounded {
  readonly at: readonly string[];
  readonly around?: readonly string[];
}

/** Texts grow in loops: `text += part`. */
const MAX_TEXTS = 8;

/** Adds the constant texts that values are put into. */
export function within<V extends Surrounded>(texts: readonly string[], values: readonly V[]): readonly V[] {
  return texts.length === 0 ? values : values.map((value) => ({ ...value, around: [...new Set([...(value.around ?? []), ...texts])].slice(0, MAX_TEXTS) }));
}

/**
 * Adds the sentences that the project puts in the place of values: in `setError(isAllowed ? error.message : 'Permissions are missing')`
 * the text may be either, and who looks for the sentence looks for what the project has said.
 * @param nodes what the values are of; of an object literal the sentence of the same property counts
 */
export function amongSentences<V extends Surrounded>(values: readonly V[], nodes: readonly Node[], context: FileContext): readonly V[] {
  if (values.length === 0) return values;
  const sentences = nodes.flatMap((node) => sentencesOf(node, context));
  return sentences.length === 0 ? values : values.flatMap((value) => within(sentences.filter(({ at }) => at === value.at.join('.')).map(({ text }) => text), [value]));
}

function sentencesOf(node: Node, context: FileContext): readonly { readonly at: string; readonly text: string }[] {
  const inner = unwrap(node);
  const properties = inner.type === 'ObjectExpression' ? inner.properties.filter((item) => item.type === 'Property') : [];
  const places = inner.type === 'ObjectExpression' ? properties.map((item) => ({ at: propertyName(item), value: item.value })) : [{ at: '', value: inner }];
  return places.flatMap(({ at, value }) => (at === undefined ? [] : stringPrefixes(value, context).filter(isSentence).map((text) => ({ at, text }))));
}

/** One word may be anything, a name or a state. */
function isSentence(text: string): boolean {
  return /\S\s+\S/.test(text);
}
