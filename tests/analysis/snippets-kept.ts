import { around, each, handler, isMissing, type Snippet } from './snippets.js';

/** Tests what a call of something fails with that was put into an object before. */
const tested = (expression: string): string =>
  `{ try { return await ${expression}; } catch (err) { if (${isMissing('err')}) return null; throw err; } }`;

const reading = (parameters: string, expression: string): string =>
  `async (${parameters}) => ${tested(expression)}`;

/** So many arguments before a function. */
const before = (count: number): string => "'/x', check, check, ".slice(0, [0, 5, 12, 19][count]);

const EXPRESS = "import express from 'express';\nconst app = express();\nconst check = null;\n";
const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'all'];

const express: readonly Snippet[] = [
  ...each(['use', ...METHODS], (method) =>
    around(
      `what ${method} of express finds on a request`,
      `${EXPRESS}app.use((req, res, next) => { req.load = send; next(); });\napp.${method}('/x', ${reading('req, res', 'req.load()')});`,
    ),
  ),
  ...each(['use', ...METHODS], (method) =>
    around(
      `what ${method} of express finds on a response`,
      `${EXPRESS}app.use((req, res, next) => { res.locals.load = send; next(); });\napp.${method}('/x', ${reading('req, res', 'res.locals.load()')});`,
    ),
  ),
  ...[0, 2, 3].flatMap((count) => [
    around(
      `what a function behind ${count} others finds on a request of express`,
      `${EXPRESS}app.get('/x', (req, res, next) => { req.load = send; next(); });\napp.use(${before(count)}${reading('req, res', 'req.load()')});`,
    ),
    around(
      `what a function behind ${count} others finds on a response of express`,
      `${EXPRESS}app.get('/x', (req, res, next) => { res.locals.load = send; next(); });\napp.use(${before(count)}${reading('req, res', 'res.locals.load()')});`,
    ),
  ]),
  around(
    'what a named function finds on a request of express',
    `${EXPRESS}function attach(req, res, next) { req.load = send; next(); }\napp.use(attach);\napp.get('/x', ${reading('req, res', 'req.load()')});`,
  ),
  ...['Request', 'Response'].map((type) =>
    around(
      `a written ${type} of express`,
      `import type { ${type} } from 'express';\nexport function attach(it: ${type}) { it.load = send; }\nexport const run = ${reading(`it: ${type}`, 'it.load()')};`,
    ),
  ),
  around(
    'the locals of an app of express',
    `${EXPRESS}app.locals.load = send;\napp.get('/x', ${reading('req, res', 'req.app.locals.load()')});`,
  ),
  around(
    'the locals of an app of express, by way of a response',
    `${EXPRESS}app.locals.load = send;\napp.get('/x', ${reading('req, res', 'res.app.locals.load()')});`,
  ),
  around(
    'a setting of an app of express',
    `${EXPRESS}app.set('load', send);\napp.get('/x', ${reading('req, res', "req.app.get('load')()")});`,
  ),
];

const KOA = "import Koa from 'koa';\nimport Router from '@koa/router';\nconst app = new Koa();\n";
const SET_STATE = 'app.use(async (ctx, next) => { ctx.state.load = send; await next(); });\n';

const koa: readonly Snippet[] = [
  around('the state of koa', `${KOA}${SET_STATE}app.use(${reading('ctx', 'ctx.state.load()')});`),
  around(
    'the state of koa in middleware of a router',
    `${KOA}const users = new Router();\n${SET_STATE}users.use(${reading('ctx', 'ctx.state.load()')});`,
  ),
  ...each(['get', 'post', 'put', 'patch', 'del', 'delete', 'all'], (method) =>
    around(
      `the state of koa in ${method} of a router`,
      `${KOA}const users = new Router();\n${SET_STATE}users.${method}('/', ${reading('ctx', 'ctx.state.load()')});`,
    ),
  ),
  around(
    'the state of koa behind a check',
    `${KOA}const users = new Router();\n${SET_STATE}users.get('/', null, ${reading('ctx', 'ctx.state.load()')});`,
  ),
  ...each(['Context', 'ParameterizedContext'], (type) =>
    around(
      `a written ${type} of koa`,
      `import type { ${type} } from 'koa';\nexport function attach(ctx: ${type}) { ctx.load = send; }\nexport const run = ${reading(`ctx: ${type}`, 'ctx.load()')};`,
    ),
  ),
];

const HONO = "import { Hono } from 'hono';\nconst app = new Hono();\n";
const SET = "async (c, next) => { c.set('load', send); await next(); }";

