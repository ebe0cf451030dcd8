import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { trace, type Span } from '@opentelemetry/api';
import { getRetryInfo, retryGraph } from 'msgraph-errors';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failure, rejection } from './retry-tools.js';

const folder = join(import.meta.dirname, `page-snippets-${process.pid}`);
const names = [
  'client',
  'id',
  'mail',
  'controller',
  'requests',
  'file',
  'uploadUrl',
  'path',
  'logger',
  'fetch',
  'later',
  'postpone',
] as const;
type Given = Partial<Record<(typeof names)[number], unknown>>;

/** All snippets of a page, each as a module whose function runs it as it is written. */
function snippetsOf(page: string): readonly string[] {
  const text = readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8');
  return [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => {
    const [imports, rest] = [/^import .*$/gm, /^(?!import ).*$/gm].map((pattern) =>
      (code.match(pattern) ?? []).join('\n'),
    );
    return `${imports ?? ''}\nexport async function run({ ${names.join(', ')} }: any) {\n${rest ?? ''}\n${/^const (\w+)/m.test(rest ?? '') ? `return ${/^const (\w+)/m.exec(rest ?? '')?.[1] ?? ''};` : ''}\n}\n`;
  });
}

const ran = new Map<string, Set<number>>();
async function run(page: string, index: number, given: Given): Promise<unknown> {
  ran.set(page, (ran.get(page) ?? new Set()).add(index));
  const file = join(folder, `${page.replaceAll(/\W+/g, '-')}-${index}.ts`);
  writeFileSync(file, snippetsOf(page)[index] ?? '');
  const snippet = (await import(file)) as { run: (given: Given) => Promise<unknown> };
  return snippet.run(given);
}

/** Runs without waiting for real. */
async function quickly(promise: Promise<unknown>): Promise<unknown> {
  let settled: object | undefined;
  promise.then(
    (value) => {
      settled = { value };
    },
    (error: unknown) => {
      settled = { error };
    },
  );
  while (settled === undefined) {
    await vi.advanceTimersByTimeAsync(100);
    await new Promise((done) => setImmediate(done));
  }
  return settled;
}

/** Fails with each failure in turn, then gives the value. */
const failingThen = (
  value: unknown,
  ...failures: unknown[]
): ReturnType<typeof vi.fn<() => Promise<unknown>>> =>
  vi.fn(() => (failures.length > 0 ? Promise.reject(failures.shift() as Error) : Promise.resolve(value)));
const lost = (): Error =>
  Object.assign(new TypeError('fetch failed'), {
    cause: Object.assign(new Error('m'), { code: 'ECONNRESET' }),
  });

