// Runs retryGraph and other retry helpers on the same scenarios against a loopback server, and writes
// docs/retry-comparison.md.
// Usage: node tools/compare-retry.mjs [--print]     --print: to the terminal instead of the file
import {
  createDefaultHttpClient,
  createEmptyPipeline,
  createPipelineRequest,
  defaultRetryPolicy,
} from '@azure/core-rest-pipeline';
import { Client } from '@microsoft/microsoft-graph-client';
// @ts-expect-error it ships no types
import asyncRetry from 'async-retry';
import { ExponentialBackoff, handleAll, retry } from 'cockatiel';
import { createServer } from 'node:http';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pRetry from 'p-retry';
import { retryGraph } from '../catalog/dist/index.js';

const root = resolve(import.meta.dirname, '..');

/**
 * @typedef {{ status: number, headers?: Record<string, string>, code?: string }} Answer `status` 0: never
 *   answered
 */
/** @type {Map<string, { answers: Answer[], times: number[] }>} */
const runs = new Map();
const server = createServer((request, response) => {
  const run = runs.get((request.url ?? '').split('/')[1] ?? '');
  const answer = run?.answers[Math.min(run.times.length, run.answers.length - 1)] ?? { status: 599 };
  run?.times.push(performance.now());
  if (answer.status === 0) return;
  const body =
    answer.status < 400
      ? { id: 'me' }
      : { error: { code: answer.code ?? `status${answer.status}`, message: 'Recorded failure.' } };
  response
    .writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
    .end(JSON.stringify(body));
});
await new Promise((done) =>
  server.listen(0, '127.0.0.1', () => {
    done(undefined);
  }),
);
const address = /** @type {import('node:net').AddressInfo} */ (server.address());
const origin = `http://127.0.0.1:${address.port}`;

/** @param {string} run @param {AbortSignal} [signal] */
async function request(run, signal) {
  const response = await fetch(`${origin}/${run}/v1.0/me`, signal === undefined ? {} : { signal });
  if (response.ok) return response.json();
  throw Object.assign(new Error(`status ${response.status}`), {
    status: response.status,
    headers: response.headers,
    body: await response.text(),
  });
}

const pipeline = createEmptyPipeline();
pipeline.addPolicy(defaultRetryPolicy({ maxRetries: 3 }));
const azureClient = createDefaultHttpClient();

/** @param {string} run @param {AbortSignal} [signal] @param {number} [timeout] */
async function throughPipeline(run, signal, timeout) {
  const azureRequest = createPipelineRequest({
    url: `${origin}/${run}/v1.0/me`,
    allowInsecureConnection: true,
    ...(signal && { abortSignal: signal }),
    ...(timeout !== undefined && { timeout }),
  });
  const { status } = await pipeline.sendRequest(azureClient, azureRequest);
  if (status >= 400) throw new Error(`status ${status}`);
}

/** Helpers that bring their own request: nothing but an answer can fail in them. */
const closed = ['SDK RetryHandler', '@azure/core-rest-pipeline'];

/**
 * What a user gets who takes the helper with four attempts in all and otherwise its defaults. The last
 * parameter bounds an attempt where the helper has an option for that, in milliseconds.
 *
 * @type {Record<string, (work: () => Promise<unknown>, run: string, signal?: AbortSignal, timeout?: number)
 *   => Promise<unknown>>}
 */
const helpers = {
  retryGraph: (work, _run, signal, attemptTimeoutMs) =>
    retryGraph(work, { method: 'GET', signal, attemptTimeoutMs }),
  'p-retry': (work, _run, signal) => pRetry(work, { retries: 3, ...(signal && { signal }) }),
  cockatiel: (work, _run, signal) =>
    retry(handleAll, { maxAttempts: 3, backoff: new ExponentialBackoff({ initialDelay: 1000 }) }).execute(
      work,
      signal,
    ),
  'async-retry': (work) => asyncRetry(work, { retries: 3 }),
  'SDK RetryHandler': (_work, run, signal) =>
    Client.init({
      baseUrl: `${origin}/${run}/`,
      defaultVersion: 'v1.0',
      authProvider: (/** @type {any} */ done) => done(null, 'token'),
    })
      .api('/me')
      .options({ ...(signal && { signal }) })
      .get(),
  '@azure/core-rest-pipeline': (_work, run, signal, timeout) => throughPipeline(run, signal, timeout),
};

