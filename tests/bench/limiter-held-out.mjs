/**
 * Services that the limiter was not tuned on: they served to choose between finished designs only. Their
 * capacities, windows, times and headers differ from those of the model, and `otherKinds` are no documented
 * limits of Graph, but of kinds that occur there.
 */
import { fixedWindow, ok, refusal, silentRefusal, to, tokenBucket } from './limiter-model.mjs';

/** @typedef {import('./limiter-model.mjs').Service} Service */

/**
 * At most so many requests in any `windowMs`. What is refused does not count.
 * @param {number} limit @param {number} windowMs
 */
function slidingWindow(limit, windowMs) {
  /** @type {number[]} */
  const taken = [];
  return {
    /** @param {number} now @returns {number} 0, or milliseconds until there is a place */
    take(now) {
      while (taken.length > 0 && now - (taken[0] ?? 0) >= windowMs) taken.shift();
      if (taken.length >= limit) return (taken[0] ?? 0) + windowMs - now;
      taken.push(now);
      return 0;
    },
    /** @param {number} ms */
    permitted: (ms) => Math.ceil(ms / windowMs) * limit,
  };
}

/**
 * A service that counts what arrives, and refuses what is too much.
 * @param {{ take: (now: number, cost: number) => number, permitted: (ms: number) => number }} limit
 * @param {Pick<Service, 'name' | 'runMs' | 'requests' | 'latency'> & Partial<Service> & { refuse?: (waitMs:
 *   number) => import('./limiter-model.mjs').Answer }} rest refusals are silent when nothing else is said
 * @returns {Service}
 */
const counting = (limit, { refuse = () => silentRefusal, ...rest }) => ({
  callers: 40,
  arrive(now, { cost }) {
    const wait = limit.take(now, cost);
    return wait > 0 ? refuse(wait) : ok;
  },
  leave: () => undefined,
  permitted: () => limit.permitted(rest.runMs),
  ...rest,
});

/** What the documented services do, with other figures. @type {Record<string, () => Service>} */
export const heldOut = {
  /** A mailbox that is asked slowly: 4,000 requests in 5 minutes. */
  mailbox: () =>
    counting(fixedWindow(4000, 300_000), {
      name: 'mailbox',
      runMs: 900_000,
      requests: [to('/me/events')],
      latency: [90, 250],
      refuse: refusal,
    }),
  /** A large tenant: 8,000 resource units in 10 seconds. */
  largeDirectory() {
    const bucket = tokenBucket(8000, 800);
    return counting(bucket, {
      name: 'large directory',
      runMs: 90_000,
      callers: 100,
      latency: [20, 70],
      refuse: refusal,
      requests: [to('/groups', 3), to('/devices', 1), to('/users/a/transitiveMemberOf', 8)],
      arrive(now, { cost }) {
        const wait = bucket.take(now, cost);
        return wait > 0
          ? refusal(wait)
          : {
              status: 200,
              headers: {
                'x-ms-resource-unit': String(cost),
                ...(bucket.used() >= 0.8 && { 'x-ms-throttle-limit-percentage': bucket.used().toFixed(2) }),
              },
            };
      },
    });
  },
  /** 6,000 resource units in 5 minutes, told from the first answer on. */
  filesTold() {
    const window = fixedWindow(6000, 300_000);
    return counting(window, {
      name: 'files, told',
      runMs: 900_000,
      latency: [200, 900],
      requests: [to('/sites/s/lists/l/items', 2), to('/me/drive/root/delta', 1)],
      arrive(now, { cost }) {
        const wait = window.take(now, cost);
        const headers = {
          'ratelimit-limit': '6000',
          'ratelimit-remaining': String(window.remaining()),
          'ratelimit-reset': String(Math.ceil(window.resetMs(now) / 1000)),
        };
        return wait > 0 ? refusal(wait, headers) : { status: 200, headers };
      },
    });
  },
  /** 120 requests a minute, four at once. */
  notes: () =>
    counting(tokenBucket(4, 2), {
      name: 'notes',
      runMs: 900_000,
      requests: [to('/me/onenote/pages')],
      latency: [100, 400],
    }),
  /** 7 requests a second, 20 at once. */
  slowSilent: () =>
    counting(tokenBucket(20, 7), {
      name: 'slow silent service',
      runMs: 900_000,
      requests: [to('/reports/x')],
      latency: [150, 350],
    }),
  /** 12 requests a second, 60 at once; tells how long to wait. */
  told: () =>
    counting(tokenBucket(60, 12), {
      name: 'told',
      runMs: 600_000,
      requests: [to('/teams/t/channels')],
      latency: [60, 140],
      refuse: refusal,
    }),
};

/**
 * Each with what is asked of the limiter there: per cent of the permitted throughput, and of refusals.
 * @type {Record<string, { create: () => Service, least: number, most: number }>}
 */
export const otherKinds = {
  /**
   * 300 requests in any minute. The first refusal comes after a second, and the place is free again only
   * after a minute.
   */
  slidingWindow: {
    least: 75,
    most: 5,
    create: () =>
      counting(slidingWindow(300, 60_000), {
        name: 'sliding window',
        runMs: 900_000,
        requests: [to('/window/items')],
        latency: [60, 140],
      }),
  },
  /** 20 requests a second, half of it for two minutes in the middle: to find out takes refusals, and time. */
  halvedRate: {
    least: 90,
    most: 1,
    create() {
      const usual = tokenBucket(40, 20);
      const halved = tokenBucket(40, 10);
      let isHalved = false;
      const take = (/** @type {number} */ now, /** @type {number} */ cost) => {
        const wasHalved = isHalved;
        isHalved = now >= 240_000 && now < 360_000;
        const bucket = isHalved ? halved : usual;
        // Neither begins with more than was left in the other.
        if (isHalved !== wasHalved) bucket.drain(now);
        return bucket.take(now, cost);
      };
      return counting(
        { take, permitted: () => 40 + 20 * 480 + 10 * 120 },
        {
          name: 'halved for two minutes',
          runMs: 600_000,
          requests: [to('/halved/items')],
          latency: [60, 140],
        },
      );
    },
  },
  /** 10 requests a second, and 3,000 in 10 minutes; tells how long to wait. */
  twoLimits: {
    least: 95,
    most: 1,
    create() {
      const bucket = tokenBucket(10, 10);
      const window = fixedWindow(3000, 600_000);
      const take = (/** @type {number} */ now, /** @type {number} */ cost) =>
        bucket.take(now, cost) || window.take(now, cost);
      return counting(
        { take, permitted: window.permitted },
        {
          name: 'two limits',
          runMs: 1_800_000,
          requests: [to('/two/items')],
          latency: [60, 140],
          refuse: refusal,
        },
      );
    },
  },
  /**
   * 40 requests a second, each of which takes half a second or more: many are under way when one is refused.
   */
  slowAnswers: {
    least: 95,
    most: 1.25,
    create: () =>
      counting(tokenBucket(40, 40), {
        name: 'slow answers',
        runMs: 300_000,
        callers: 60,
        requests: [to('/slow/items')],
        latency: [300, 900],
      }),
  },
};
