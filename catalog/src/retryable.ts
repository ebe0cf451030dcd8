import { normalise } from './normalise.js';
import { asObject } from './read.js';
import { retryAfterOf } from './retry-after.js';
import { finalCodes, finalStatuses, repeatedCodes, repeatedStatuses } from './retry/table.generated.js';
import type { GraphErrorFacts } from './types.js';

/** True if one of the codes is in a generated list (lower-cased, between spaces). */
export const anyCodeIn = (facts: GraphErrorFacts, list: string): boolean =>
  facts.codes.some((code) => list.split(' ').includes(code.toLowerCase()));

/**
 * Whether a repetition may help, by status and code. Whether the request may be sent twice is another
 * question.
 */
export function mayPass(facts: GraphErrorFacts): boolean {
  // No list has the status of a failure without an answer, 0.
  const { status = 0 } = facts;
  if (finalStatuses.includes(status) || anyCodeIn(facts, finalCodes)) return false;
  if (facts.category === 'network') return facts.network !== 'setup';
  return repeatedStatuses.includes(status) || anyCodeIn(facts, repeatedCodes);
}

/**
 * True if the same request may succeed later: statuses 408, 429, 500, 502, 503, 504 and 509, codes of
 * throttling and of services that are down for now, name resolution and lost connections. 400, 401, 403 and
 * 404 are never repeated. Whether the request may be sent twice (idempotency) is not looked at; `retryGraph`
 * does that.
 *
 * @param thrown anything: what a client threw, a failed `Response`, a body or its JSON text, the result of
 *   `parseGraphError`
 * @returns false for a value that holds no Graph error
 * @throws never
 * @see Statuses: Microsoft Graph error responses (2023); exceptions by code: `retry` in
 *   `msgraph-errors/catalog.json`.
 */
export function isRetryable(thrown: unknown): boolean {
  const facts = normalise(thrown);
  return facts !== undefined && mayPass(facts);
}

/**
 * How long the service wants the caller to wait before the next request, also where nothing failed: a 202
 * tells when to look again at a copy or another long operation.
 *
 * @param thrown anything: what a client threw, a `Response`, a batch item, the result of `parseGraphError`
 * @returns milliseconds from now (0 for a date in the past), or undefined when nothing readable was sent. In
 *   browsers the header is often hidden by CORS
 * @throws never
 * @see `Retry-After` as in RFC 9110 10.2.3, with the decimals that Graph sends; also `retry-after-ms` and
 *   `x-ms-retry-after-ms`; else the seconds that a body tells as `RetryAfter` or `retryAfter`.
 */
export function retryAfterMs(thrown: unknown): number | undefined {
  return normalise(thrown)?.retryAfterMs ?? retryAfterOf([asObject(thrown) ?? {}], 0);
}
