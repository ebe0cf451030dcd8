import { rewriteSource } from 'msgraph-codemod';
import { retryGraph, type RetryOptions } from 'msgraph-errors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plan, startServer, type LoopbackServer, type Plan } from '../catalog/server.js';
import { casesOf, readCase, type SourceText } from './behaviour/cases.js';
import { anything, callsOf, load, type World } from './behaviour/sandbox.js';

/** More requests than this mean that nothing bounds them. */
const ENDLESS = 12;
/** What `retryGraph` sends at most, unless it is told otherwise. */
const BOUND = 4;

interface Trace {
  readonly requests: number;
  readonly outcome: unknown;
  readonly log: readonly string[];
  /** Milliseconds between attempts. */
  readonly waits: readonly number[];
}

const answer = (status: number, headers: Readonly<Record<string, string>> = {}): Plan[number] => ({
  status,
  headers,
  body:
    status < 400
      ? { id: '1', value: [{ id: '1' }] }
      : { error: { code: 'generalException', message: `status ${String(status)}` } },
});

/** Failures that end, and failures that do not. */
const SCENARIOS: Readonly<Record<string, Plan>> = {
  'success at once': [answer(200)],
  ...Object.fromEntries(
    [401, 404, 429, 500, 503].flatMap((status) => [
      [`${String(status)} twice, then success`, [answer(status), answer(status), answer(200)]],
      [`${String(status)} once, then 400`, [answer(status), answer(400)]],
    ]),
  ),
  'Retry-After of seven seconds': [answer(429, { 'retry-after': '7' }), answer(200)],
  'no answer, then success': ['connection-reset', answer(200)],
};
const FAILURES: Readonly<Record<string, Plan>> = Object.fromEntries(
  [401, 404, 429, 500, 503].map((status) => [`${String(status)} for ever`, [answer(status)]]),
);

let server: LoopbackServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.close();
});

/** Runs what a module exports, one call after the other, each against its own run of answers. */
async function trace({ path, text }: SourceText, answers: Plan): Promise<readonly Trace[]> {
  const count = callsOf(load(path, text, worldOf('none', () => undefined).world), String).length;
  const traces: Trace[] = [];
  for (let index = 0; index < count; index += 1) {
    const run = plan(...answers);
    let stop: () => void = () => undefined;
    const stopped = new Promise<string>((resolve) => {
      stop = () => {
        resolve('endless');
      };
    });
    const { world, log, waits } = worldOf(run, stop);
    const call = callsOf(load(path, text, world), (name) => argument(name, world))[index];
    const result = Promise.resolve().then(() => call?.());
    const outcome = await Promise.race([stopped, result.then(describeValue, describeError)]);
    traces.push({ requests: server.requests(run).length, outcome, log, waits });
  }
  return traces;
}

function worldOf(run: string, stop: () => void): { world: World; log: string[]; waits: number[] } {
  const log: string[] = [];
  const waits: number[] = [];
  const send = async (): Promise<Response> => {
    if (server.requests(run).length >= ENDLESS) {
      stop();
      await new Promise(() => undefined);
    }
    return fetch(`${server.origin}/${run}/v1.0`);
  };
  const sleep = (ms: unknown): Promise<void> => {
    waits.push(Number(ms));
    return Promise.resolve();
  };
  const bounded = (work: () => unknown, options: RetryOptions = {}): Promise<unknown> =>
    retryGraph(work, { ...options, clock: { sleep, random: () => 1, now: () => 0 } });
  const world: World = {
    request: async () => {
      const response = await send();
      if (response.ok) return response.json();
      throw Object.assign(new Error(`status ${String(response.status)}`), {
        statusCode: response.status,
        headers: response.headers,
      });
    },
    fetch: send,
    log: (...parts) => log.push(parts.map(String).join(' ')),
    sleep,
    runtime: { retryGraph: bounded },
  };
  return { world, log, waits };
}

const describeValue = (value: unknown): unknown =>
  value instanceof Response ? `Response ${String(value.status)}` : JSON.stringify(value);
const describeError = (error: unknown): unknown =>
  `thrown: ${error instanceof Error ? error.message : String(error)}`;

/** A function for a parameter that is called like one; a counter begins with its default. */
const argument = (name: string, world: World): unknown =>
  /^(?:retries|attempt)$/.test(name)
    ? undefined
    : /^(?:work|fn|run|task|call|operation|action)$/.test(name)
      ? () => world.request(name)
      : anything(name, world);

const cases = casesOf('bounded-retry').filter(
  (name) =>
    readCase('bounded-retry', name, 'input').text !== readCase('bounded-retry', name, 'expected').text,
);

describe.each(cases)('bounded-retry/%s', (name) => {
  const before = readCase('bounded-retry', name, 'input');
  const after = {
    path: before.path,
    text: rewriteSource(before.path, before.text, { transforms: ['bounded-retry'] }).text,
  };

  it('gives what it gave, with the same requests, where failures end', async () => {
    let repeated = 0;
    for (const [scenario, answers] of Object.entries(SCENARIOS)) {
      const old = await trace(before, answers);
      const now = await trace(after, answers);
      for (const [index, was] of old.entries()) {
        const is = now[index];
        // What repeats any failure finds no end here either; the next test is about that.
        if (was.outcome === 'endless') continue;
        expect({ requests: is?.requests, outcome: is?.outcome, log: is?.log }, scenario).toEqual({
          requests: was.requests,
          outcome: was.outcome,
          log: was.log,
        });
        if (was.requests >= 2) repeated += 1;
        if (was.requests < 2 || was.waits.length === 0) continue;
        // The helper waits as long as Retry-After says, and as long as before where that is longer. A limit
        // changes no wait.
        if (scenario.startsWith('Retry-After') && after.text.includes('retryGraph'))
          expect(is?.waits[0], scenario).toBeGreaterThanOrEqual(Math.max(7000, ...was.waits));
        else expect(is?.waits, scenario).toEqual(was.waits);
      }
    }
    expect(repeated).toBeGreaterThan(0);
  });

  it('stops where it went on for ever, with the last failure', async () => {
    let endless = 0;
    for (const [scenario, answers] of Object.entries(FAILURES)) {
      const old = await trace(before, answers);
      const now = await trace(after, answers);
      for (const [index, { requests, outcome }] of now.entries()) {
        const was = old[index];
        if (was?.outcome !== 'endless') {
          expect({ requests, outcome }, scenario).toEqual({ requests: was?.requests, outcome: was?.outcome });
          continue;
        }
        endless += 1;
        expect(requests, scenario).toBe(BOUND);
        expect(outcome, scenario).toMatch(/^thrown: |^Response \d/);
      }
    }
    expect(endless).toBeGreaterThan(0);
  });
});

describe('the comparison', () => {
  const source = readCase('bounded-retry', 'loop-return', 'input');
  const rewritten = rewriteSource(source.path, source.text, { transforms: ['bounded-retry'] }).text;

  it('sees a condition that is lost', async () => {
    const { path } = source;
    const broken = rewritten.replace(/retryOn: .*(?=,| })/, 'retryOn: () => false');
    expect(broken).not.toBe(rewritten);
    const answers: Plan = [answer(429), answer(429), answer(200)];
    const [old] = await trace(source, answers);
    const [now] = await trace({ path, text: broken }, answers);
    expect(now?.requests).not.toBe(old?.requests);
  });

  it('sees code that still goes on for ever', async () => {
    const [now] = await trace(source, [answer(429)]);
    expect(now).toMatchObject({ requests: ENDLESS, outcome: 'endless' });
  });
});
