/**
 * Functions of the platform that call what they are given later, after as many milliseconds as their second
 * argument says.
 */
export const TIMERS: ReadonlySet<string> = new Set([
  'setTimeout',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'nextTick',
]);

/**
 * A function of a package that gives a promise which is fulfilled after as many milliseconds as its first
 * argument says.
 */
export interface WaitRow {
  readonly of: readonly string[];
  readonly exports: readonly string[];
}

/**
 * @see https://nodejs.org/api/timers.html#timerspromisessettimeoutdelay-value-options
 * @see https://github.com/sindresorhus/delay
 * @see https://github.com/sindresorhus/yoctodelay
 * @see https://github.com/brummelte/sleep-promise
 */
export const WAITS: readonly WaitRow[] = [
  { of: ['node:timers/promises', 'timers/promises'], exports: ['setTimeout'] },
  { of: ['delay', 'yoctodelay', 'sleep-promise'], exports: ['default', '*'] },
];

/**
 * Functions that turn one with a callback into one that gives a promise: of `setTimeout` they make a wait.
 */
export const PROMISIFIERS: readonly WaitRow[] = [{ of: ['node:util', 'util'], exports: ['promisify'] }];
