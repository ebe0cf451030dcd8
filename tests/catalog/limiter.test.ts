import { retryGraph } from 'msgraph-errors';
import { createGraphLimiter, type GraphLimiter, type GraphLimiterOptions } from 'msgraph-errors/limiter';
import { describe, expect, it, vi } from 'vitest';
import { virtualClock } from './virtual-clock.js';

const answer = (
  status: number,
  headers: Record<string, string> = {},
): { status: number; headers: Record<string, string> } => ({ status, headers });
const to = (url: string, method = 'GET'): { url: string; method: string } => ({ url, method });

/** A limiter on a clock of its own, and work that takes a second of it. */
function setUp(options: GraphLimiterOptions = {}): {
  clock: ReturnType<typeof virtualClock>;
  limiter: GraphLimiter;
  starts: { url: string; at: number }[];
  send: (url: string, reply?: unknown, method?: string) => Promise<unknown>;
  most: () => number;
} {
  const clock = virtualClock();
  const begin = clock.now();
  const limiter = createGraphLimiter({ ...options, clock });
  const starts: { url: string; at: number }[] = [];
  let running = 0;
  let most = 0;
  const send = (url: string, reply: unknown = answer(200), method = 'GET'): Promise<unknown> =>
    limiter.run(to(url, method), async () => {
      starts.push({ url, at: clock.now() - begin });
      most = Math.max(most, ++running);
      await clock.sleep(1000);
      running--;
      if (reply instanceof Error) throw reply;
      return reply;
    });
  return { clock, limiter, starts, send, most: () => most };
}

const sendMany = (
  count: number,
  url: (index: number) => string,
  send: (url: string) => Promise<unknown>,
): Promise<unknown> => Promise.all(Array.from({ length: count }, (_, index) => send(url(index))));

describe('requests at a time', () => {
  it.each([
    ['/me/messages', 4],
    ['https://graph.microsoft.com/v1.0/me/mailFolders/inbox/messages?$top=5', 4],
    ['/beta/users/a@contoso.com/events', 4],
    ["/users('a')/calendar/events", 4],
    ['/groups/g/conversations', 4],
    ['/users/a/contacts', 4],
    ['/me/sendMail', 4],
    ['/$batch', 1],
    ['https://graph.microsoft.com/v1.0/$batch', 1],
    ['/me', 32],
    ['/users', 32],
    ['/users/a/memberOf', 32],
    ['/me/drive/root', 32],
    ['/me/chats', 32],
    ['/drives/messages/items', 32],
    ['https://contoso.sharepoint.com/_api/web', 32],
  ])('%s: %d', async (url, expected) => {
    const { clock, send, most } = setUp();
    await clock.until(sendMany(40, () => url, send));
    expect(most()).toBe(expected);
  });

  it('are counted for each mailbox', async () => {
    const { clock, send, most } = setUp();
    await clock.until(sendMany(40, (index) => `/users/${index % 3}/messages`, send));
    expect(most()).toBe(12);
  });

  it('are set by options', async () => {
    const options = { mailboxConcurrency: 2, batchConcurrency: 3, concurrency: 5 };
    for (const [url, expected] of [
      ['/me/events', 2],
      ['/$batch', 3],
      ['/groups', 5],
    ] as const) {
      const { clock, send, most } = setUp(options);
      await clock.until(sendMany(10, () => url, send));
      expect(most()).toBe(expected);
    }
  });

  it('start in the order in which they came', async () => {
    const { clock, send, starts } = setUp();
    await clock.until(sendMany(20, (index) => `/me/messages/${index}`, send));
    expect(starts.map(({ url }) => url)).toEqual(
      Array.from({ length: 20 }, (_, index) => `/me/messages/${index}`),
    );
  });
});

