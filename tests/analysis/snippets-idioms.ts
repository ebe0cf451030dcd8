import { around, awaited, each, handler, isMissing, shown, type Snippet } from './snippets.js';

const HOST = 'graph.microsoft.com';
/** The twin asks another host. */
const to = (name: string, found: string): Snippet => ({
  name,
  found,
  silent: found.replaceAll(HOST, 'api.example.org'),
});

const ROUTE = 'async (request, answer) => { await send(); }';
const ON_ERROR = `(err, request, answer, next) => { if (${isMissing('err')}) answer.end(); next(err); }`;
const ROUTERS: readonly (readonly [name: string, head: string])[] = [
  ['Router of express', "import express, { Router } from 'express';\nconst users = Router();"],
  ['express.Router', "import express from 'express';\nconst users = express.Router();"],
  ['a router of promises', "import Router from 'express-promise-router';\nconst users = Router();"],
  ['a required router of promises', "const users = require('express-promise-router')();"],
];
const express: readonly Snippet[] = [
  ...ROUTERS.map(([name, head]) =>
    around(`error middleware of ${name}`, `${head}\nusers.get('/', ${ROUTE});\nusers.use(${ON_ERROR});`),
  ),
  ...each(['get', 'post', 'put', 'patch', 'delete'], (method) =>
    around(
      `error middleware after ${method} of a route`,
      `import { Router } from 'express';\nconst users = Router();\nusers.route('/').${method}(${ROUTE});\nusers.use(${ON_ERROR});`,
    ),
  ),
  ...each(['get', 'post', 'put', 'patch', 'delete'], (method) =>
    around(
      `error middleware after something behind ${method} of a route`,
      `import { Router } from 'express';\nconst users = Router();\nusers.route('/').${method}(list).head(list).get(list);\nusers.route('/').${method}(list).post(${ROUTE});\nusers.use(${ON_ERROR});`,
    ),
  ),
  around(
    'error middleware of an app with a router',
    `import express, { Router } from 'express';\nconst users = Router();\nusers.get('/', ${ROUTE});\nconst app = express();\napp.use('/users', users);\napp.use(${ON_ERROR});`,
  ),
  around(
    'error middleware after a handler that a library has wrapped',
    `import express from 'express';\nimport wrapped from 'express-async-handler';\nconst app = express();\napp.get('/', wrapped(${ROUTE}));\napp.use(${ON_ERROR});`,
  ),
  around(
    'error middleware after a list of handlers',
    `import express from 'express';\nconst app = express();\napp.get('/', [check, ${ROUTE}]);\napp.use(${ON_ERROR});`,
  ),
];

const OUTER = `app.use(async (context, next) => { try { await next(); } catch (err) { if (${isMissing('err')}) context.body = 'gone'; else throw err; } });`;
const KOA = "import Koa from 'koa';\nimport Router from '@koa/router';\nconst app = new Koa();\n";
const servers: readonly Snippet[] = [
  around(
    'the middleware around others of koa',
    `${KOA}${OUTER}\napp.use(async (context) => { context.body = await send(); });`,
  ),
  around(
    'the middleware around others of a required koa',
    `const Koa = require('koa');\nconst app = new Koa();\n${OUTER}\napp.use(async (context) => { context.body = await send(); });`,
  ),
  ...each(['get', 'post', 'put', 'patch', 'delete', 'del', 'all', 'use'], (method) =>
    around(
      `the middleware around ${method} of a router of koa`,
      `${KOA}const users = new Router();\n${OUTER}\nusers.${method}('/users', async (context) => { context.body = await send(); });\napp.use(users.routes());`,
    ),
  ),
  around(
    'the middleware around a router of koa-router',
    `import Koa from 'koa';\nimport Router from 'koa-router';\nconst app = new Koa();\nconst users = new Router();\n${OUTER}\nusers.get('/users', async (context) => { context.body = await send(); });\napp.use(users.routes());`,
  ),
  around(
    'the middleware around a required router of koa',
    `const Koa = require('koa');\nconst Router = require('@koa/router');\nconst app = new Koa();\nconst users = new Router();\n${OUTER}\nusers.get('/users', async (context) => { context.body = await send(); });\napp.use(users.routes());`,
  ),
  around(
    'the middleware of a router of koa',
    `${KOA}const users = new Router();\n${OUTER.replace('app.use', 'users.use')}\nusers.get('/users', async (context) => { context.body = await send(); });`,
  ),
  around(
    'the error event of koa',
    `${KOA}app.use(async (context) => { context.body = await send(); });\napp.on('error', ${handler()});`,
  ),
  ...each(['get', 'post', 'put', 'patch', 'delete', 'use', 'all'], (method) =>
    around(
      `onError after ${method} of next-connect`,
      `import { createRouter } from 'next-connect';\nconst router = createRouter();\nrouter.${method}(${ROUTE});\nexport default router.handler({ onError: ${handler()} });`,
    ),
  ),
  around(
    'onError of hono with another app',
    `import { Hono } from 'hono';\nconst users = new Hono();\nusers.get('/', ${ROUTE});\nconst app = new Hono();\napp.route('/users', users);\napp.onError(${handler()});`,
  ),
  around(
    'setErrorHandler of fastify with a plugin',
    `import fastify from 'fastify';\nconst app = fastify();\napp.register(async (inner) => { inner.get('/', ${ROUTE}); });\napp.setErrorHandler(${handler()});`,
  ),
  around(
    'setErrorHandler after a route with options',
    `import fastify from 'fastify';\nconst app = fastify();\napp.route({ method: 'GET', url: '/', handler: ${ROUTE} });\napp.setErrorHandler(${handler()});`,
  ),
];