let counter = 0;
/** @param {string} name @param {Answer[]} answers @param {number} [abortAfterMs] */
async function measure(name, answers, abortAfterMs) {
  const run = `run${++counter}`;
  runs.set(run, { answers, times: [] });
  const controller = new AbortController();
  const start = performance.now();
  let aborted = Infinity;
  if (abortAfterMs !== undefined)
    setTimeout(() => {
      aborted = performance.now();
      controller.abort();
    }, abortAfterMs);
  const outcome = await helpers[name]?.(
    () => request(run, abortAfterMs === undefined ? undefined : controller.signal),
    run,
    abortAfterMs === undefined ? undefined : controller.signal,
  ).then(
    () => 'done',
    () => 'failed',
  );
  const end = performance.now();
  const times = runs.get(run)?.times ?? [];
  return {
    outcome,
    requests: times.length,
    waited: Math.round(end - start),
    firstGap: Math.round((times[1] ?? NaN) - (times[0] ?? NaN)),
    latency: Math.round(end - aborted),
  };
}

const ok = { status: 200 };
const seconds = (/** @type {number} */ ms) => (Number.isFinite(ms) ? `${(ms / 1000).toFixed(1)} s` : '–');

/** @param {string} name */
async function rowFor(name) {
  const [recovered, honoured, dated, final, abort] = await Promise.all([
    measure(name, [{ status: 503 }, { status: 504 }, ok]),
    measure(name, [{ status: 429, headers: { 'retry-after': '4' } }, ok]),
    measure(name, [
      {
        status: 429,
        headers: { 'retry-after': new Date(Math.ceil(Date.now() / 1000 + 4) * 1000).toUTCString() },
      },
      ok,
    ]),
    measure(name, [{ status: 404 }]),
    measure(name, [{ status: 429, headers: { 'retry-after': '6' } }], 1500),
  ]);
  const thrown = closed.includes(name) ? 'not its task' : await throwsPlain(name);
  return `| ${name} | ${recovered.requests}, ${seconds(recovered.waited)} | ${seconds(honoured.firstGap)} | ${seconds(dated.firstGap)} | ${final.requests} | ${abort.latency < 50 ? 'at once' : seconds(abort.latency)} | ${thrown} |`;
}

/** The upload task of the SDK rejects with a plain body. @param {string} name */
async function throwsPlain(name) {
  const body = { error: { code: 'activityLimitReached', message: 'm' } };
  let attempts = 0;
  const caught = await helpers[name]?.(() => {
    attempts++;
    if (attempts > 1) return Promise.resolve('done');
    // The point of this case is a rejection that is no Error.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    return Promise.reject(body);
  }, '').catch((/** @type {unknown} */ error) => error);
  if (caught === 'done') return 'repeated';
  return caught === body ? 'handed on' : 'replaced by another error';
}

/** Work that is never answered, ended after half a second where the helper can. @param {string} name */
async function hanging(name) {
  const run = `run${++counter}`;
  runs.set(run, { answers: [{ status: 0 }, ok], times: [] });
  const start = performance.now();
  const watch = new Promise((done) => {
    setTimeout(done, 6000, 'waits').unref();
  });
  const outcome = await Promise.race([
    helpers[name]?.(() => request(run), run, undefined, 500).then(
      () => 'done',
      () => 'failed',
    ),
    watch,
  ]);
  if (outcome === 'waits') return 'still waits after 6 s';
  return `${outcome === 'done' ? 'repeated' : 'given up'}, ${seconds(performance.now() - start)}`;
}

