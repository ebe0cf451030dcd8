import { readHeader } from '../headers.js';
import type { Level } from '../read.js';
import { retryAfterOf } from '../retry-after.js';

/** The number in a header, NaN when there is none. */
export type NumberOf = (name: string) => number;

/** What a limiter reads of an answer; the status is NaN, the name of the scope empty when it tells none. */
export type LimitedAnswer = readonly [status: number, retryAfterMs: number | undefined, scope: string, header: NumberOf];

/** Where the clients keep status and headers. */
interface Answer extends Level {
  readonly status?: unknown;
  readonly statusCode?: unknown;
  readonly responseStatusCode?: unknown;
  readonly response?: Answer;
}

/**
 * Reads an answer, or the error that a client throws for one.
 *
 * @throws what a hostile value throws
 */
export function readAnswer(outcome: unknown): LimitedAnswer {
  const { status: own, statusCode, responseStatusCode, response } = Object(outcome) as Answer;
  const chain = [outcome, response] as Answer[];
  const status = Number(own ?? statusCode ?? responseStatusCode ?? response?.status ?? response?.statusCode);
  return [status, retryAfterOf(chain, status), readHeader(chain, 'x-ms-throttle-scope'), (name) => parseFloat(readHeader(chain, name))];
}
