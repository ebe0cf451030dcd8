import { parseSource } from 'eslint-plugin-msgraph/source';
import { describe, expect, it } from 'vitest';
import { pathPrefixes, stringPrefixes } from '../../rules/src/detector/provenance/constants.js';
import type { FileContext } from '../../rules/src/detector/provenance/context.js';
import { createProvenance } from '../../rules/src/detector/provenance/index.js';
import { placesBehind } from '../../rules/src/detector/provenance/value-places.js';
import type { Node } from '../../rules/src/detector/syntax.js';

const contextOf = (code: string): FileContext => createProvenance(parseSource('a.ts', code)).context;

/** What the last statement of a file gives its name. */
function last({ file }: FileContext): Node {
  const statement = file.ast.body.at(-1) as Node | undefined;
  const init = statement && 'declarations' in statement ? statement.declarations[0].init : undefined;
  if (!init) throw new Error('The last statement declares nothing.');
  return init;
}

/** `first`, and then constants that are each made of the one before. */
const chain = (first: string, count: number): string => [`const c0 = ${first};`, ...Array.from({ length: count }, (_, index) => `const c${String(index + 1)} = c${String(index)};`)].join('\n');

describe('a search for the beginning of a text', () => {
  it.each([
    [50, ['https://graph.microsoft.com']],
    [70, []],
  ])('through %d names', (count, expected) => {
    const context = contextOf(chain("'https://graph.microsoft.com'", count));
    expect(stringPrefixes(last(context), context)).toEqual(expected);
  });

  it.each([
    [10, ['/me']],
    [13, []],
  ])('through %d steps into an object', (count, expected) => {
    const list = Array.from({ length: count }).reduce<string>((inner) => `{ next: ${inner} }`, "{ url: '/me' }");
    const context = contextOf(`let node = ${list};\nfunction step() { node = node.next; }\nconst found = node;`);
    expect(pathPrefixes(last(context), ['url'], context)).toEqual(expected);
  });

  it('gives what is asked again while it is answered nothing, and the rest its answer', () => {
    const context = contextOf("let link = '/me';\nfunction next() { link = link.trim(); }\nconst found = link;");
    expect(stringPrefixes(last(context), context)).toEqual(['/me']);
  });
});

describe('a search for what an expression is made of', () => {
  it.each([
    [100, 1],
    [160, 0],
  ])('through %d parts of parts', (count, places) => {
    const context = contextOf(`declare const e: any;\nconst found = e${'.part'.repeat(count)};`);
    expect(placesBehind(last(context), context)).toHaveLength(places);
  });
});
