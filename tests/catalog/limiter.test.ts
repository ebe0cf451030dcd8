import { retryGraph } from 'msgraph-errors';
import { createGraphLimiter, type GraphLimiter, type GraphLimiterOptions } from 'msgraph-errors/limiter';
import { describe, expect, it, vi } from 'vitest';
import { virtualClock } from './virtual-clock.js';

const answer = (status: number, headers: Record<string, string> = {}): { status: number; headers: Record<string, string> } => ({ status, headers });
const to = (url: string, method = 'GET'): { url: string; method: string } => ({ url, method });

/** A limiter on a clock of its own, and work that takes a second of it. */
function setUp(options: GraphLimiterOptions = {}): { clock: ReturnType<typeof virtualClock>; limiter: GraphLimiter; starts: { url: string; at: number }[]; send: (url: string, reply?: unknown, method?: string) => Promise<unknown>; most: () => number } {
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

const sendMany = (count: number, url: (index: number) => string, send: (url: string) => Promise<unknown>): Promise<unknown> =>
  Promise.all(Array.from({ length: count }, (_, index) => send(url(index))));

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
    for (const [url, expected] of [['/me/events', 2], ['/$batch', 3], ['/groups', 5]] as const) {
      const { clock, send, most } = setUp(options);
      await clock.until(sendMany(10, () => url, send));
      expect(most()).toBe(expected);
    }
  });

  it('start in the order in which they came', async () => {
    const { clock, send, starts } = setUp();
    await clock.until(sendMany(20, (index) => `/me/messages/${index}`, send));
    expect(starts.map(({ url }) => url)).toEqual(Array.from({ length: 20 }, (_, index) => `/me/messages/${index}`));
  });
});

describe('wrong options', () => {
  it.each([
    [{ mailboxConcurrency: 0 }, '`mailboxConcurrency`'],
    [{ batchConcurrency: NaN }, '`batchConcurrency`'],
    [{ concurrency: '4' as unknown as number }, '`concurrency`'],
    [{ concurrency: -1 }, '`concurrency`'],
  ])('%j', (options, name) => {
    expect(() => createGraphLimiter(options)).toThrow(TypeError);
    expect(() => createGraphLimiter(options)).toThrow(name);
  });

  it.each([{}, undefined, { concurrency: undefined }, { concurrency: 1 }, { mailboxConcurrency: Infinity }])('%j is none', (options) => {
    expect(() => createGraphLimiter(options)).not.toThrow();
  });
});

describe('what work gives', () => {
  it.each([undefined, null, 5, 'text', answer(429), new Response('x', { status: 429 })])('%o is handed on as it is', async (value) => {
    expect(await createGraphLimiter().run(to('/me'), () => Promise.resolve(value))).toBe(value);
  });

  it('is handed on when it is thrown, whatever it is', async () => {
    const hostile = new Proxy({}, { get: () => { throw new Error('no'); } });
    for (const thrown of [new Error('own'), 'text', undefined, hostile]) {
      const failure = createGraphLimiter().run(to('/me'), () => Promise.reject(thrown as Error));
      expect(await failure.then(() => 'resolved', (error: unknown) => error === thrown)).toBe(true);
    }
    const error = new Error('at once');
    await expect(createGraphLimiter().run(to('/me'), () => { throw error; })).rejects.toBe(error);
  });
});