/**
 * Fifty callers that are told to come back in two seconds: the moments of their second requests.
 * @param {string} name
 */
async function comeback(name) {
  const wakes = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const run = `run${++counter}`;
      runs.set(run, { answers: [{ status: 429, headers: { 'retry-after': '2' } }, ok], times: [] });
      await helpers[name]?.(() => request(run), run);
      const times = runs.get(run)?.times ?? [];
      return { gap: (times[1] ?? NaN) - (times[0] ?? NaN), at: times[1] ?? NaN };
    }),
  );
  const at = wakes.map((wake) => wake.at);
  return `${seconds(Math.min(...wakes.map(({ gap }) => gap)))} at the earliest, within ${seconds(Math.max(...at) - Math.min(...at))}`;
}

/**
 * Two failed answers that the work returns, as `fetch` does, and one whose code says that a repetition is of
 * no use.
 * @param {string} name
 */
async function returned(name) {
  const counts = await Promise.all(
    [[{ status: 503 }, { status: 504 }, ok], [{ status: 429, code: 'Request_ThrottledPermanently' }]].map(
      async (answers) => {
        const run = `run${++counter}`;
        runs.set(run, { answers, times: [] });
        await helpers[name]?.(() => fetch(`${origin}/${run}/v1.0/me`), run).catch(() => undefined);
        return runs.get(run)?.times.length;
      },
    ),
  );
  return counts.join(', ');
}

/** @param {string} name */
async function secondRowFor(name) {
  const [long, hangs, answers] = await Promise.all([
    measure(name, [{ status: 429, headers: { 'retry-after': '120' } }, ok]),
    hanging(name),
    closed.includes(name) ? 'not its task' : returned(name),
  ]);
  return `| ${name} | ${long.outcome === 'done' ? seconds(long.firstGap) : 'given up'} | ${hangs} | ${await comeback(name)} | ${answers} |`;
}

const names = Object.keys(helpers);
const rows = await Promise.all(names.map(rowFor));
// The long waits of all helpers run side by side.
const secondRows = await Promise.all(names.map(secondRowFor));
server.close();
server.closeAllConnections();
const versions = [
  'p-retry',
  'cockatiel',
  'async-retry',
  '@microsoft/microsoft-graph-client',
  '@azure/core-rest-pipeline',
].map((name) => {
  /** @param {string} folder @returns {string} */
  const find = (folder) => {
    try {
      return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
    } catch {
      return find(resolve(folder, '..'));
    }
  };
  return `${name} ${find(join(root, 'tests'))}`;
});
const page = `<!-- Written by \`npm run compare-retry\`. Do not edit. -->

# Retry helpers on the same scenarios

Each helper makes four attempts at most and has its defaults otherwise, around \`fetch\` against a server on the loopback interface
(the last two around requests of their own). Measured with Node ${process.version.slice(1).split('.')[0]}; ${versions.join(', ')}.

| helper | 503, 504, then fine: requests, time | gap after 429 with \`Retry-After: 4\` | gap after 429 with a date 4 to 5 s ahead | requests for a 404 | abort while waiting ends | plain object thrown |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

Gaps shorter than 4 s mean that \`Retry-After\` was not honoured. The last two repeat only requests of their own.

| helper | gap after 429 with \`Retry-After: 120\`, as OneDrive sends it | first request is never answered | 50 callers after \`Retry-After: 2\` come back | requests where \`fetch\` returns 503, 504, then fine; 429 with a final code |
| --- | --- | --- | --- | --- |
${secondRows.join('\n')}

The bound on an attempt was half a second where the helper has one: \`attemptTimeoutMs\` of \`retryGraph\`, \`timeout\` of
\`@azure/core-rest-pipeline\`. Of the answers that are returned the first run should have 3 requests and the second 1.
`;
if (parseArgs({ options: { print: { type: 'boolean' } } }).values.print === true) console.log(page);
else writeFileSync(join(root, 'docs/retry-comparison.md'), page);