describe('wrong options', () => {
  it.each([
    [{ mailboxConcurrency: 0 }, '`mailboxConcurrency`'],
    [{ batchConcurrency: NaN }, '`batchConcurrency`'],
    [{ concurrency: '4' as unknown as number }, '`concurrency`'],
    [{ concurrency: -1 }, '`concurrency`'],
    [{ maxWaitMs: 0 }, '`maxWaitMs`'],
    [{ maxWaitMs: new Date() as unknown as number }, '`maxWaitMs`'],
    [{ clock: { now: 5 as unknown as () => number } }, '`clock.now`'],
    [{ clock: { sleep: 'long' as unknown as () => Promise<void> } }, '`clock.sleep`'],
    [{ clock: { random: {} as unknown as () => number } }, '`clock.random`'],
  ])('%j', (options, name) => {
    expect(() => createGraphLimiter(options)).toThrow(TypeError);
    expect(() => createGraphLimiter(options)).toThrow(name);
  });

  it.each([
    {},
    undefined,
    { concurrency: undefined },
    { concurrency: 1 },
    { mailboxConcurrency: Infinity },
    { maxWaitMs: 1 },
    { clock: {} },
    { clock: { now: undefined } },
    { clock: { now: () => 5 } },
  ])('%j is none', (options) => {
    expect(() => createGraphLimiter(options)).not.toThrow();
  });
});

describe('what work gives', () => {
  it.each([undefined, null, 5, 'text', answer(429), new Response('x', { status: 429 })])(
    '%o is handed on as it is',
    async (value) => {
      expect(await createGraphLimiter().run(to('/me'), () => Promise.resolve(value))).toBe(value);
    },
  );

  it('is handed on when it is thrown, whatever it is', async () => {
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
      },
    );
    for (const thrown of [new Error('own'), 'text', undefined, hostile]) {
      const failure = createGraphLimiter().run(to('/me'), () => Promise.reject(thrown as Error));
      expect(
        await failure.then(
          () => 'resolved',
          (error: unknown) => error === thrown,
        ),
      ).toBe(true);
    }
    const error = new Error('at once');
    await expect(
      createGraphLimiter().run(to('/me'), () => {
        throw error;
      }),
    ).rejects.toBe(error);
  });
});

it('ends well although the address of a request cannot be read twice', async () => {
  const limiter = createGraphLimiter({ mailboxConcurrency: 1 });
  let reads = 0;
  const once = {
    get url(): string {
      if (reads++) throw new Error('no');
      return '/me/messages';
    },
  };
  expect(await limiter.run(once, () => Promise.resolve(1))).toBe(1);
  expect(await limiter.run(to('/me/messages'), () => Promise.resolve(2))).toBe(2);
});

/** Milliseconds after a refusal at 1000 until the next request starts. */
async function gap(
  first: unknown,
  url = '/me/drive',
  method = 'GET',
  next: [string, string] = [url, method],
): Promise<number> {
  const { clock, send, starts } = setUp();
  await clock.until(send(url, first, method).catch(() => undefined));
  await clock.until(send(next[0], answer(200), next[1]));
  return (starts[1]?.at ?? 0) - 1000;
}
const thrown = (members: object): Error => Object.assign(new Error('refused'), members);

