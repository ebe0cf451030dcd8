/**
 * A model of the documented limits of Graph, and a load to hold against it. Times are in milliseconds of the
 * model: who uses it gives the clock, so the same model runs behind a loopback server and, in tests, on a
 * clock that is moved by hand.
 *
 * @see Microsoft Graph service-specific throttling limits; Avoid getting throttled or blocked in SharePoint
 *   Online.
 */

/**
 * @typedef {{ status: number, headers: Record<string, string> }} Answer
 * @typedef {{ url: string, method: string, cost: number }} ModelRequest `cost` in resource units, 1 where a
 *   service counts requests
 * @typedef {object} Service
 * @property {string} name
 * @property {number} runMs how long a run takes
 * @property {readonly ModelRequest[]} requests sent in turn
 * @property {number} callers so many wait for an answer at a time
 * @property {readonly [number, number]} latency of an answer, least and most
 * @property {(now: number, request: ModelRequest) => Answer} arrive counts a request and decides
 * @property {(request: ModelRequest) => void} leave a request is answered
 * @property {() => number} permitted units that a perfect client gets through in a run
 */

/**
 * A token bucket: holds `capacity`, gains `perSecond`.
 * @param {number} capacity @param {number} perSecond
 */
export function tokenBucket(capacity, perSecond) {
  let level = capacity;
  let at = 0;
  return {
    /**
     * @param {number} now
     * @param {number} cost
     * @returns {number} 0, or milliseconds until it could be paid
     */
    take(now, cost) {
      level = Math.min(capacity, level + ((now - at) / 1000) * perSecond);
      at = now;
      if (level < cost) return ((cost - level) / perSecond) * 1000;
      level -= cost;
      return 0;
    },
    /** Empties it. @param {number} now */
    drain(now) {
      level = 0;
      at = now;
    },
    used: () => 1 - level / capacity,
    /** @param {number} ms */
    permitted: (ms) => capacity + (ms / 1000) * perSecond,
  };
}

/**
 * A count that begins anew every `windowMs`.
 * @param {number} limit @param {number} windowMs
 */
export function fixedWindow(limit, windowMs) {
  let window = -1;
  let used = 0;
  return {
    /** @param {number} now @param {number} cost @returns {number} 0, or milliseconds until the next window */
    take(now, cost) {
      const current = Math.floor(now / windowMs);
      if (current !== window) used = 0;
      window = current;
      used += cost;
      // What is refused counts as well.
      return used > limit ? (current + 1) * windowMs - now : 0;
    },
    remaining: () => Math.max(0, limit - used),
    used: () => used / limit,
    /** @param {number} now */
    resetMs: (now) => (Math.floor(now / windowMs) + 1) * windowMs - now,
    /** @param {number} ms */
    permitted: (ms) => Math.ceil(ms / windowMs) * limit,
  };
}

export const ok = { status: 200, headers: {} };
/** @param {number} waitMs @param {Record<string, string>} [headers] @returns {Answer} */
export const refusal = (waitMs, headers) => ({
  status: 429,
  headers: { 'retry-after': String(Math.ceil(waitMs / 1000)), ...headers },
});
export const silentRefusal = { status: 429, headers: {} };

/** @param {string} url @param {number} [cost] @param {string} [method] @returns {ModelRequest} */
export const to = (url, cost = 1, method = 'GET') => ({ url, method, cost });

/** Only mailboxes count what is under way. @type {Service['leave']} */
const nothing = () => undefined;

/**
 * The services of the model.
 * @type {Record<string, (shrink?: number) => Service>} `shrink` makes the run shorter by that factor, and
 *   with it the count and the window of mailboxes; the quota of the directory in place of its run
 */
