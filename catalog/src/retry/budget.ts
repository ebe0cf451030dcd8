/** Retries that many calls may make together. */
export interface RetryBudget {
  /** Tokens left. */
  readonly tokens: number;
  /** Takes the price of one retry. False, and nothing taken, when there is not enough left. */
  readonly withdraw: (kind: 'throttle' | 'transient') => boolean;
  /** Gives tokens back after a success. */
  readonly deposit: () => void;
}

/** Prices and size of a {@link RetryBudget}, in tokens. */
export interface RetryBudgetOptions {
  /** Tokens at the start and at most. Default 500. */
  readonly capacity?: number;
  /** Price of a retry after throttling. Default 5. */
  readonly throttleCost?: number;
  /** Price of a retry after another failure. Default 14. */
  readonly transientCost?: number;
  /** Tokens given back by a success. Default 1. */
  readonly refill?: number;
}

/**
 * A token bucket shared by many `retryGraph` calls: while most of them fail it runs dry and failures are
 * handed on at once, so that an outage does not multiply the load.
 *
 * @param options prices and size, in tokens; the defaults are those of the AWS SDKs' standard retry strategy
 * @returns the bucket, full
 * @throws TypeError naming the option in backticks that is not a number from 0
 */
export function createRetryBudget(options: RetryBudgetOptions = {}): RetryBudget {
  const { capacity = 500, throttleCost = 5, transientCost = 14, refill = 1 } = options;
  for (const [name, value] of Object.entries({ capacity, throttleCost, transientCost, refill })) {
    if (!(Number.isFinite(value) && value >= 0)) throw new TypeError(`\`${name}\` must be a number from 0.`);
  }
  let tokens = capacity;
  return {
    get tokens() {
      return tokens;
    },
    withdraw(kind) {
      const cost = kind === 'throttle' ? throttleCost : transientCost;
      if (tokens < cost) return false;
      tokens -= cost;
      return true;
    },
    deposit() {
      tokens = Math.min(capacity, tokens + refill);
    },
  };
}
