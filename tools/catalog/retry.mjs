// Which codes decide about a repetition, whatever the status says.

/** Conditions that pass by themselves; a lock does not within the seconds of a retry. */
const passing = ['throttled', 'unavailable', 'timeout'];
/** Statuses whose requests are repeated, and those whose requests never are. */
export const repeatedStatuses = [408, 429, 500, 502, 503, 504, 509];
export const finalStatuses = [400, 401, 403, 404];

/**
 * Codes that were never seen in an answer of Graph cost bytes in every program that retries, and decide
 * nothing where the status is known.
 *
 * @param {import('./load.mjs').CodeEntry} entry
 * @returns {boolean} false for codes known from Exchange only
 */
export const countsInRetry = (entry) => entry.tier !== 'exchange-only' || entry.outsideEnum === undefined;

/**
 * @param {import('./load.mjs').CodeEntry} entry
 * @returns {boolean} true where the code asks for a repetition although the status may not
 */
export function asksForRepetition(entry) {
  if ((entry.httpStatus ?? []).some((status) => finalStatuses.includes(status))) return false;
  if (entry.retry === 'after-retry-after') return true;
  return entry.retry === 'after-delay' && entry.conditions.some((condition) => passing.includes(condition));
}

/**
 * @param {import('./load.mjs').CodeEntry} entry
 * @returns {boolean} true where the code forbids a repetition although the status suggests one
 */
export function forbidsRepetition(entry) {
  if (entry.retry !== 'never') return false;
  if ((entry.httpStatus ?? []).some((status) => repeatedStatuses.includes(status))) return true;
  return entry.conditions.some((condition) => passing.includes(condition));
}

/**
 * @param {import('./load.mjs').CodeEntry} entry
 * @returns {boolean} true where the code says that nothing was done, so that even a POST may be sent again
 */
export const refusesWork = (entry) =>
  entry.conditions.includes('throttled') ||
  (entry.conditions.includes('conflict') && entry.retry === 'after-retry-after');