export const services = {
  /** 10,000 requests in 10 minutes and 4 at a time for each mailbox; no header but Retry-After. */
  mailboxes(shrink = 1) {
    const create = () => fixedWindow(10_000 / shrink, 600_000 / shrink);
    const boxes = new Map(['a', 'b'].map((id) => [id, { limit: create(), running: 0 }]));
    /** @param {ModelRequest} request */
    const boxOf = (request) =>
      boxes.get(/users\/(\w)/.exec(request.url)?.[1] ?? '') ?? { limit: fixedWindow(0, 1), running: 0 };
    return {
      name: 'two mailboxes',
      runMs: 1_200_000 / shrink,
      requests: [...boxes.keys()].map((id) => to(`/users/${id}/messages`)),
      callers: 40,
      latency: [60, 140],
      arrive(now, request) {
        const box = boxOf(request);
        box.running++;
        const wait = box.running > 4 ? 1000 : box.limit.take(now, 1);
        return wait > 0 ? refusal(wait) : ok;
      },
      leave: (request) => {
        boxOf(request).running--;
      },
      permitted: () => 2 * create().permitted(1_200_000 / shrink),
    };
  },
  /**
   * A token bucket of 3,500 resource units in 10 seconds (a small tenant); tells the cost, and the share used
   * from 0.8.
   */
  directory(shrink = 1) {
    const bucket = tokenBucket(3500 / shrink, 350 / shrink);
    const headers = (/** @type {number} */ cost) => {
      const share = bucket.used();
      return {
        'x-ms-resource-unit': String(cost),
        ...(share >= 0.8 && { 'x-ms-throttle-limit-percentage': share.toFixed(2) }),
      };
    };
    return {
      name: 'directory',
      runMs: 120_000,
      requests: [
        to('/users', 2),
        to('/users/a', 1),
        to('/groups/b/members', 3),
        to('/groups/b/transitiveMembers', 5),
        to('/applications', 2),
      ],
      callers: 60,
      latency: [60, 140],
      arrive(now, { cost }) {
        const wait = bucket.take(now, cost);
        return wait > 0
          ? refusal(wait, {
              'x-ms-throttle-scope': 'Tenant_Application/ReadWrite/app/tenant',
              'x-ms-throttle-information': 'ResourceUnitLimitExceeded',
            })
          : { status: 200, headers: headers(cost) };
      },
      leave: nothing,
      permitted: () => bucket.permitted(120_000),
    };
  },
  /** 1,200 resource units a minute (up to 1,000 licences); RateLimit headers once 80 % are used. */
  files(shrink = 1) {
    const window = fixedWindow(1200, 60_000);
    const headers = (/** @type {number} */ now) =>
      window.used() < 0.8
        ? {}
        : {
            'ratelimit-limit': '1200',
            'ratelimit-remaining': String(window.remaining()),
            'ratelimit-reset': String(Math.ceil(window.resetMs(now) / 1000)),
          };
    return {
      name: 'files',
      runMs: 600_000 / shrink,
      requests: [
        to('/drives/d/items/1', 1),
        to('/drives/d/root/children', 2),
        to('/drives/d/items/1/content', 2, 'PUT'),
        to('/drives/d/items/1/permissions', 5),
      ],
      callers: 60,
      latency: [80, 300],
      arrive(now, { cost }) {
        const wait = window.take(now, cost);
        return wait > 0 ? refusal(wait, headers(now)) : { status: 200, headers: headers(now) };
      },
      leave: nothing,
      permitted: () => window.permitted(600_000 / shrink),
    };
  },
  /** 1 request a second, documented to refuse without Retry-After. */
  identityProtection(shrink = 1) {
    const bucket = tokenBucket(1, 1);
    return {
      name: 'identity protection',
      runMs: 900_000 / shrink,
      requests: [to('/identityProtection/riskyUsers')],
      callers: 20,
      latency: [60, 140],
      arrive: (now, { cost }) => (bucket.take(now, cost) > 0 ? silentRefusal : ok),
      leave: nothing,
      permitted: () => bucket.permitted(900_000 / shrink),
    };
  },
  /** A service without any header, not even Retry-After: 30 requests a second, as Teams. */
  silent(shrink = 1) {
    const bucket = tokenBucket(30, 30);
    return {
      name: 'silent service',
      runMs: 300_000 / shrink,
      requests: [to('/silent/items')],
      callers: 60,
      latency: [60, 140],
      arrive: (now, { cost }) => (bucket.take(now, cost) > 0 ? silentRefusal : ok),
      leave: nothing,
      permitted: () => bucket.permitted(300_000 / shrink),
    };
  },
};

/**
 * Holds a load against a service: so many callers ask for one request after the other until the run is over.
 *
 * @param {Service} service
 * @param {(request: ModelRequest) => Promise<unknown>} ask sends a request by the client that is measured,
 *   and again as that client does
 * @param {() => number} now milliseconds of the model
 */
export async function load(service, ask, now) {
  const end = now() + service.runMs;
  let next = 0;
  const caller = async () => {
    while (now() < end) {
      const request = service.requests[next++ % service.requests.length];
      if (request !== undefined) await ask(request);
    }
  };
  await Promise.all(Array.from({ length: service.callers }, caller));
}