/** Milliseconds after a refusal at 1000 until the next request starts. */
async function gap(first: unknown, url = '/me/drive', method = 'GET', next: [string, string] = [url, method]): Promise<number> {
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
  ])('closes as long as asked: %s', async (_name, outcome) => {
    const waited = await gap(outcome);
    expect(waited).toBeGreaterThanOrEqual(30_000);
    expect(waited).toBeLessThan(30_000 * 1.03);
  });

  it.each([
    ['200', answer(200, headers)],
    ['404', answer(404, headers)],
    ['503 without it', answer(503)],
    ['a body that names a status', { status: 'inProgress', headers }],
  ])('stays open: %s', async (_name, outcome) => {
    expect(await gap(outcome)).toBe(0);
  });

  it('closes longer and longer where nothing says for how long', async () => {
    const { clock, send, starts } = setUp();
    for (let request = 0; request < 5; request++) await clock.until(send('/silent', answer(429)));
    const gaps = starts.slice(1).map(({ at }, index) => Math.round((at - (starts[index]?.at ?? 0) - 1000) / 1000));
    expect(gaps).toEqual([1, 2, 4, 8]);
  });

  it('holds for the scope of the request alone', async () => {
    const refused = answer(429, headers);
    expect(await gap(refused, '/users/a/messages', 'GET', ['/users/b/messages', 'GET'])).toBe(0);
    expect(await gap(refused, '/users/a/messages', 'GET', ['/users/A/events', 'POST'])).toBeGreaterThan(29_000);
    expect(await gap(refused, '/me/drive', 'GET', ['https://contoso.sharepoint.com/sites/x/_api/web', 'GET'])).toBeGreaterThan(29_000);
    expect(await gap(refused, '/teams/t', 'GET', ['/me/drive', 'GET'])).toBe(0);
    expect(await gap(refused, '/groups', 'POST', ['/groups', 'GET'])).toBe(0);
  });

  it('is shared by scopes that the service calls one, with those that wait', async () => {
    const { clock, send, starts } = setUp({ concurrency: 1 });
    const refused = answer(429, { ...headers, 'x-ms-throttle-scope': 'Tenant_Application/ReadWrite/app/tenant' });
    await clock.until(send('/users', refused));
    const waiting = Promise.all([send('/groups', refused), send('/groups', answer(200)), send('/groups', answer(200))]);
    await clock.pass(1500);
    await clock.until(waiting);
    const times = starts.map(({ at }) => at);
    // The second refusal tells that groups are the scope that is closed already: nobody starts before it opens.
    expect(times[1]).toBe(1000);
    expect(times[2]).toBeGreaterThan(31_000);
    expect(times).toHaveLength(4);
    await clock.until(send('/users', answer(200)));
  });

  it('lets those who waited start one after the other', async () => {
    const { clock, send, starts } = setUp();
    await clock.until(send('/silent', answer(429, headers)));
    await clock.until(sendMany(5, () => '/silent', send));
    expect(new Set(starts.map(({ at }) => at)).size).toBe(6);
  });
});

