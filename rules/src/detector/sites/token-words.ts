import { statusOfText, verdictForText, type CatalogTables } from 'msgraph-errors/knowledge';
import type { ConcreteValue } from '../provenance/values.js';
import { isInWireShape } from './by-catalogue.js';
import type { Origins } from './evidence.js';
import type { TextTest } from './text-tests.js';
import type { FileContext } from '../provenance/context.js';
import { textsBeside } from './texts-beside.js';
import { isTokenText } from './vendors.js';

/** Words about getting a token that stand alone. What only says `token` or `unauthorized` may be Graph's. */
const ABOUT_TOKENS =
  /consent|sign(?:ed)?[ -]?(?:in|out)|log(?:ged)?[ -]?(?:in|out)|interact|credential|refresh/i;

/**
 * True for a text about getting a token beside one that only the token endpoint gives:
 * `/consent|AADSTS65001/`, also in one chain.
 */
export function isTokenWord(text: string, test: TextTest, context: FileContext): boolean {
  return ABOUT_TOKENS.test(text) && textsBeside(test, context).some(isTokenText);
}

/**
 * Whether a sentence that no known source of texts has may be of a sign-in that fails in the same place. A
 * token endpoint has no `message` in an `error` object: it explains itself in `error_description`.
 */
export function mayBeOfSignIn(
  { texts, exact }: Pick<TextTest, 'texts' | 'exact'>,
  values: readonly ConcreteValue[],
  { signsIn }: Origins,
  tables: CatalogTables | undefined,
): boolean {
  if (signsIn.length === 0 || values.every(isInWireShape)) return false;
  return texts?.every((text) => isUnknownText(text, exact, tables)) ?? false;
}

/** What a token endpoint answers with when it gives no token. */
const STATUSES: ReadonlySet<number | undefined> = new Set([400, 401]);

/** The constant part of a text behind which something else follows: `Token request failed: `. */
const IS_OPEN = /[\s:([=#-]$/;

/**
 * Whether a status in a text may be that of a token endpoint: requests to one are made on the way, and the
 * project throws errors with texts that something was put into. They have no status but in their text.
 */
export function mayBeStatusOfToken(text: string, { signsIn, own, graph }: Origins): boolean {
  const ofGraph = new Set(graph.flatMap(({ made }) => made?.texts ?? []));
  return (
    STATUSES.has(statusOfText(text)) &&
    signsIn.includes('token endpoint') &&
    own.some((part) => IS_OPEN.test(part) && !ofGraph.has(part))
  );
}

function isUnknownText(text: string, exact: boolean, tables: CatalogTables | undefined): boolean {
  const verdict = verdictForText(text, { exact }, tables);
  return verdict.kind === 'none' && verdict.reason === 'text-unknown';
}
