import { around, awaited, each, GRAPH, handler, type Snippet } from './snippets.js';

const functions: readonly Snippet[] = [
  ...each(['memoize', 'once', 'debounce', 'throttle', 'partial', 'bind', 'curry', 'ary', 'unary'], (make) =>
    around(
      `${make} of lodash`,
      `import { ${make} } from 'lodash';\nconst load = ${make}(send);\n${awaited('load()')}`,
    ),
  ),
  ...each(['memoize', 'once', 'debounce', 'throttle', 'partial', 'bind'], (make) =>
    around(`_.${make}`, `import _ from 'lodash';\nconst load = _.${make}(send);\n${awaited('load()')}`),
  ),
  around(
    'lodash-es',
    `import { memoize } from 'lodash-es';\nconst load = memoize(send);\n${awaited('load()')}`,
  ),
  ...each(
    ['p-memoize', 'mem', 'memoize', 'p-throttle', 'p-debounce', 'p-limit-function', 'limit-function'],
    (name) => around(name, `import make from '${name}';\nconst load = make(send);\n${awaited('load()')}`),
  ),
  around(
    'bottleneck wrap',
    `import Bottleneck from 'bottleneck';\nconst limiter = new Bottleneck();\nconst load = limiter.wrap(send);\n${awaited('load()')}`,
  ),
  around(
    'opossum fire',
    `import CircuitBreaker from 'opossum';\nconst breaker = new CircuitBreaker(send);\n${awaited('breaker.fire()')}`,
  ),
  around(
    'opossum on',
    `import CircuitBreaker from 'opossum';\nconst breaker = new CircuitBreaker(send);\nbreaker.on('failure', ${handler()});`,
  ),
  around(
    'opossum fallback',
    `import CircuitBreaker from 'opossum';\nconst breaker = new CircuitBreaker(send);\nbreaker.fallback(${handler()});`,
  ),
  ...each(['node:util', 'util'], (name) =>
    around(
      `promisify of ${name}`,
      `import { promisify } from '${name}';\nconst load = promisify((done) => base.api('/me').get(done));\n${awaited('load()')}`,
    ),
  ),
  around(
    'util.promisify',
    `import util from 'node:util';\nconst load = util.promisify((done) => base.api('/me').get(done));\n${awaited('load()')}`,
  ),
  // Libraries of which no row speaks: what they are given fails through them.
  around(
    'a limit with a function',
    `import pLimit from 'p-limit';\nconst limit = pLimit(4);\n${awaited('limit(send)')}`,
  ),
  around(
    'a limit with an inline function',
    `import pLimit from 'p-limit';\nconst limit = pLimit(4);\n${awaited('limit(() => send())')}`,
  ),
  around(
    'a queue',
    `import PQueue from 'p-queue';\nconst queue = new PQueue();\n${awaited('queue.add(() => send())')}`,
  ),
  around(
    'bottleneck schedule',
    `import Bottleneck from 'bottleneck';\nconst limiter = new Bottleneck();\n${awaited('limiter.schedule(send)')}`,
  ),
  around(
    'a span',
    `import * as Sentry from '@sentry/node';\n${awaited("Sentry.startSpan({ name: 'a' }, () => send())")}`,
  ),
  around(
    'a time limit for a promise',
    `import pTimeout from 'p-timeout';\n${awaited('pTimeout(send(), { milliseconds: 1000 })')}`,
  ),
  around(
    'a race of the language',
    awaited(
      "Promise.race([send(), new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 1))])",
    ),
  ),
];

const rx = (name: string, imported: string, code: string, from = 'rxjs'): Snippet =>
  around(name, `import { from, defer } from 'rxjs';\nimport { ${imported} } from '${from}';\n${code}`);
const observables: readonly Snippet[] = [
  rx('an observable of a promise', 'map', `from(send()).subscribe({ error: ${handler()} });`),
  rx('an observable of a function', 'map', `defer(() => send()).subscribe({ error: ${handler()} });`),
  rx(
    'an observable of a function that gives one',
    'map',
    `defer(() => from(send())).subscribe({ error: ${handler()} });`,
  ),
  rx('an observable of an observable', 'map', `from(from(send())).subscribe({ error: ${handler()} });`),
  rx('subscribe with functions', 'map', `from(send()).subscribe(show, ${handler()});`),
  rx(
    'an observable through a pipe',
    'map',
    `from(send()).pipe(map((value) => value)).subscribe({ error: ${handler()} });`,
  ),
  ...each(['merge', 'concat', 'race'], (join) =>
    rx(`${join} of observables`, join, `${join}(other, from(send())).subscribe({ error: ${handler()} });`),
  ),
  ...each(['merge', 'concat', 'race'], (join) =>
    rx(
      `${join} with an observable first`,
      join,
      `${join}(from(send()), other).subscribe({ error: ${handler()} });`,
    ),
  ),
  ...each(['forkJoin', 'combineLatest', 'zip'], (join) =>
    rx(`${join} of a list`, join, `${join}([other, from(send())]).subscribe({ error: ${handler()} });`),
  ),
  rx(
    'forkJoin of an object',
    'forkJoin',
    `forkJoin({ me: from(send()) }).subscribe({ error: ${handler()} });`,
  ),
  ...each(['lastValueFrom', 'firstValueFrom'], (wait) => rx(wait, wait, awaited(`${wait}(from(send()))`))),
  rx('toPromise', 'map', awaited('from(send()).toPromise()')),
  ...each(['rxjs', 'rxjs/operators'], (name) =>
    rx(
      `catchError of ${name}`,
      'catchError',
      `export const run = () => from(send()).pipe(catchError(${handler()}));`,
      name,
    ),
  ),
  ...each(['rxjs', 'rxjs/operators'], (name) =>
    rx(
      `retry of ${name}`,
      'retry',
      `export const run = () => from(send()).pipe(retry({ delay: ${handler()} }));`,
      name,
    ),
  ),
  ...each(['rxjs', 'rxjs/operators'], (name) =>
    rx(
      `tap of ${name}`,
      'tap',
      `export const run = () => from(send()).pipe(tap({ error: ${handler()} }));`,
      name,
    ),
  ),
  rx('tap with functions', 'tap', `export const run = () => from(send()).pipe(tap(show, ${handler()}));`),
];