describe('the gate', () => {
  const headers = { 'Retry-After': '30' };
  it.each([
    ['a Response', new Response('', { status: 429, headers })],
    ['an axios answer', { status: 429, headers, data: {} }],
    ['an axios error', thrown({ response: { status: 429, headers } })],
    ['an error of the SDK', thrown({ statusCode: 429, headers: new Headers(headers) })],
    ['an error of Kiota', { responseStatusCode: 429, responseHeaders: { 'retry-after': ['30'] } }],
    ['an error of got', thrown({ response: { statusCode: 429, headers } })],
    ['503 with Retry-After', answer(503, headers)],
    ['509', answer(509, headers)],
  ])('closes as long as asked: %s', async (_name, outcome) => {
    const waited = await gap(outcome);
    // Not all processes in the same millisecond.
    expect(waited).toBeGreaterThan(30_000);
    expect(waited).toBeLessThan(30_000 * 1.03);
  });

  it.each([
    ['200', answer(200, headers)],
    ['404', answer(404, headers)],
    ['503 without it', answer(503)],
    ['507', answer(507, headers)],
    ['a body that names a status', { status: 'inProgress', headers }],
  ])('stays open: %s', async (_name, outcome) => {
    expect(await gap(outcome)).toBe(0);
  });

  it('closes longer and longer where nothing says for how long', async () => {
    const { clock, send, starts } = setUp();
    for (let request = 0; request < 5; request++) await clock.until(send('/silent', answer(429)));
    const gaps = starts
      .slice(1)
      .map(({ at }, index) => Math.round((at - (starts[index]?.at ?? 0) - 1000) / 1000));
    expect(gaps).toEqual([1, 2, 4, 8]);
  });

  it('closes after 509 without Retry-After', async () => {
    const waited = await gap(answer(509));
    expect(waited).toBeGreaterThanOrEqual(1000);
    expect(waited).toBeLessThan(1030);
  });

  it('holds for the scope of the request alone', async () => {
    const refused = answer(429, headers);
    expect(await gap(refused, '/users/a/messages', 'GET', ['/users/b/messages', 'GET'])).toBe(0);
    expect(await gap(refused, '/users/a/messages', 'GET', ['/users/A/events', 'POST'])).toBeGreaterThan(
      29_000,
    );
    expect(
      await gap(refused, '/me/drive', 'GET', ['https://contoso.sharepoint.com/sites/x/_api/web', 'GET']),
    ).toBeGreaterThan(29_000);
    expect(await gap(refused, '/teams/t', 'GET', ['/me/drive', 'GET'])).toBe(0);
    expect(await gap(refused, '/groups', 'POST', ['/groups', 'GET'])).toBe(0);
  });

  it('closes once for those that were under way together', async () => {
    const { clock, send, starts } = setUp();
    await clock.until(
      sendMany(
        5,
        () => '/silent',
        (url) => send(url, answer(429)),
      ),
    );
    await clock.until(send('/silent', answer(429)));
    await clock.until(send('/silent'));
    const times = starts.map(({ at }) => at);
    expect(Math.round(((times[5] ?? 0) - 1000) / 1000)).toBe(1);
    expect(Math.round(((times[6] ?? 0) - (times[5] ?? 0) - 1000) / 1000)).toBe(2);
  });

  it.each([
    ['one', 'Tenant_App', true],
    ['two', 'Tenant_Other', false],
  ])('is shared by scopes that the service calls %s', async (_how, other, isShared) => {
    const { clock, send, starts } = setUp();
    const refusal = (seconds: number, name: string): unknown =>
      answer(429, { 'retry-after': String(seconds), 'x-ms-throttle-scope': name });
    await clock.until(send('/users', refusal(1, 'Tenant_App')));
    await clock.pass(5000);
    await clock.until(send('/groups', refusal(30, other)));
    const closed = clock.now();
    await clock.until(send('/users'));
    expect(clock.now() - closed > 30_000).toBe(isShared);
    await clock.pass(60_000);
    await clock.until(send('/users', answer(429, headers)));
    await clock.until(send('/groups'));
    expect((starts.at(-1)?.at ?? 0) - (starts.at(-2)?.at ?? 0) > 30_000).toBe(isShared);
  });

  it('is watched by one timer, however many requests end meanwhile', async () => {
    const clock = virtualClock();
    let timers = 0;
    const limiter = createGraphLimiter({
      clock: {
        ...clock,
        sleep: (ms) => {
          timers++;
          return clock.sleep(ms);
        },
      },
    });
    const take = (ms: number, reply: unknown): Promise<unknown> =>
      limiter.run(to('/users'), () => clock.sleep(ms).then(() => reply));
    const all = [
      ...Array.from({ length: 20 }, (_, index) => take(2000 + index, answer(200))),
      take(1000, answer(429, { 'retry-after': '200' })),
    ];
    await clock.pass(1500);
    await clock.until(Promise.all([...all, take(1, answer(200))]));
    expect(timers).toBeLessThan(300);
  });

  it('lets those who waited start one after the other', async () => {
    const { clock, send, starts } = setUp();
    await clock.until(send('/silent', answer(429, headers)));
    await clock.until(sendMany(5, () => '/silent', send));
    expect(new Set(starts.map(({ at }) => at)).size).toBe(6);
  });
});

