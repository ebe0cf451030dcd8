import { normaliseAsync } from './body.js';
import { conditionsOf } from './conditions.js';
import { normalise } from './normalise.js';
import type { GraphErrorFacts, GraphErrorInfo, GraphErrorLike } from './types.js';

/**
 * Reads what a failed Microsoft Graph request left behind, whatever client was used.
 *
 * Understood are: errors of `@microsoft/microsoft-graph-client`, `@microsoft/msgraph-sdk` (Kiota), PnP,
 * Teams, axios, got, ky, ofetch, undici, superagent, request-promise, Angular, Azure core, Azure Identity,
 * MSAL and node errors; a failed `Response` (status and headers; for its body see
 * {@link parseGraphErrorAsync}); a parsed body, a bare error object, a batch item, the JSON text of one or
 * its bytes; errors behind them (`cause`, `reason`, `errors` of an AggregateError, an `error` that is an
 * Error); `odata.error` bodies; and its own result, also as a copy (spread, JSON, structured clone, proxy,
 * other module format).
 *
 * @param thrown anything
 * @returns undefined when the value says nothing about a failed request, else {@link GraphErrorInfo};
 *   `retryAfterMs` is in milliseconds. The result consists of plain data: `JSON.stringify` and `util.inspect`
 *   cannot reveal a token
 * @throws never
 */
export function parseGraphError(thrown: GraphErrorLike): GraphErrorInfo;
export function parseGraphError(thrown: unknown): GraphErrorInfo | undefined;
export function parseGraphError(thrown: unknown): GraphErrorInfo | undefined {
  return withConditions(normalise(thrown));
}

function withConditions(facts: GraphErrorFacts | undefined): GraphErrorInfo | undefined {
  if (facts) (facts as { conditions?: GraphErrorInfo['conditions'] }).conditions = conditionsOf(facts);
  return facts as GraphErrorInfo | undefined;
}

/**
 * True if the value is a Graph error or another failed request: if {@link parseGraphError} has a result for
 * it, which it then has for the compiler, too. False for the errors of databases, files, validators and other
 * libraries, unless they tell an HTTP status or a lost connection.
 *
 * @param thrown anything
 * @returns a narrowing that leaves the type of the value as it is
 * @throws never
 */
export function isGraphError(thrown: unknown): thrown is GraphErrorLike {
  return parseGraphError(thrown) !== undefined;
}

/**
 * Like {@link parseGraphError}, and reads a body that nobody has read yet: of a failed answer of `fetch`, of
 * the `response` of an error, or the stream or `Blob` that a client keeps for a failed download. At most 64
 * KiB are read, for at most two seconds; the rest is cancelled. Of a `Response` a copy is read, so the caller
 * can still read the body; streams can be read only once. A stream that has neither a reader nor an
 * asynchronous iterator is not read.
 *
 * @param thrown anything
 * @returns a promise of undefined or {@link GraphErrorInfo}
 * @throws never; a body that cannot be read counts as absent
 */
export async function parseGraphErrorAsync(thrown: unknown): Promise<GraphErrorInfo | undefined> {
  return withConditions(await normaliseAsync(thrown));
}
