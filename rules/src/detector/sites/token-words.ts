import type { FileContext } from '../provenance/context.js';
import { literalText, walk, type Node } from '../syntax.js';
import type { TextTest } from './text-tests.js';
import { isTokenText } from './vendors.js';

/** Words about getting a token that stand alone. What only says `token` or `unauthorized` may be Graph's. */
const ABOUT_TOKENS = /consent|sign(?:ed)?[ -]?(?:in|out)|log(?:ged)?[ -]?(?:in|out)|interact|credential|refresh/i;

/** True for a text about getting a token beside one that only the token endpoint gives: `/consent|AADSTS65001/`, also in one chain. */
export function isTokenWord(text: string, test: TextTest, { index }: FileContext): boolean {
  if (!ABOUT_TOKENS.test(text)) return false;
  if (test.texts?.some(isTokenText) === true) return true;
  let chain: Node = test.node;
  for (let parent = index.parent(chain); parent?.type === 'LogicalExpression' && parent.operator !== '??'; parent = index.parent(chain)) chain = parent;
  return chain !== test.node && namesTokenText(chain);
}

function namesTokenText(root: Node): boolean {
  let found = false;
  walk(root, (node) => {
    const text = literalText(node);
    found ||= text !== undefined && isTokenText(text);
    return !found;
  });
  return found;
}
