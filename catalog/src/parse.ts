import { normaliseAsync } from './body.js';
import { conditionsOf } from './conditions.js';
import type { GraphErrorCondition } from './conditions.generated.js';
import { normalise } from './normalise.js';
import type { GraphErrorFacts, GraphErrorInfo } from './types.js';

/**
 * Reads what a failed Microsoft Graph request left behind, whatever client was used.
 *
 * Understood are: errors of `@microsoft/microsoft-graph-client`, `@microsoft/msgraph-sdk` (Kiota), PnP, Teams, axios, got,
 * ky, ofetch, undici, superagent, Azure core, MSAL and node errors; a failed `Response` (status and headers; for its body
 * see {@link parseGraphErrorAsync}); a parsed body, a bare error object, a batch item, or the JSON text of one; errors
 * behind them (`cause`, `reason`, an `error` that is an Error); and `odata.error` bodies.
 *
 * @param thrown anything
 * @returns undefined when the value says nothing about a failed request, else {@link GraphErrorInfo}; `retryAfterMs` is in
 *   milliseconds. The result holds no request data: `JSON.stringify` and `util.inspect` cannot reveal a token
 * @throws never
 */
export function parseGraphError(thrown: unknown): GraphErrorInfo | undefined {
  return withConditions(normalise(thrown));
}

function withConditions(facts: (GraphErrorFacts & { conditions?: readonly GraphErrorCondition[] }) | undefined): GraphErrorInfo | undefined {
  if (facts) facts.conditions ??= conditionsOf(facts);
  return facts as GraphErrorInfo | undefined;
}

/**
 * Like {@link parseGraphError}, and reads the body of a `Response` that nobody has read yet: a failed answer of `fetch`,
 * or `response` of the errors of PnP and ky 1. A copy is read, so the caller can still read the body.
 *
 * @param thrown anything
 * @returns a promise of undefined or {@link GraphErrorInfo}
 * @throws never; a body that cannot be read counts as absent
 */
export async function parseGraphErrorAsync(thrown: unknown): Promise<GraphErrorInfo | undefined> {
  return withConditions(await normaliseAsync(thrown));
}