describe('the rate', () => {
  /**
   * Milliseconds between two starts, the second and third if not said otherwise, after an answer with these
   * headers.
   */
  async function spacing(first: Record<string, string>, url = '/users', earlier = 1): Promise<number> {
    const { clock, send, starts } = setUp();
    await clock.until(Promise.all([send(url, answer(200, first))]));
    await clock.until(
      sendMany(
        3,
        () => url,
        (path) => send(path, answer(200, first)),
      ),
    );
    // The answer to the second comes after a second, so what it says counts for longer gaps only.
    return Math.round((starts[earlier + 1]?.at ?? 0) - (starts[earlier]?.at ?? 0));
  }

  it.each([
    ['no header', {}, 0],
    ['a share below 0.8', { 'x-ms-throttle-limit-percentage': '0.79' }, 0],
    ['much left', { 'RateLimit-Limit': '1200', 'RateLimit-Remaining': '900', 'RateLimit-Reset': '50' }, 0],
    ['an unreadable share', { 'x-ms-throttle-limit-percentage': 'high' }, 0],
    ['no limit', { 'RateLimit-Remaining': '1', 'RateLimit-Reset': '50' }, 0],
    [
      '10 for 5 seconds',
      { 'RateLimit-Limit': '1200', 'RateLimit-Remaining': '10', 'RateLimit-Reset': '5' },
      500,
    ],
    [
      'a negative rest for 5 seconds',
      { 'RateLimit-Limit': '1200', 'RateLimit-Remaining': '-7', 'RateLimit-Reset': '5' },
      5000,
    ],
    [
      'none for 5 seconds',
      { 'RateLimit-Limit': '1200', 'RateLimit-Remaining': '0', 'RateLimit-Reset': '5' },
      5000,
    ],
    ['none, no time', { 'RateLimit-Limit': '1200', 'RateLimit-Remaining': '0' }, 1000],
    ['a share of 0.9: the mean rate', { 'x-ms-throttle-limit-percentage': '0.9' }, 1001],
    ['a share of 1.8', { 'x-ms-throttle-limit-percentage': '1.8' }, 10_010],
  ])('follows the headers: %s', async (_name, first, expected) => {
    const measured = await spacing(first);
    expect(Math.abs(measured - expected)).toBeLessThanOrEqual(expected * 0.02);
  });

  it.each([
    ['/me/onenote/pages', 515],
    ['https://graph.microsoft.com/v1.0/sites/s/onenote/pages', 515],
    ['/identityProtection/riskyUsers', 1031],
    ['/identity/conditionalAccess/policies', 1031],
    ['/dataPolicyOperations/x', 382],
    ['/identity/identityProviders', 0],
    ['/teams/t', 0],
  ])('begins as documented where refusals name no time: %s', async (url, expected) => {
    expect(Math.abs((await spacing({}, url, 2)) - expected)).toBeLessThanOrEqual(expected * 0.03);
  });

  it.each(['-5', '0', 'Infinity', 'many'])('takes no cost that cannot be: %s', async (units) => {
    expect(
      Math.abs((await spacing({ 'x-ms-resource-unit': units }, '/identityProtection/x', 2)) - 1031),
    ).toBeLessThanOrEqual(30);
  });

  it('does not count time in which nothing was asked for', async () => {
    const { clock, send, starts } = setUp();
    await clock.until(send('/silent', answer(429)));
    for (let request = 0; request < 20; request++) await clock.until(send('/silent'));
    await clock.pass(3_600_000);
    await clock.until(send('/silent', answer(429)));
    await clock.until(sendMany(3, () => '/silent', send));
    expect((starts.at(-1)?.at ?? 0) - (starts.at(-2)?.at ?? 0)).toBeLessThan(10_000);
  });

  it.each([
    ['made up for, as timers are late', 15, 15],
    ['not made up for where it was not asked for', 40, 0],
  ])('of a request that starts late: time is %s (%d ms)', async (_how, ms, expected) => {
    const { clock, send, starts } = setUp();
    const first = send('/identityProtection/x');
    // The rate is 1 a second, less 3 %.
    const interval = 1000 / 0.97;
    await clock.pass(interval + ms);
    await clock.until(Promise.all([first, send('/identityProtection/x'), send('/identityProtection/x')]));
    expect(Math.abs(interval - expected - ((starts[2]?.at ?? 0) - (starts[1]?.at ?? 0)))).toBeLessThan(3);
  });

  it.each([
    ['nothing', 0, 1000],
    // A tenth of the mean rate, which is 1 a second.
    ['four requests', 4, 10_000],
  ])('takes a share for larger by what is under way: %s', async (_what, underWay, expected) => {
    const { clock, limiter, send, starts } = setUp();
    for (let request = 0; request < underWay; request++)
      void limiter.run(to('/users'), () => clock.sleep(14_000));
    await clock.until(send('/users', answer(200, { 'x-ms-throttle-limit-percentage': '0.85' })));
    await clock.until(send('/users'));
    expect(Math.abs((starts[1]?.at ?? 0) - expected)).toBeLessThan(expected / 50);
  });

  it.each([
    ['which is told for', answer(200, { 'x-ms-throttle-limit-percentage': '1.0' }), 10_000],
    ['which nothing is told for', answer(200), 2500],
  ])('stays as told at a refusal that tells nothing: a scope %s', async (_which, told, expected) => {
    const { clock, limiter, send, starts } = setUp();
    const refused = limiter.run(to('/users'), async () => {
      await clock.sleep(1500);
      return answer(429, { 'retry-after': '1' });
    });
    await clock.until(Promise.all([refused, send('/users', told)]));
    await clock.until(send('/users'));
    expect(Math.abs((starts[1]?.at ?? 0) - expected)).toBeLessThan(expected / 40);
  });

  it('is not used up by work that makes requests of its own', async () => {
    const { clock, limiter, send, starts } = setUp();
    await clock.until(
      Promise.all(
        Array.from({ length: 6 }, () =>
          limiter.run(to('/identityProtection/x'), () => send('/identityProtection/x')),
        ),
      ),
    );
    expect((starts.at(-1)?.at ?? 0) - (starts[0]?.at ?? 0)).toBeLessThan(6500);
  });

  it('is never nothing: a first answer that says the limit is reached', async () => {
    expect(await spacing({ 'x-ms-throttle-limit-percentage': '1.0' })).toBeLessThan(60_000);
  });

  it('counts what a request cost', async () => {
    const { clock, send, starts } = setUp();
    const headers = {
      'RateLimit-Limit': '1000',
      'RateLimit-Remaining': '100',
      'RateLimit-Reset': '100',
      'x-ms-resource-unit': '5',
    };
    for (let request = 0; request < 40; request++) await clock.until(send('/users', answer(200, headers)));
    const last = starts.slice(-2).map(({ at }) => at);
    expect(Math.round(((last[1] ?? 0) - (last[0] ?? 0)) / 100)).toBe(50);
  });
});

