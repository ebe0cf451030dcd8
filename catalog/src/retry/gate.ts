/** Pauses by key. Times are in milliseconds since 1970. */
export interface ThrottleGate {
  /** When the key opens again; 0 when it is open or unknown. */
  readonly pausedUntil: (key: string) => number;
  /** Closes the key until then. A pause is never shortened. */
  readonly pause: (key: string, until: number) => void;
}

/**
 * A gate shared by many `retryGraph` calls: when one of them is throttled, the others of the same key wait
 * until the service takes requests again, instead of being throttled one by one. Graph counts requests per
 * app, tenant and workload, so these make a good key.
 *
 * @returns a gate that is open for every key
 * @throws never
 * @see Requests made while throttled count against the limit: Microsoft Graph throttling guidance.
 */
export function createThrottleGate(): ThrottleGate {
  const pauses = new Map<string, number>();
  return {
    pausedUntil: (key) => pauses.get(key) ?? 0,
    pause: (key, until) => {
      pauses.set(key, Math.max(until, pauses.get(key) ?? 0));
    },
  };
}
