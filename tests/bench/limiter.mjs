// Holds the limiter and other clients against a loopback model of the documented limits of Graph, over real
// HTTP, and prints a table. Time runs faster for everybody in this process: Date.now and setTimeout are
// replaced, so that the limiter, bottleneck and the SDK run as they are, with Retry-After in whole seconds,
// and a run takes half a minute. Needs a build.
// Usage: node tests/bench/limiter.mjs [service or client…]      all that are not named when none of their kind is
import { Client } from '@microsoft/microsoft-graph-client';
import Bottleneck from 'bottleneck';
import { Agent, createServer, request as httpRequest } from 'node:http';
import { argv, version } from 'node:process';
import pLimit from 'p-limit';
import { createGraphLimiter } from '../../catalog/dist/limiter/index.js';
import { load, services } from './limiter-model.mjs';

/**
 * How many times faster time runs, by what the model is made smaller, and what a careful user sets who knows
 * the documented limit.
 * @type {Record<string, { speed: number, shrink: number, concurrency: number, bottleneck:
 *   import('bottleneck').default.ConstructorOptions }>}
 */
const settings = {
  mailboxes: {
    speed: 4,
    shrink: 10,
    concurrency: 4,
    bottleneck: {
      maxConcurrent: 4,
      reservoir: 1000,
      reservoirRefreshAmount: 1000,
      reservoirRefreshInterval: 60_000,
    },
  },
  directory: {
    speed: 4,
    shrink: 5,
    concurrency: 16,
    bottleneck: {
      maxConcurrent: 32,
      reservoir: 700,
      reservoirRefreshAmount: 700,
      reservoirRefreshInterval: 10_000,
    },
  },
  files: {
    speed: 10,
    shrink: 2,
    concurrency: 16,
    bottleneck: {
      maxConcurrent: 32,
      reservoir: 1200,
      reservoirRefreshAmount: 1200,
      reservoirRefreshInterval: 60_000,
    },
  },
  identityProtection: {
    speed: 5,
    shrink: 2,
    concurrency: 1,
    bottleneck: { maxConcurrent: 1, minTime: 1000 },
  },
  silent: { speed: 5, shrink: 2, concurrency: 4, bottleneck: { maxConcurrent: 16, minTime: 33 } },
};

const realTimeout = globalThis.setTimeout;
const realNow = performance.now.bind(performance);
let speed = 1;
let start = realNow();
const epoch = Date.now();
const now = () => (realNow() - start) * speed;
Date.now = () => Math.floor(epoch + now());
// @ts-expect-error the Node variant with promisify is not needed here
globalThis.setTimeout = (
  /** @type {(...args: unknown[]) => void} */ work,
  /** @type {number} */ ms = 0,
  /** @type {unknown[]} */ ...args
) => realTimeout(work, ms / speed, ...args);
const sleep = (/** @type {number} */ ms) =>
  new Promise((resolve) => {
    globalThis.setTimeout(resolve, ms);
  });

const figures = { ok: 0, refused: 0, units: 0 };
/** @type {import('./limiter-model.mjs').Service} */
let service;
const server = createServer((message, response) => {
  const path = (message.url ?? '').replace('/v1.0', '');
  const request = service.requests.find(({ url, method }) => url === path && method === message.method);
  if (request === undefined) {
    response.writeHead(404).end();
    return;
  }
  const arrival = now();
  const answer = service.arrive(arrival, request);
  if (arrival < service.runMs) {
    figures[answer.status === 429 ? 'refused' : 'ok']++;
    if (answer.status !== 429) figures.units += request.cost;
  }
  const [least, most] = service.latency;
  globalThis.setTimeout(
    () => {
      service.leave(request);
      response
        .writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
        .end(answer.status === 429 ? '{"error":{"code":"TooManyRequests","message":"m"}}' : '{}');
    },
    least + (most - least) * Math.random(),
  );
});
// A connection that is closed when it has been idle for seconds is no part of the model.
server.keepAliveTimeout = 0;
await new Promise((done) =>
  server.listen(0, '127.0.0.1', () => {
    done(undefined);
  }),
);
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
const agent = new Agent({ keepAlive: true, maxSockets: 200 });

/** @typedef {import('./limiter-model.mjs').ModelRequest} ModelRequest */
/** @typedef {{ status: number, headers: import('node:http').IncomingHttpHeaders }} Reply */

