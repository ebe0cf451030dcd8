import { get, isObject } from '../read.js';
import { systemClock } from './clock.js';
import type { RetryOptions } from './options.js';
import { joined, type RetrySignal } from './signal.js';

const nothing = (): unknown => undefined;

/** Every option has a default that does no harm and shows what others must be like. */
const defaults = {
  maxAttempts: 4,
  maxElapsedMs: 600_000,
  attemptTimeoutMs: Infinity,
  baseDelayMs: 1000,
  maxDelayMs: 30_000,
  factor: 2,
  jitter: 'full',
  method: '',
  gateKey: '',
  idempotent: false,
  retryOn: nothing,
  onRetry: nothing,
  onGiveUp: nothing,
  signal: { aborted: false, addEventListener: nothing },
  budget: { withdraw: () => true, deposit: nothing },
  gate: { pausedUntil: nothing, pause: nothing },
  clock: systemClock,
};

export type Settings = { readonly [K in keyof RetryOptions]-?: NonNullable<RetryOptions[K]> } & {
  readonly clock: typeof systemClock;
  readonly signal: RetrySignal;
};

/**
 * Whether a value is of the type of the example, has members like its members, and is one of the values that
 * the option may have.
 */
const isLike = (name: string, value: unknown, example: unknown): boolean =>
  value !== null &&
  typeof value === typeof example &&
  Object.entries(example as object).every(([key, member]) => typeof get(value, key) === typeof member) &&
  (typeof value !== 'number' ||
    (value >= (/Delay|Elapsed/.test(name) ? 0 : 1) &&
      (value < Infinity || /Elapsed|Timeout/.test(name)) &&
      !(name === 'maxAttempts' && value % 1))) &&
  (name !== 'jitter' || /^(full|none)$/.test(value as string));

/** Fills in the defaults. @throws TypeError naming the option, or the argument, in backticks */
export function settingsOf(work: unknown, options: RetryOptions): Settings {
  const settings: Record<string, unknown> = { ...defaults, work: nothing, options: {} };
  // `fetch` takes null for no signal.
  const given: Record<string, unknown> = {
    ...options,
    signal: get(options, 'signal') ?? undefined,
    work,
    options,
  };
  for (const [name, example] of Object.entries(settings)) {
    let value = given[name];
    if (value === undefined) continue;
    if (name === 'clock' && isObject(value)) value = { ...systemClock, ...value };
    if (!isLike(name, value, example))
      throw new TypeError(`\`${name}\` must be a ${typeof example}, see RetryOptions.`);
    settings[name] = value;
  }
  settings['signal'] = joined(given['signal'] ? [given['signal'] as RetrySignal] : []);
  return settings as unknown as Settings;
}
