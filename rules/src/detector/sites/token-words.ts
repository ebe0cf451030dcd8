import type { FileContext } from '../provenance/context.js';
import { textsBeside } from './texts-beside.js';
import type { TextTest } from './text-tests.js';
import { isTokenText } from './vendors.js';

/** Words about getting a token that stand alone. What only says `token` or `unauthorized` may be Graph's. */
const ABOUT_TOKENS = /consent|sign(?:ed)?[ -]?(?:in|out)|log(?:ged)?[ -]?(?:in|out)|interact|credential|refresh/i;

/** True for a text about getting a token beside one that only the token endpoint gives: `/consent|AADSTS65001/`, also in one chain. */
export function isTokenWord(text: string, test: TextTest, context: FileContext): boolean {
  return ABOUT_TOKENS.test(text) && textsBeside(test, context).some(isTokenText);
}