/** @param {ModelRequest} request @returns {Promise<Reply>} */
const send = ({ url, method }) =>
  new Promise((resolve, reject) => {
    httpRequest({ port, host: '127.0.0.1', path: `/v1.0${url}`, method, agent }, (reply) => {
      reply.resume();
      reply.once('end', () => {
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers });
      });
    })
      .once('error', reject)
      .end();
  });

/**
 * Sends until it is not refused, and waits as asked in between, else a second, two, four…
 * @param {() => Promise<Reply>} work
 */
async function patiently(work) {
  for (let attempt = 0; now() < service.runMs; attempt++) {
    const { status, headers } = await work();
    if (status !== 429) return;
    await sleep(
      headers['retry-after'] === undefined ? 1000 * 2 ** attempt : Number(headers['retry-after']) * 1000,
    );
  }
}

/**
 * @type {Record<string, (options: { concurrency: number, bottleneck:
 *   import('bottleneck').default.ConstructorOptions }) => (request: ModelRequest) => Promise<unknown>>}
 */
const clients = {
  createGraphLimiter: () => {
    const limiter = createGraphLimiter();
    return async (request) => {
      while ((await limiter.run(request, () => send(request))).status === 429 && now() < service.runMs);
    };
  },
  'p-limit': ({ concurrency }) => {
    /** @type {Map<string, ReturnType<typeof pLimit>>} */
    const limits = new Map();
    return (request) => {
      const key = service.name === 'two mailboxes' ? request.url : '';
      const limit = limits.get(key) ?? pLimit(concurrency);
      limits.set(key, limit);
      return patiently(() => limit(() => send(request)));
    };
  },
  bottleneck: ({ bottleneck }) => {
    const group = new Bottleneck.Group(bottleneck);
    return (request) =>
      patiently(() =>
        group.key(service.name === 'two mailboxes' ? request.url : 'all').schedule(() => send(request)),
      );
  },
  'SDK RetryHandler': () => {
    const client = Client.init({
      baseUrl: `http://127.0.0.1:${port}/`,
      defaultVersion: 'v1.0',
      customHosts: new Set(['127.0.0.1']),
      authProvider: (done) => {
        done(null, 'token');
      },
    });
    return ({ url, method }) =>
      (method === 'PUT' ? client.api(url).put('{}') : client.api(url).get()).catch(() => undefined);
  },
};

/**
 * Those that are named, or all of them. @template T
 * @param {Record<string, T>} all
 * @returns {[string, T][]}
 */
function named(all) {
  const chosen = Object.entries(all).filter(([name]) => argv.slice(2).includes(name));
  return chosen.length > 0 ? chosen : Object.entries(all);
}

console.log(`${new Date(epoch).toISOString().slice(0, 10)}, Node ${version}`);
console.log(
  '| service | client | of the permitted throughput | 429 | answers |\n| --- | --- | --- | --- | --- |',
);
let isMet = true;
for (const [key, create] of named(services)) {
  const setting = settings[key];
  if (setting === undefined) continue;
  for (const [name, clientFor] of named(clients)) {
    service = create(setting.shrink);
    Object.assign(figures, { ok: 0, refused: 0, units: 0 });
    // Connections are made and code is compiled before time counts: a stall of 0.2 s would be seconds of the
    // model.
    speed = 1;
    for (let round = 0; round < 5; round++)
      await Promise.all(
        Array.from({ length: service.callers }, () => send({ url: '/warm-up', method: 'GET', cost: 0 })),
      );
    speed = setting.speed;
    start = realNow();
    const ask = clientFor(setting);
    // Callers that wait for a day at the end of the run are not waited for.
    await Promise.race([
      load(service, ask, now),
      new Promise((resolve) => {
        realTimeout(resolve, (service.runMs + 5000) / speed);
      }),
    ]);
    const throughput = (100 * figures.units) / service.permitted();
    const refused = (100 * figures.refused) / (figures.ok + figures.refused);
    if (name === 'createGraphLimiter' && (throughput < 95 || refused > 1)) isMet = false;
    console.log(
      `| ${service.name} | ${name} | ${throughput.toFixed(1)} % | ${refused.toFixed(2)} % | ${figures.ok + figures.refused} |`,
    );
  }
}
if (!isMet) console.error('The limiter misses 95 % of the permitted throughput with at most 1 % refused.');
process.exit(isMet ? 0 : 1);