const ROUTE = 'async (request, answer) => { await send(); }';
const servers: readonly Snippet[] = [
  ...each(['get', 'post', 'put', 'patch', 'delete', 'use', 'all', 'on'], (method) =>
    around(
      `onError after ${method} of hono`,
      `import { Hono } from 'hono';\nconst app = new Hono();\napp.${method}('/', ${ROUTE});\napp.onError(${handler()});`,
    ),
  ),
  ...each(['get', 'post', 'put', 'patch', 'delete', 'all', 'route'], (method) =>
    around(
      `setErrorHandler after ${method} of fastify`,
      `import fastify from 'fastify';\nconst app = fastify();\napp.${method}('/', ${ROUTE});\napp.setErrorHandler(${handler()});`,
    ),
  ),
  around(
    'a named fastify',
    `import { fastify } from 'fastify';\nconst app = fastify();\napp.get('/', ${ROUTE});\napp.setErrorHandler(${handler()});`,
  ),
  around(
    'a required fastify',
    `const app = require('fastify')();\napp.get('/', ${ROUTE});\napp.setErrorHandler(${handler()});`,
  ),
  ...each(['get', 'post', 'put', 'patch', 'delete', 'use', 'all'], (method) =>
    around(
      `error middleware after ${method} of express`,
      `import express from 'express';\nconst app = express();\napp.${method}('/', async (request, answer, next) => { try { await send(); } catch (err) { next(err); } });\napp.use((err, request, answer, next) => { if (err.message.includes('Item not found')) answer.end(); next(err); });`,
    ),
  ),
  around(
    'error middleware of a required express',
    `const app = require('express')();\napp.get('/', ${ROUTE});\napp.use((err, request, answer, next) => { if (err.message.includes('Item not found')) answer.end(); next(err); });`,
  ),
  ...each(["'/users', ", "'/users', check, "], (before) =>
    around(
      `error middleware after ${before}`,
      `import express from 'express';\nconst app = express();\napp.get('/', ${ROUTE});\napp.use(${before}(err, request, answer, next) => { if (err.message.includes('Item not found')) answer.end(); next(err); });`,
    ),
  ),
  around(
    'a failed job of bullmq',
    `import { Worker } from 'bullmq';\nconst worker = new Worker('mail', async (job) => send());\nworker.on('failed', ${handler(2)});`,
  ),
  around(
    'a failed job of bull',
    `import Queue from 'bull';\nconst queue = new Queue('mail');\nqueue.process(async (job) => send());\nqueue.on('failed', ${handler(2)});`,
  ),
  ...each(['onFailedAttempt', 'shouldRetry'], (option) =>
    around(
      `${option} of p-retry`,
      `import pRetry from 'p-retry';\nexport const run = () => pRetry(send, { ${option}: ${handler()} });`,
    ),
  ),
  ...each(
    [
      "import again from 'p-retry';",
      "import { retry as again } from '@lifeomic/attempt';",
      "import again from 'async-retry';",
      "const again = require('async-retry');",
    ],
    (head) =>
      around(`what is left at the end of ${head}`, `${head}\n${awaited('again(send, { retries: 3 })')}`),
  ),
  around(
    'handleError of @lifeomic/attempt',
    `import { retry } from '@lifeomic/attempt';\nexport const run = () => retry(send, { handleError: ${handler()} });`,
  ),
  around(
    'onRetry of async-retry',
    `import retry from 'async-retry';\nexport const run = () => retry(send, { onRetry: ${handler()} });`,
  ),
  around(
    'onRetry of a required async-retry',
    `const retry = require('async-retry');\nexport const run = () => retry(send, { onRetry: ${handler()} });`,
  ),
];

/** What runs later fails outside of the `try`; what an unknown function runs at once fails in it. */
const LATER = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'on',
  'once',
  'addEventListener',
  'addListener',
  'subscribe',
  'useEffect',
  'useCallback',
  'useMemo',
  'useLayoutEffect',
  'nextTick',
];
const later: readonly Snippet[] = each(LATER, (name) => {
  const code = (run: string): string =>
    `import { ${run} } from 'a-library';\n${GRAPH}${awaited(`${run}(() => send())`)}`;
  return { name: `a function that ${name} runs`, found: code('runNow'), silent: code(name) };
});

/** Waiting is no other origin of what a request fails with. */
const waits: readonly Snippet[] = each(
  ['node:timers/promises', 'timers/promises', 'node:timers', 'timers', 'delay', 'yoctodelay'],
  (name) => {
    const head = `import wait from '${name}';\n${GRAPH}`;
    return {
      name: `waiting with ${name}`,
      found: head + awaited('send()', 'await wait(100);'),
      silent: head + awaited('wait(100)'),
    };
  },
);

export const SERVERS: readonly Snippet[] = [...functions, ...observables, ...servers, ...later, ...waits];
