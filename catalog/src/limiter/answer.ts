import { readHeader } from '../headers.js';
import type { Level } from '../read.js';
import { first, get } from '../read.js';
import { retryAfterOf } from '../retry-after.js';

/** The number in a header, NaN when there is none. */
export type NumberOf = (name: string) => number;

/** What a limiter reads of an answer; the status is 0 and the name of the scope empty when it tells none. */
export type LimitedAnswer = readonly [
  status: number,
  retryAfterMs: number | undefined,
  scope: string,
  header: NumberOf,
];

/** Reads an answer, or the error that a client throws for one. Whatever cannot be read counts as absent. */
export function readAnswer(outcome: unknown): LimitedAnswer {
  const chain = [outcome, get(outcome, 'response')] as Level[];
  const status =
    first(chain, ({ status: plain, statusCode, responseStatusCode }) =>
      Number(plain ?? statusCode ?? responseStatusCode),
    ) || 0;
  return [
    status,
    retryAfterOf(chain, status),
    readHeader(chain, 'x-ms-throttle-scope'),
    (name) => parseFloat(readHeader(chain, name)),
  ];
}