describe('a signal', () => {
  const reason = new Error('enough');

  it('ends the wait at once, and the next one moves up', async () => {
    const { clock, limiter, send, starts } = setUp({ mailboxConcurrency: 1 });
    const controller = new AbortController();
    const work = vi.fn(() => Promise.resolve(1));
    const first = send('/me/messages/1');
    const second = limiter.run(to('/me/messages/2'), work, controller.signal);
    const third = send('/me/messages/3');
    controller.abort(reason);
    await expect(clock.until(second)).rejects.toBe(reason);
    await clock.until(Promise.all([first, third]));
    expect(work).not.toHaveBeenCalled();
    expect(starts.map(({ at }) => at)).toEqual([0, 1000]);
  });

  it('that is aborted already starts nothing', async () => {
    const work = vi.fn(() => Promise.resolve(1));
    await expect(createGraphLimiter().run(to('/me'), work, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(work).not.toHaveBeenCalled();
  });

  it('frees the place of work that hangs', async () => {
    const { clock, limiter, send, starts } = setUp({ mailboxConcurrency: 1 });
    const controller = new AbortController();
    const hanging = limiter.run(to('/me/messages'), () => new Promise(() => undefined), controller.signal);
    const next = send('/me/messages');
    await clock.pass(500);
    controller.abort(reason);
    await expect(clock.until(hanging)).rejects.toBe(reason);
    await clock.until(next);
    expect(starts[0]?.at).toBe(500);
  });

  it('lets work that listens to it end with an error of its own', async () => {
    const { clock, limiter } = setUp();
    const controller = new AbortController();
    const own = new Error('own');
    const work = limiter.run(
      to('/me'),
      () =>
        new Promise((_, reject) => {
          controller.signal.addEventListener('abort', () => {
            reject(own);
          });
        }),
      controller.signal,
    );
    await clock.pass(1);
    controller.abort(reason);
    await expect(clock.until(work)).rejects.toBe(own);
  });

  it('that keeps no reason ends with an AbortError', async () => {
    const signal = { aborted: true, addEventListener: () => undefined };
    await expect(createGraphLimiter().run(to('/me'), () => Promise.resolve(1), signal)).rejects.toMatchObject(
      { name: 'AbortError' },
    );
  });

  it('has no listener left afterwards', async () => {
    const added = new Set<unknown>();
    const signal = {
      aborted: false,
      addEventListener: (_type: 'abort', listener: () => void) => added.add(listener),
      removeEventListener: (_type: 'abort', listener: () => void) => added.delete(listener),
    };
    await createGraphLimiter().run(to('/me'), () => Promise.resolve(1), signal);
    expect(added.size).toBe(0);
  });
});

describe('no deadlock', () => {
  it.each([
    [14_000, false],
    [17_000, true],
  ])('work that hangs stops the others only for a while: after %d ms', async (ms, isDone) => {
    const { clock, limiter, send, starts } = setUp({ mailboxConcurrency: 1 });
    void limiter.run(to('/me/messages'), () => new Promise(() => undefined));
    void send('/me/messages');
    await clock.pass(ms);
    expect(starts.length === 1).toBe(isDone);
  });

  it.each([
    ['its first step', undefined],
    ['a later step, told by free', 10],
  ])('when work makes requests of its own scope: %s', async (_name, pause) => {
    const { clock, limiter, send, starts, most } = setUp();
    const begin = clock.now();
    const outer = Array.from({ length: 40 }, () =>
      limiter.run(
        to('/me/messages'),
        pause === undefined
          ? () => send('/me/messages')
          : async (free) => {
              await clock.sleep(pause);
              free();
              return send('/me/messages');
            },
      ),
    );
    expect(await clock.until(Promise.all(outer))).toHaveLength(40);
    // Four at a time, a second each.
    expect(most()).toBe(4);
    expect(starts).toHaveLength(40);
    expect(clock.now() - begin).toBeLessThan(10_500);
  });

  it('when nothing tells that work waits for requests of its own', async () => {
    const { clock, limiter, send } = setUp();
    const outer = Array.from({ length: 6 }, () =>
      limiter.run(to('/me/messages'), async () => {
        await clock.sleep(10);
        return send('/me/messages');
      }),
    );
    expect(await clock.until(Promise.all(outer))).toHaveLength(6);
  });

  it('counts work as a request that makes requests elsewhere by other means', async () => {
    const { clock, limiter, send, most } = setUp();
    const other = createGraphLimiter({ clock });
    const outer = Array.from({ length: 9 }, () => send('/me/messages'));
    await clock.until(
      Promise.all([
        ...outer,
        other.run(to('/me/messages'), () => limiter.run(to('/me/messages'), () => Promise.resolve(1))),
      ]),
    );
    expect(most()).toBe(4);
  });

  it('what work is given that made requests of its own teaches nothing twice', async () => {
    const { clock, limiter, send, starts } = setUp();
    await clock.until(limiter.run(to('/silent'), () => send('/silent', answer(429))));
    await clock.until(send('/silent', answer(429)));
    await clock.until(send('/silent'));
    const gaps = starts
      .slice(1)
      .map(({ at }, index) => Math.round((at - (starts[index]?.at ?? 0) - 1000) / 1000));
    expect(gaps).toEqual([1, 2]);
  });
});

describe('the longest wait', () => {
  const closed = answer(429, { 'retry-after': '3000' });

  it.each([
    [undefined, 600_000],
    [20_000, 20_000],
  ])(
    'of option %s: then the request is sent, and its caller gets the answer',
    async (maxWaitMs, expected) => {
      const { clock, send, starts } = setUp({ maxWaitMs });
      await clock.until(send('/users', closed));
      const own = answer(429, { 'retry-after': '2400' });
      expect(await clock.until(send('/users', own))).toBe(own);
      expect(starts[1]?.at).toBeGreaterThanOrEqual(1000 + expected);
      expect(starts[1]?.at).toBeLessThanOrEqual(1000 + expected + 1000);
    },
  );

  it('is not reached by a shorter gate', async () => {
    const { clock, send, starts } = setUp({ maxWaitMs: 40_000 });
    await clock.until(send('/users', answer(429, { 'retry-after': '30' })));
    await clock.until(send('/users'));
    expect(starts[1]?.at).toBeGreaterThanOrEqual(31_000);
  });

  it('lets those who have waited for so long through one at a time, and nobody before', async () => {
    const { clock, send, starts, most } = setUp({ maxWaitMs: 20_000 });
    await clock.until(send('/users', closed));
    const first = sendMany(
      5,
      () => '/users',
      (url) => send(url, closed),
    );
    await clock.pass(10_000);
    const later = send('/users', closed);
    await clock.until(first);
    await clock.until(later);
    expect(most()).toBe(1);
    expect(starts[6]?.at).toBeGreaterThanOrEqual(31_000);
  });

  it('counts from the refusal, not from when a long line began', async () => {
    const { clock, send, starts } = setUp({ mailboxConcurrency: 1, maxWaitMs: 5000 });
    let count = 0;
    const all = sendMany(
      12,
      () => '/me/messages',
      (url) => send(url, ++count === 10 ? answer(429, { 'retry-after': '4' }) : answer(200)),
    );
    await clock.until(all);
    expect((starts[10]?.at ?? 0) - (starts[9]?.at ?? 0)).toBeGreaterThanOrEqual(5000);
  });

  it('is ended by a signal before', async () => {
    const { clock, limiter, send } = setUp();
    await clock.until(send('/users', closed));
    const controller = new AbortController();
    const reason = new Error('enough');
    const begin = clock.now();
    const waiting = limiter.run(to('/users'), () => Promise.resolve(1), controller.signal);
    await clock.pass(5000);
    controller.abort(reason);
    await expect(clock.until(waiting)).rejects.toBe(reason);
    expect(clock.now() - begin).toBeLessThan(6000);
  });
});

it('passes each attempt of retryGraph, which waits no longer than asked once', async () => {
  const { clock, send, starts } = setUp();
  const replies = [thrown({ statusCode: 429, headers: { 'retry-after': '10' } }), answer(200)];
  await clock.until(retryGraph(() => send('/me/messages', replies.shift()), { method: 'GET', clock }));
  expect(starts).toHaveLength(2);
  expect(starts[1]?.at).toBeGreaterThanOrEqual(11_000);
  expect(starts[1]?.at).toBeLessThan(13_000);
});

describe('no standstill', () => {
  it.each([
    [{ 'ratelimit-limit': '100', 'ratelimit-remaining': '0', 'ratelimit-reset': 'Infinity' }, 90_000_000],
    [{ 'x-ms-resource-unit': '-5' }, 10_000],
    [{ 'x-ms-resource-unit': 'Infinity' }, 10_000],
    [{ 'x-ms-throttle-limit-percentage': 'Infinity' }, 100_000],
  ] as const)('whatever headers say: %j', async (headers, most) => {
    const { clock, send } = setUp({ concurrency: 1 });
    const begin = clock.now();
    await clock.until(send('/users', answer(429)));
    for (let request = 0; request < 3; request++) await clock.until(send('/users', answer(200, headers)));
    await clock.until(send('/users', answer(429)));
    await clock.until(send('/users'));
    expect(clock.now() - begin).toBeLessThan(4 * most);
  });

  it('when a second refusal comes while a long wait lies ahead', async () => {
    const { clock, limiter, send } = setUp();
    await clock.until(send('/users', answer(429)));
    await clock.until(send('/users'));
    const taking = (ms: number, reply: unknown): Promise<unknown> =>
      limiter.run(to('/users'), async () => {
        await clock.sleep(ms);
        return reply;
      });
    const begin = clock.now();
    const closed = answer(429, { 'retry-after': '60' });
    await clock.pass(3000);
    // Ends after it has waited for nothing; the one that starts in its last millisecond was sent before its
    // answer was known.
    const third = clock.sleep(5000).then(() => taking(600, closed));
    const first = taking(5000, closed);
    const second = taking(4500, answer(200));
    await clock.until(Promise.all([first, second, third]));
    await clock.until(send('/users'));
    expect(clock.now() - begin).toBeLessThan(100_000);
  });
});

describe('of many scopes', () => {
  const ask = (count: number, limiter: GraphLimiter): Promise<unknown> =>
    sendMany(
      count,
      (index) => `/users/${index}/messages`,
      (url) => limiter.run(to(url), () => Promise.resolve(1)),
    );

  it.each([
    [1900, 1000],
    [2500, 0],
  ])(
    'those that nobody asks for are forgotten, with what was learnt of their rate: after %d others',
    async (count, expected) => {
      const { clock, limiter, send, starts } = setUp();
      await clock.until(
        send(
          '/users/old/messages',
          answer(200, { 'ratelimit-limit': '100', 'ratelimit-remaining': '0', 'ratelimit-reset': '9' }),
        ),
      );
      await clock.pass(10_000);
      await clock.until(ask(count, limiter));
      await clock.until(sendMany(2, () => '/users/old/messages', send));
      // The second has to wait until the first is answered and tells that there is more again.
      expect(Math.round(((starts[2]?.at ?? 0) - (starts[1]?.at ?? 0)) / 100) * 100).toBe(expected);
    },
  );

  it('those that are asked now and then are kept', async () => {
    const { clock, limiter, send, starts } = setUp();
    await clock.until(
      send(
        '/users/old/messages',
        answer(200, { 'ratelimit-limit': '100', 'ratelimit-remaining': '0', 'ratelimit-reset': '9' }),
      ),
    );
    await clock.until(ask(1500, limiter));
    await clock.until(
      send(
        '/users/old/messages',
        answer(200, { 'ratelimit-limit': '100', 'ratelimit-remaining': '0', 'ratelimit-reset': '9' }),
      ),
    );
    await clock.pass(10_000);
    await clock.until(
      sendMany(
        1500,
        (index) => `/users/other${index}/messages`,
        (url) => limiter.run(to(url), () => Promise.resolve(1)),
      ),
    );
    await clock.until(sendMany(2, () => '/users/old/messages', send));
    expect(starts.at(-1)?.at).toBeGreaterThan(starts.at(-2)?.at ?? 0);
  });

  it('none is that is under way', async () => {
    const { clock, limiter, send, most } = setUp({ mailboxConcurrency: 1 });
    const first = send('/users/old/messages');
    await clock.until(ask(5000, limiter));
    await clock.until(Promise.all([first, send('/users/old/messages')]));
    expect(most()).toBe(1);
  });

  it('none is that waits', async () => {
    const { clock, limiter, send, starts } = setUp({ mailboxConcurrency: 1, maxWaitMs: Infinity });
    await clock.until(send('/users/old/messages', answer(429, { 'retry-after': '3000' })));
    const waiting = send('/users/old/messages');
    await clock.until(ask(5000, limiter));
    await clock.until(waiting);
    expect(starts[1]?.at).toBeGreaterThan(3_000_000);
  });

  it('none is that is held back', async () => {
    const { clock, limiter, send, starts } = setUp();
    await clock.until(send('/users/old/messages', answer(429, { 'retry-after': '300' })));
    await clock.until(ask(5000, limiter));
    await clock.until(send('/users/old/messages'));
    expect(starts[1]?.at).toBeGreaterThan(300_000);
  });
});

describe('an address that is none', () => {
  it.each([undefined, null, 5, {}, ''])('is taken for one of its own: %o', async (url) => {
    await expect(
      createGraphLimiter().run({ url: url as string }, async () => Promise.resolve('done')),
    ).resolves.toBe('done');
  });
});