/** An event of something else tells of no failure. */
const event = (name: string, code: string, other: string): readonly Snippet[] => [
  around(name, code),
  {
    ...around(name, code),
    name: `${name}, and not of ${other}`,
    silent: around(name, code).found.replace(/\.on\('[^']*'/, `.on('${other}'`),
  },
];
const jobs: readonly Snippet[] = [
  ...event(
    'a failed job of bullmq by its event',
    `import { Worker } from 'bullmq';\nconst worker = new Worker('mail', async (job) => send());\nworker.on('failed', ${handler(2)});`,
    'completed',
  ),
  ...event(
    'a failed job of bull by its event',
    `import Queue from 'bull';\nconst queue = new Queue('mail');\nqueue.process(async (job) => send());\nqueue.on('failed', ${handler(2)});`,
    'completed',
  ),
  ...event(
    'a failed job of agenda',
    `import Agenda from 'agenda';\nconst agenda = new Agenda({});\nagenda.define('mail', async (job) => { await send(); });\nagenda.on('fail:mail', ${handler()});`,
    'start:mail',
  ),
  around(
    'a failed job of Agenda by its name',
    `import { Agenda } from 'agenda';\nconst agenda = new Agenda({});\nagenda.define('mail', async (job) => { await send(); });\nagenda.on('fail', ${handler()});`,
  ),
  around(
    'a failed job of a required agenda',
    `const Agenda = require('agenda');\nconst agenda = new Agenda({});\nagenda.define('mail', async (job) => { await send(); });\nagenda.on('fail', ${handler()});`,
  ),
  around(
    'a failed job of another agenda',
    `import { Agenda } from '@hokify/agenda';\nconst agenda = new Agenda({});\nagenda.define('mail', async (job) => { await send(); });\nagenda.on('fail', ${handler()});`,
  ),
  ...event(
    'a failed task of a queue',
    `import PQueue from 'p-queue';\nconst queue = new PQueue();\nqueue.add(async () => send());\nqueue.on('error', ${handler()});`,
    'next',
  ),
  around(
    'one of several failed tasks of a queue',
    `import PQueue from 'p-queue';\nconst queue = new PQueue();\nqueue.addAll([async () => send()]);\nqueue.on('error', ${handler()});`,
  ),
  ...each(['failure', 'reject'], (name) =>
    around(
      `the event ${name} of opossum`,
      `import CircuitBreaker from 'opossum';\nconst breaker = new CircuitBreaker(send);\nbreaker.on('${name}', ${handler()});`,
    ),
  ),
  ...event(
    'a failure of opossum',
    `import CircuitBreaker from 'opossum';\nconst breaker = new CircuitBreaker(send);\nbreaker.on('failure', ${handler()});`,
    'success',
  ),
  ...each(['1', '2', '3'], (count) =>
    around(
      `the fallback of opossum with ${count}`,
      `import CircuitBreaker from 'opossum';\nconst breaker = new CircuitBreaker(send);\nbreaker.fallback(${handler(Number(count))});`,
    ),
  ),
  ...each(["import CircuitBreaker from 'opossum';", "const CircuitBreaker = require('opossum');"], (head) =>
    around(
      `what ${head} leaves out`,
      `${head}\nconst breaker = new CircuitBreaker(send, { errorFilter: ${handler()} });`,
    ),
  ),
  around(
    'a required opossum',
    `const CircuitBreaker = require('opossum');\nconst breaker = new CircuitBreaker(send);\n${awaited('breaker.fire()')}`,
  ),
  around(
    'a limit with arguments',
    `import pLimit from 'p-limit';\nconst limit = pLimit(3);\nexport async function run(ids) { const all = await Promise.allSettled(ids.map((id) => limit(send, id))); return all.some((one) => one.reason && ${isMissing('one.reason')}); }`,
  ),
  ...each(["import pMap from 'p-map';", "const pMap = require('p-map');"], (head) =>
    around(`one of many of ${head}`, `${head}\n${awaited('pMap([1], () => send())')}`),
  ),
  around(
    'the errors of many',
    `import pMap from 'p-map';\nexport async function run(ids) { try { await pMap(ids, () => send(), { stopOnError: false }); } catch (all) { return all.errors.some((one) => ${isMissing('one')}); } }`,
  ),
  around(
    'the errors of any',
    `export async function run() { try { await Promise.any([send()]); } catch (all) { return all.errors.some((one) => ${isMissing('one')}); } }`,
  ),
];

const THUNK =
  "import { createAsyncThunk, createReducer, createSlice } from '@reduxjs/toolkit';\nconst load = createAsyncThunk('a', async (id, { rejectWithValue }) => { try { return await send(); } catch (err) { return rejectWithValue(err); } });\nconst plain = createAsyncThunk('b', async () => send());\n";
const CASES = (action: string, thunk: string): string =>
  `(builder) => { builder.addCase(load.pending, (state) => state).addCase(${thunk}.rejected, (state, action) => { if (${isMissing(`action.${action}`)}) state.isGone = true; }); }`;
const STATE =
  'const useStore = MAKE((set) => ({ error: null, load: async () => { try { await send(); } catch (err) { SET; } } }));\n';
const stored = (make: string, set = 'set({ error: err })'): string =>
  STATE.replace('MAKE', make).replace('SET', set);
const states: readonly Snippet[] = [
  ...each(['useActionState', 'React.useActionState'], (use) =>
    around(
      use,
      `import React, { useActionState } from 'react';\nconst save = async () => { try { await send(); return {}; } catch (err) { return { error: err }; } };\n${shown(`const [{ error }] = ${use}(save, {});`)}`,
    ),
  ),
  around(
    'useFormState',
    `import { useFormState } from 'react-dom';\nconst save = async () => { try { await send(); return {}; } catch (err) { return { error: err }; } };\n${shown('const [{ error }] = useFormState(save, {});')}`,
  ),
  ...each(['React.useActionState', 'useActionState', 'useFormState'], (use) =>
    around(
      `${use} that begins with a client`,
      `import React, { useActionState } from 'react';\nimport { useFormState } from 'react-dom';\n${awaited("it.api('/me').get()", `const [it] = ${use}(save, base);`)}`,
    ),
  ),
  around('a thunk that was rejected', `${THUNK}createSlice({ extraReducers: ${CASES('error', 'plain')} });`),
  around('a reducer of a thunk that was rejected', `${THUNK}createReducer({}, ${CASES('error', 'plain')});`),
  around(
    'a thunk that was rejected with a value',
    `${THUNK}createSlice({ extraReducers: ${CASES('payload', 'load')} });`,
  ),
  around(
    'a thunk that is unwrapped after it was rejected with a value',
    `${THUNK}${awaited('dispatch(load()).unwrap()')}`,
  ),
  {
    ...around(
      'a thunk that was rejected, and not fulfilled',
      `${THUNK}createSlice({ extraReducers: ${CASES('error', 'plain')} });`,
    ),
    silent: around(
      '',
      `${THUNK}createSlice({ extraReducers: ${CASES('error', 'plain').replace('.rejected', '.fulfilled')} });`,
    ).found,
  },
  around(
    'a store with its types',
    `import { create } from 'zustand';\n${stored('create()')}${shown('const error = useStore((state) => state.error);')}`,
  ),
  around(
    'a store with its types that is set by a function',
    `import { create } from 'zustand';\n${stored('create()', 'set((before) => ({ ...before, error: err }))')}${shown('const error = useStore((state) => state.error);')}`,
  ),
  around(
    'the whole state of a store',
    `import { create } from 'zustand';\n${stored('create')}${shown('const { error } = useStore();')}`,
  ),
  around(
    'the whole state of a store with its types',
    `import { create } from 'zustand';\n${stored('create()')}${shown('const { error } = useStore();')}`,
  ),
  around(
    'the state of a store with its types',
    `import { create } from 'zustand';\n${stored('create()')}${shown('const { error } = useStore.getState();')}`,
  ),
  around(
    'a store of slices',
    `import { create } from 'zustand';\nconst slice = (set) => ({ load: async () => { try { await send(); } catch (err) { set({ error: err }); } } });\nconst useStore = create()((...args) => ({ ...slice(...args) }));\n${shown('const error = useStore((state) => state.error);')}`,
  ),
  around(
    'a function in a store with its types',
    `import { create } from 'zustand';\nconst useStore = create()(() => ({ load: send }));\n${awaited('load()', 'const load = useStore((state) => state.load);')}`,
  ),
  around(
    'a function that a store with its types has',
    `import { create } from 'zustand';\nconst useStore = create()(() => ({ load: send }));\n${awaited('useStore.getState().load()')}`,
  ),
  ...each(['persist', 'devtools', 'subscribeWithSelector'], (wrap) =>
    around(
      `a store with ${wrap}`,
      `import { create } from 'zustand';\nimport { ${wrap} } from 'zustand/middleware';\nconst useStore = create()(${wrap}(() => ({ load: send })));\n${awaited('useStore.getState().load()')}`,
    ),
  ),
  around(
    'a store with immer',
    `import { create } from 'zustand';\nimport { immer } from 'zustand/middleware/immer';\nconst useStore = create()(immer(() => ({ load: send })));\n${awaited('useStore.getState().load()')}`,
  ),
];

const PATH = '/v1.0/me';
const AGENT = 'const agent = superagent.agent()';
const clients: readonly Snippet[] = [
  ...each(['get', 'post', 'put', 'patch', 'delete', 'del', 'head'], (verb) =>
    to(
      `${verb} of an agent of superagent`,
      `import superagent from 'superagent';\n${AGENT};\n${awaited(`agent.${verb}('https://${HOST}${PATH}')`)}`,
    ),
  ),
  to(
    'an agent of a required superagent',
    `const superagent = require('superagent');\n${AGENT};\n${awaited(`agent.get('https://${HOST}${PATH}')`)}`,
  ),
  ...each(['set', 'accept', 'type', 'timeout', 'retry', 'auth', 'query', 'use'], (set) =>
    to(
      `an agent of superagent after ${set}`,
      `import superagent from 'superagent';\n${AGENT}.${set}('json');\n${awaited(`agent.get('https://${HOST}${PATH}')`)}`,
    ),
  ),
  ...each(['Pool', 'Client', 'Agent'], (name) =>
    to(
      `${name} of undici`,
      `import { ${name} } from 'undici';\nconst it = new ${name}('https://${HOST}');\nexport async function run() { const { statusCode, body } = await it.request({ path: '${PATH}' }); if (statusCode >= 400) { const problem = await body.json(); if (${isMissing('problem.error')}) return null; } return body; }`,
    ),
  ),
  to(
    'an agent of undici that is told the host',
    `import { Agent } from 'undici';\nconst it = new Agent();\nexport async function run() { const { statusCode, body } = await it.request({ origin: 'https://${HOST}', path: '${PATH}' }); if (statusCode >= 400) { const problem = await body.json(); if (${isMissing('problem.error')}) return null; } return body; }`,
  ),
  ...each(['get', 'post', 'put', 'patch', 'delete', 'head'], (verb) =>
    to(
      `${verb} of wretch`,
      `import wretch from 'wretch';\n${awaited(`wretch('https://${HOST}${PATH}').${verb}()`)}`,
    ),
  ),
  to(
    'a required wretch',
    `const wretch = require('wretch');\n${awaited(`wretch('https://${HOST}${PATH}').get()`)}`,
  ),
  ...each(
    ['url', 'auth', 'headers', 'content', 'accept', 'options', 'catcher', 'resolve', 'addon', 'middlewares'],
    (set) =>
      to(
        `wretch after ${set}`,
        `import wretch from 'wretch';\nconst it = wretch('https://${HOST}${PATH}').${set}('/x');\n${awaited('it.get()')}`,
      ),
  ),
  ...each(['1', '2', '3'], (count) =>
    to(
      `wretch after ${count} more`,
      `import wretch from 'wretch';\nconst it = wretch('https://${HOST}${PATH}')${".headers({}).options({}).accept('json')"
        .split('.')
        .slice(0, Number(count) + 1)
        .join('.')};\n${awaited('it.get()')}`,
    ),
  ),
  ...each(['request', 'request-promise', 'request-promise-native'], (name) =>
    to(
      `the base of ${name}`,
      `const ask = require('${name}');\n${awaited(`ask({ baseUrl: 'https://${HOST}', uri: '${PATH}' })`)}`,
    ),
  ),
  ...each(['request', 'request-promise', 'request-promise-native'], (name) =>
    to(
      `the defaults of ${name}`,
      `const ask = require('${name}').defaults({ baseUrl: 'https://${HOST}' });\n${awaited(`ask('${PATH}')`)}`,
    ),
  ),
  to(
    'the defaults of an imported request-promise',
    `import all from 'request-promise';\nconst ask = all.defaults({ baseUrl: 'https://${HOST}' });\n${awaited(`ask('${PATH}')`)}`,
  ),
  ...each(['get', 'post', 'put', 'patch', 'delete', 'del', 'head'], (verb) =>
    to(
      `${verb} with the defaults of request-promise`,
      `const ask = require('request-promise').defaults({ baseUrl: 'https://${HOST}' });\n${awaited(`ask.${verb}('${PATH}')`)}`,
    ),
  ),
  ...each(['url', 'uri'], (key) =>
    to(
      `${key} with other defaults of request-promise`,
      `const ask = require('request-promise').defaults({ json: true });\n${awaited(`ask({ ${key}: 'https://${HOST}${PATH}' })`)}`,
    ),
  ),
  to(
    'the address with other defaults of request-promise',
    `const ask = require('request-promise').defaults({ json: true });\n${awaited(`ask('https://${HOST}${PATH}')`)}`,
  ),
  ...each(['defaults', 'assign', 'merge', 'extend', 'defaultsDeep'], (join) =>
    to(
      `options by ${join} of lodash`,
      `import { ${join} } from 'lodash';\nimport axios from 'axios';\n${awaited(`axios(${join}({ method: 'GET' }, { url: 'https://${HOST}${PATH}' }))`)}`,
    ),
  ),
  ...each(['defaults', 'assign', 'merge', 'extend', 'defaultsDeep'], (join) =>
    to(
      `options by _.${join}`,
      `import _ from 'lodash';\nimport axios from 'axios';\n${awaited(`axios(_.${join}({ url: 'https://${HOST}${PATH}' }, {}))`)}`,
    ),
  ),
  to(
    'options by assign of three of lodash-es',
    `import { assign } from 'lodash-es';\nimport axios from 'axios';\n${awaited(`axios(assign({}, {}, { url: 'https://${HOST}${PATH}' }))`)}`,
  ),
  to(
    'jquery as it is given to the page',
    `(function ($) { $.getJSON('https://${HOST}${PATH}').fail((xhr) => { if (${isMissing('xhr.responseJSON.error')}) alert(1); }); })(jQuery);`,
  ),
  to(
    'jquery as it is given to the page by call',
    `(function ($) { $.getJSON('https://${HOST}${PATH}').fail((xhr) => { if (${isMissing('xhr.responseJSON.error')}) alert(1); }); }).call(this, jQuery);`,
  ),
];

const held = (name: string, made: string, read: string): Snippet =>
  around(
    name,
    `import { HttpException } from 'a-library';\nexport async function run() { try { await send().catch((inner) => { throw ${made}; }); } catch (err) { if (${isMissing(read)}) return null; throw err; } }`,
  );
const errors: readonly Snippet[] = [
  held(
    'the cause of an error of a package',
    "new HttpException(502, { message: 'no answer', cause: inner })",
    'err.cause',
  ),
  held(
    'the cause that an error of a package is made of',
    "new HttpException(inner, 'no answer')",
    'err.cause',
  ),
  held('the text of an error of a package', 'new HttpException(inner.message, 502)', 'err'),
  held(
    'the text in the options of an error of a package',
    'new HttpException(502, { message: inner.message })',
    'err',
  ),
];

export const IDIOMS: readonly Snippet[] = [...express, ...servers, ...jobs, ...states, ...clients, ...errors];
