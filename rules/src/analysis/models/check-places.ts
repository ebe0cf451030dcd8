import { nearestWord } from 'msgraph-errors/knowledge';
import { IN_BRACKETS, PLACES, TOKENS, type PlaceKey, type Token } from './grammar.js';
import { tokensOf } from './paths.js';
import { NAME, shown, wordsOf, type WrongRow } from './wrong.js';

/** One alternative of a place, without `|`. */
export function wrongPlace(key: PlaceKey, place: string): WrongRow | undefined {
  const { form, tokens, reads } = PLACES[key];
  if (place === '') return { reason: `\`${key}\` is empty, or a part of it: it must be ${reads}` };
  const parts = tokensOf(place);
  for (const part of parts) {
    const wrong = wrongToken(key, part, tokens);
    if (wrong) return wrong;
  }
  const any = parts.findIndex((part) => part.endsWith('[*]'));
  if (any >= 0 && (key !== 'path' || any < parts.length - 1))
    return {
      reason: `${shown(parts[any])} in \`${key}\` must name properties: \`Member[*]\` may only be the last step of a \`path\``,
    };
  return form.test(parts.map(nameOf).join('.'))
    ? undefined
    : { reason: `${shown(place)} is no \`${key}\`: it must be ${reads}` };
}

function nameOf(token: string): string {
  return /^[^[]*/.exec(token)?.[0] ?? '';
}

function wrongToken(key: string, token: string, tokens: readonly Token[]): WrongRow | undefined {
  const name = nameOf(token);
  const brackets = token.slice(name.length);
  if (!(tokens as readonly string[]).includes(name)) {
    if (key === 'url' && nearestWord(token, ['always']) !== undefined)
      return { reason: `${shown(token)} is no \`url\`: it must be ${PLACES.url.reads}`, meant: 'always' };
    const near = nearestWord(name, tokens);
    const meant =
      near === undefined
        ? NAME.test(token) && !Object.hasOwn(TOKENS, token)
          ? `Member[${token}]`
          : undefined
        : `${near}${brackets}`;
    return { reason: `${shown(token)} is no token of \`${key}\`: there are ${wordsOf(tokens)}`, meant };
  }
  const takes = TOKENS[name as Token];
  if (takes === '')
    return brackets === ''
      ? undefined
      : { reason: `${shown(token)} in \`${key}\` takes nothing in brackets`, meant: name };
  const { form, example } = IN_BRACKETS[takes];
  if (brackets.startsWith('[') && brackets.endsWith(']') && form.test(brackets.slice(1, -1)))
    return undefined;
  const packed = brackets.replaceAll(/\s+/g, '');
  const meant =
    packed.startsWith('[') && packed.endsWith(']') && form.test(packed.slice(1, -1))
      ? `${name}${packed}`
      : `${name}${example}`;
  return {
    reason: `${shown(token)} in \`${key}\` needs ${takes === 'names' ? 'names, with commas and no spaces between them,' : takes === 'number' ? 'one number' : 'a number'} in brackets`,
    meant,
  };
}

/** How many places a field stands for. */
export function placesIn(field: string): number {
  return field
    .split('|')
    .reduce(
      (sum, place) => sum + tokensOf(place).reduce((product, token) => product * token.split(',').length, 1),
      0,
    );
}
