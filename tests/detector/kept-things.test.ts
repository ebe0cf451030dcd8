import { describe } from 'vitest';
import { finds, SDK } from './find.js';

const text = finds('message-match');
const silent = (name: string, source: string): void => {
  text(name, source);
};

const WORDS = "includes('odd words')";
const SEND = `${SDK}const send = () => client.api('/me').get();\n`;
/** The body of a function that asks what a call has failed with. */
const asks = (call: string, isFound = true): string => {
  const test = `e.message.${WORDS}`;
  return `{ try { return await ${call}; } catch (e: any) { if (${isFound ? `«${test}»` : test}) return null; throw e; } }`;
};

describe('what middleware of express leaves', () => {
  const app = (put: string, handler: string): string =>
    `import express from 'express';\n${SEND}const app = express();\n${put}\n${handler}`;
  const handler = (isFound = true): string =>
    `app.get('/x', async (req: any, res: any) => ${asks('req.load()', isFound)});`;
  const use = (body: string): string => `app.use((req: any, res: any, next: any) => { ${body} next(); });`;
  text('on a request', app(use('req.load = send;'), handler()));
  silent('under another name', app(use('req.other = send;'), handler(false)));
  silent('on something of it', app(use('req.inner.load = send;'), handler(false)));
  silent('on something else', app('const other: any = make(); other.load = send;', handler(false)));
  text(
    'by a function that has a name',
    app(
      'function attach(req: any, res: any, next: any) { req.load = send; next(); }\napp.use(attach);',
      handler(),
    ),
  );
  silent(
    'on something of it, by a function that has a name',
    app(
      'function attach(req: any, res: any, next: any) { const inner = req.session; inner.load = send; next(); }\napp.use(attach);',
      handler(false),
    ),
  );
  silent(
    'for a handler of errors, whose parameters are others',
    app(
      use('res.load = send;'),
      `app.use(async (err: any, req: any, res: any, next: any) => ${asks('req.load()', false)});`,
    ),
  );
});

describe('what middleware of hono leaves', () => {
  const app = (put: string, call: string, isFound = true): string =>
    `import { Hono } from 'hono';\n${SEND}const app = new Hono();\napp.use(async (c: any, next: any) => { ${put} await next(); });\napp.get('/x', async (c: any) => ${asks(call, isFound)});`;
  text('for the method that reads it', app("c.set('load', send);", "c.get('load')()"));
  silent('for another method', app("c.set('load', send);", "c.header('load')()", false));
  silent(
    'under a name of which only a part is known',
    app("c.set('load', send);", 'c.get(`load${part}`)()', false),
  );
});

describe('a decoration of fastify', () => {
  const app = (put: string, isFound = true): string =>
    `import fastify from 'fastify';\n${SEND}const app = fastify();\nconst other: any = make();\n${put}\napp.get('/x', async () => ${asks('app.load()', isFound)});`;
  text('of the app', app("app.decorate('load', send);"));
  silent('of something else', app("other.decorate('load', send);", false));
  silent('under another name', app("app.decorate('other', send);", false));
  silent(
    'for the method that puts it there',
    app("app.decorate('load', send);", false).replace('app.load()', "app.decorate('load')()"),
  );
});

describe('what an emitter emits', () => {
  const listens = (on: string, isFound = true): string => {
    const test = `e.message.${WORDS}`;
    return `${on}, (e: any) => { if (${isFound ? `«${test}»` : test}) alert('gone'); });`;
  };
  const bus = (on: string, isFound = true, made = 'new EventEmitter()'): string =>
    `import { EventEmitter } from 'node:events';\n${SEND}class Own extends EventEmitter {}\nclass Other extends EventEmitter {}\nconst bus = ${made};\nconst second = new EventEmitter();\nexport async function run() { try { return await send(); } catch (error) { bus.emit('failed', error); } }\n${listens(on, isFound)}`;
  text('for the same event', bus("bus.on('failed'"));
  silent('for another event', bus("bus.on('other'", false));
  silent('for an event of which only a part is known', bus('bus.on(`failed${part}`', false));
  silent('on another object', bus("second.on('failed'", false));
  text('of a class of the project', bus("bus.on('failed'", true, 'new Own()'));
  silent('of another class of the project', bus("new Other().on('failed'", false, 'new Own()'));
});