mkdirSync(folder, { recursive: true });
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(globalThis, Symbol.for('msgraph-errors'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each([
  ['catalog/README.md', 'delete', 'postpone'],
  ['docs/catalogue-api.md', 'get', 'later'],
])('the first snippet of %s', (page, verb, postponed) => {
  it.each<[string, Error, unknown]>([
    [
      'a missing item',
      failure(404, {}, page.startsWith('docs') ? 'ErrorItemNotFound' : 'itemNotFound'),
      { value: undefined },
    ],
    ['throttling', failure(429), { value: 'postponed' }],
    [
      'another failure',
      failure(403, {}, 'accessDenied'),
      { error: expect.objectContaining({ statusCode: 403 }) as unknown },
    ],
  ])('tells %s', async (_name, error, expected) => {
    const client = { api: () => ({ [verb]: () => Promise.reject(error) }) };
    expect(await quickly(run(page, 0, { client, id: '1', [postponed]: () => 'postponed' }))).toEqual(
      expected,
    );
  });
});

describe.each([
  ['catalog/README.md', 1],
  ['docs/retry.md', 0],
])('the GET and the POST of %s', (page, index) => {
  const clientOf = (get: unknown, post: unknown): unknown => {
    const request = { get, post, option: () => request };
    return { api: () => request };
  };
  const given = { id: '1', mail: {}, controller: new AbortController() };

  it('repeat the GET after 5xx and lost connections', async () => {
    const [get, post] = [
      failingThen({ id: 'me' }, failure(500), lost(), failure(504)),
      failingThen(undefined),
    ];
    await quickly(run(page, index, { ...given, client: clientOf(get, post) }));
    expect([get.mock.calls.length, post.mock.calls.length]).toEqual([4, 1]);
  });

  it.each([
    ['not the POST after a lost connection', lost(), 1],
    ['not the POST after 503', failure(503), 1],
    ['the POST after 429', failure(429), 2],
    ['the POST after 503 with Retry-After', failure(503, { 'retry-after': '1' }), 2],
  ])('repeat %s', async (_name, error, calls) => {
    const post = failingThen(undefined, error);
    await quickly(run(page, index, { ...given, client: clientOf(failingThen({ id: 'me' }), post) }));
    expect(post).toHaveBeenCalledTimes(calls);
  });
});

describe('docs/retry.md', () => {
  const page = 'docs/retry.md';

  it('attaches a logger to a channel', async () => {
    const logger = { warn: vi.fn() };
    await run(page, 1, { logger });
    await quickly(
      rejection(
        retryGraph(failingThen(0, failure(429), failure(403, { 'request-id': 'r' }, 'accessDenied'))),
      ),
    );
    expect(logger.warn.mock.calls).toMatchObject([
      [{ name: 'retry', attempt: 1, status: 429 }],
      [{ name: 'give-up', status: 403, code: 'accessDenied', requestId: 'r', reason: 'not-retryable' }],
    ]);
  });

  it('adds events to the active span of OpenTelemetry', async () => {
    const addEvent = vi.fn();
    const active = vi.spyOn(trace, 'getActiveSpan').mockReturnValue({ addEvent } as unknown as Span);
    await run(page, 2, {});
    await quickly(retryGraph(failingThen(0, failure(429, { 'request-id': 'r' }, 'TooManyRequests'))));
    expect(addEvent.mock.calls).toEqual([
      [
        'graph.retry',
        {
          attempt: 1,
          elapsedMs: 0,
          delayMs: expect.any(Number) as number,
          status: 429,
          code: 'TooManyRequests',
          requestId: 'r',
        },
      ],
    ]);
    active.mockRestore();
  });

  it('repeats the items of a batch', async () => {
    const rounds = [
      [
        { id: '1', status: 200 },
        { id: '2', status: 429, headers: { 'Retry-After': '1' } },
      ],
      [{ id: '2', status: 200 }],
    ];
    const post = vi.fn(() => Promise.resolve({ responses: rounds.shift() }));
    const requests = ['1', '2'].map((item) => ({ id: item, method: 'GET', url: '/me' }));
    expect(await quickly(run(page, 3, { client: { api: () => ({ post }) }, requests }))).toMatchObject({
      value: [{ status: 200 }, { status: 200 }],
    });
    expect(post).toHaveBeenCalledTimes(2);
  });

  it('resumes an upload', async () => {
    const size = 5 * 1024 * 1024;
    let received = 0;
    let isDown = true;
    const fetch = vi.fn(
      (_url: string, init?: { readonly headers: Record<string, string>; readonly body: ArrayBuffer }) => {
        if (init === undefined)
          return Promise.resolve(Response.json({ nextExpectedRanges: [`${received}-`] }));
        if (received > 0 && isDown) {
          isDown = false;
          return Promise.resolve(new Response(null, { status: 503 }));
        }
        received += init.body.byteLength;
        return Promise.resolve(
          received === size
            ? Response.json({ id: 'item' }, { status: 201 })
            : Response.json({ nextExpectedRanges: [`${received}-`] }, { status: 202 }),
        );
      },
    );
    expect(
      await quickly(
        run(page, 4, {
          file: new ArrayBuffer(size),
          uploadUrl: 'https://upload',
          path: 'a',
          fetch,
          client: {},
        }),
      ),
    ).toEqual({ value: { id: 'item' } });
    expect(isDown).toBe(false);
  });
});

it('all snippets of the pages were run', () => {
  for (const page of ['catalog/README.md', 'docs/catalogue-api.md', 'docs/retry.md'])
    expect(ran.get(page)?.size, page).toBe(snippetsOf(page).length);
  expect(getRetryInfo(undefined)).toBeUndefined();
});