const hono: readonly Snippet[] = [
  ...each(['use', ...METHODS], (method) =>
    around(
      `what ${method} of hono gets from the context`,
      `${HONO}app.use(${SET});\napp.${method}('/x', ${reading('c', "c.get('load')()")});`,
    ),
  ),
  around(
    'a variable of the context of hono',
    `${HONO}app.use(${SET});\napp.get('/x', ${reading('c', 'c.var.load()')});`,
  ),
  around(
    'the context of hono behind a check',
    `${HONO}app.use(${SET});\napp.get('/x', null, ${reading('c', "c.get('load')()")});`,
  ),
  around(
    'middleware of hono that is made apart',
    `${HONO}import { createMiddleware } from 'hono/factory';\nexport const attach = createMiddleware(${SET});\napp.get('/x', ${reading('c', "c.get('load')()")});`,
  ),
  around(
    'a written context of hono',
    `import type { Context } from 'hono';\nexport const attach = (c: Context) => { c.set('load', send); };\nexport const run = ${reading('c: Context', "c.get('load')()")};`,
  ),
];

const FASTIFY = "import fastify from 'fastify';\nconst app = fastify();\n";
const ON_REQUEST = "app.addHook('onRequest', async (request) => { request.load = send; });\n";

const servers: readonly Snippet[] = [
  around(
    'setErrorHandler of fastify with a named plugin',
    `${FASTIFY}async function users(inner) { inner.get('/', async () => { await send(); }); }\napp.register(users);\napp.setErrorHandler(${handler()});`,
  ),
  around(
    'a decoration of fastify',
    `${FASTIFY}app.decorate('load', send);\napp.get('/x', ${reading('request', 'app.load()')});`,
  ),
  around(
    'a decoration of fastify, by way of a request',
    `${FASTIFY}app.decorate('load', send);\napp.get('/x', ${reading('request', 'request.server.load()')});`,
  ),
  around(
    'a decoration in a plugin of fastify',
    `${FASTIFY}app.register(async (inner) => { inner.decorate('load', send); });\napp.get('/x', ${reading('request', 'app.load()')});`,
  ),
  around(
    'a decoration in a plugin that is made apart',
    `${FASTIFY}import fp from 'fastify-plugin';\nexport default fp(async (inner) => { inner.decorate('load', send); });\napp.get('/x', ${reading('request', 'app.load()')});`,
  ),
  around(
    'a written app of fastify',
    `import type { FastifyInstance } from 'fastify';\nexport async function plugin(app: FastifyInstance) { app.decorate('load', send); app.get('/x', ${reading('request', 'app.load()')}); }`,
  ),
  around(
    'a written request of fastify',
    `import type { FastifyRequest } from 'fastify';\nexport function attach(request: FastifyRequest) { request.load = send; }\nexport const run = ${reading('request: FastifyRequest', 'request.load()')};`,
  ),
  ...each(METHODS, (method) =>
    around(
      `what ${method} of fastify finds on a request`,
      `${FASTIFY}${ON_REQUEST}app.${method}('/x', ${reading('request', 'request.load()')});`,
    ),
  ),
  around(
    'a request of fastify behind options',
    `${FASTIFY}${ON_REQUEST}app.get('/x', {}, ${reading('request', 'request.load()')});`,
  ),
  around(
    'a decoration of an app by name',
    `import { fastify } from 'fastify';\nconst app = fastify();\napp.decorate('load', send);\napp.get('/x', ${reading('request', 'app.load()')});`,
  ),
  around(
    'a decoration of a required app',
    `const app = require('fastify')();\napp.decorate('load', send);\napp.get('/x', ${reading('request', 'app.load()')});`,
  ),
];

const EMITS =
  "export async function run() { try { return await send(); } catch (error) { bus.emit('failed', error); } }\n";
const listens = (method: string): string => `bus.${method}('failed', ${handler()});`;

const emitters: readonly Snippet[] = [
  around(
    'a request that tells listeners of its success',
    `import { EventEmitter } from 'events';\nconst bus = new EventEmitter();\nsend().then((data) => bus.emit('done', data)).catch(${handler()});`,
  ),
  ...[
    ['a required emitter', "const EventEmitter = require('events');\nconst bus = new EventEmitter();\n"],
    ['an emitter of node', "import EventEmitter from 'node:events';\nconst bus = new EventEmitter();\n"],
    ['an emitter by name', "import { EventEmitter } from 'events';\nconst bus = new EventEmitter();\n"],
    [
      'an emitter of eventemitter3',
      "import { EventEmitter } from 'eventemitter3';\nconst bus = new EventEmitter();\n",
    ],
    ['an emitter of mitt', "import mitt from 'mitt';\nconst bus = mitt();\n"],
    [
      'a required emitter of node',
      "const EventEmitter = require('node:events');\nconst bus = new EventEmitter();\n",
    ],
    [
      'a class that extends an emitter',
      "import { EventEmitter } from 'node:events';\nclass Bus extends EventEmitter {}\nconst bus = new Bus();\n",
    ],
  ].map(([name, head]) => around(name ?? '', `${head ?? ''}${EMITS}${listens('on')}`)),
  ...each(['once', 'addListener'], (method) =>
    around(
      `${method} of an emitter`,
      `import { EventEmitter } from 'events';\nconst bus = new EventEmitter();\n${EMITS}${listens(method)}`,
    ),
  ),
];

export const KEPT: readonly Snippet[] = [...express, ...koa, ...hono, ...servers, ...emitters];