describe('the rate', () => {
  /** Milliseconds between two starts, the second and third if not said otherwise, after an answer with these headers. */
  async function spacing(first: Record<string, string>, url = '/users', earlier = 1): Promise<number> {
    const { clock, send, starts } = setUp();
    await clock.until(Promise.all([send(url, answer(200, first))]));
    await clock.until(sendMany(3, () => url, (path) => send(path, answer(200, first))));
    // The answer to the second comes after a second, so what it says counts for longer gaps only.
    return Math.round((starts[earlier + 1]?.at ?? 0) - (starts[earlier]?.at ?? 0));
  }

  it.each([
    ['no header', {}, 0],
    ['a share below 0.8', { 'x-ms-throttle-limit-percentage': '0.79' }, 0],
    ['much left', { 'RateLimit-Limit': '1200', 'RateLimit-Remaining': '900', 'RateLimit-Reset': '50' }, 0],
    ['an unreadable share', { 'x-ms-throttle-limit-percentage': 'high' }, 0],
    ['no limit', { 'RateLimit-Remaining': '1', 'RateLimit-Reset': '50' }, 0],
    ['10 for 5 seconds', { 'RateLimit-Limit': '1200', 'RateLimit-Remaining': '10', 'RateLimit-Reset': '5' }, 500],
    ['a negative rest for 5 seconds', { 'RateLimit-Limit': '1200', 'RateLimit-Remaining': '-7', 'RateLimit-Reset': '5' }, 5000],
    ['none for 5 seconds', { 'RateLimit-Limit': '1200', 'RateLimit-Remaining': '0', 'RateLimit-Reset': '5' }, 5000],
    ['none, no time', { 'RateLimit-Limit': '1200', 'RateLimit-Remaining': '0' }, 1000],
    ['a share of 0.9: the mean rate', { 'x-ms-throttle-limit-percentage': '0.9' }, 1001],
    ['a share of 1.8', { 'x-ms-throttle-limit-percentage': '1.8' }, 10_010],
  ])('follows the headers: %s', async (_name, first, expected) => {
    const measured = await spacing(first);
    expect(Math.abs(measured - expected)).toBeLessThanOrEqual(expected * 0.02);
  });

  it.each([
    ['/me/onenote/pages', 526],
    ['https://graph.microsoft.com/v1.0/sites/s/onenote/pages', 526],
    ['/identityProtection/riskyUsers', 1053],
    ['/identity/conditionalAccess/policies', 1053],
    ['/dataPolicyOperations/x', 390],
    ['/identity/identityProviders', 0],
    ['/teams/t', 0],
  ])('begins as documented where refusals name no time: %s', async (url, expected) => {
    expect(Math.abs((await spacing({}, url, 2)) - expected)).toBeLessThanOrEqual(expected * 0.03);
  });

  it('is never nothing: a first answer that says the limit is reached', async () => {
    expect(await spacing({ 'x-ms-throttle-limit-percentage': '1.0' })).toBeLessThan(60_000);
  });

  it('counts what a request cost', async () => {
    const { clock, send, starts } = setUp();
    const headers = { 'RateLimit-Limit': '1000', 'RateLimit-Remaining': '100', 'RateLimit-Reset': '100', 'x-ms-resource-unit': '5' };
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
    const work = limiter.run(to('/me'), () => new Promise((_, reject) => { controller.signal.addEventListener('abort', () => { reject(own); }); }), controller.signal);
    await clock.pass(1);
    controller.abort(reason);
    await expect(clock.until(work)).rejects.toBe(own);
  });

  it('that keeps no reason ends with an AbortError', async () => {
    const signal = { aborted: true, addEventListener: () => undefined };
    await expect(createGraphLimiter().run(to('/me'), () => Promise.resolve(1), signal)).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('has no listener left afterwards', async () => {
    const added = new Set<unknown>();
    const signal = { aborted: false, addEventListener: (_type: 'abort', listener: () => void) => added.add(listener), removeEventListener: (_type: 'abort', listener: () => void) => added.delete(listener) };
    await createGraphLimiter().run(to('/me'), () => Promise.resolve(1), signal);
    expect(added.size).toBe(0);
  });
});

describe('no deadlock', () => {
  it.each([[14_000, false], [17_000, true]])('work that hangs stops the others only for a while: after %d ms', async (ms, isDone) => {
    const { clock, limiter, send, starts } = setUp({ mailboxConcurrency: 1 });
    void limiter.run(to('/me/messages'), () => new Promise(() => undefined));
    void send('/me/messages');
    await clock.pass(ms);
    expect(starts.length === 1).toBe(isDone);
  });

  it('when work makes requests of its own scope', async () => {
    const { clock, limiter, send } = setUp();
    const outer = Array.from({ length: 6 }, () => limiter.run(to('/me/messages'), () => send('/me/messages')));
    expect(await clock.until(Promise.all(outer))).toHaveLength(6);
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

it('forgets mailboxes that nobody asks for, and none that is asked', async () => {
  const { clock, limiter, send, starts } = setUp({ mailboxConcurrency: 1 });
  const closed = answer(429, { 'retry-after': '3000' });
  await clock.until(send('/users/old/messages', closed));
  await clock.until(sendMany(1900, (index) => `/users/${index}/messages`, (url) => limiter.run(to(url), () => Promise.resolve(1))));
  const waiting = send('/users/old/messages');
  await clock.until(sendMany(3000, (index) => `/users/${index}/events`, (url) => limiter.run(to(url), () => Promise.resolve(1))));
  await clock.until(waiting);
  expect(starts[1]?.at).toBeGreaterThan(3_000_000);
  await clock.until(send('/users/other/messages', closed));
  await clock.until(sendMany(2500, (index) => `/users/${index}/messages`, (url) => limiter.run(to(url), () => Promise.resolve(1))));
  const before = clock.now();
  await clock.until(send('/users/other/messages'));
  expect(clock.now() - before).toBe(1000);
});
