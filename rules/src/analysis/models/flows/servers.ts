import type { Row } from '../types.js';

/** Servers: what handlers fail with arrives in the one for errors, those of mounted routers included. */
export const SERVERS: readonly Row[] = [
  { kind: 'type', of: 'hono', path: 'Member[Hono].Instance', type: 'hono.App' },
  {
    kind: 'flow',
    of: 'hono.App',
    path: 'Member[onError]',
    input: 'Handlers[get,post,put,patch,delete,use,all,on,route]',
    output: 'Argument[0].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'fastify',
    path: 'Member[default,fastify].ReturnValue.Member[setErrorHandler]|ReturnValue.Member[setErrorHandler]',
    input: 'Handlers[get,post,put,patch,delete,all,route,register]',
    output: 'Argument[0].Parameter[0]',
  },
  {
    kind: 'type',
    of: 'express',
    path: 'Member[default].ReturnValue|ReturnValue|Member[Router].ReturnValue|Member[default].Member[Router].ReturnValue',
    type: 'express.Router',
  },
  {
    kind: 'type',
    of: 'express-promise-router',
    path: 'Member[default].ReturnValue|ReturnValue',
    type: 'express.Router',
  },
  { kind: 'type', of: 'express.Router', path: 'Member[route].ReturnValue', type: 'express.Route' },
  {
    kind: 'type',
    of: 'express.Route',
    path: 'Member[get,post,put,patch,delete].ReturnValue',
    type: 'express.Route',
  },
  {
    kind: 'flow',
    of: 'express.Router',
    path: 'Member[use]',
    input: 'Handlers[get,post,put,patch,delete,use,all]',
    output: 'Argument[0,1,2].Parameter[0]',
    arity: 4,
  },
  { kind: 'type', of: 'koa', path: 'Member[default].Instance|Instance', type: 'koa.App' },
  {
    kind: 'type',
    of: '@koa/router|koa-router',
    path: 'Member[default].Instance|Instance',
    type: 'koa.Router',
  },
  { kind: 'type', of: 'koa.Router', path: 'Member[routes].ReturnValue', type: 'koa.Router' },
  { kind: 'type', of: 'koa.App|koa.Router', path: 'Member[use].Argument[0].Parameter[1]', type: 'koa.Next' },
  {
    kind: 'flow',
    of: 'koa.Next',
    path: '',
    input: 'Receiver.Handlers[use,get,post,put,patch,delete,del,all]',
    output: 'Rejects',
  },
  {
    kind: 'flow',
    of: 'koa.App',
    path: 'Member[on]',
    input: 'Handlers[use]',
    output: 'Argument[1].Parameter[0]',
    event: '^error$',
  },
  {
    kind: 'flow',
    of: 'next-connect',
    path: 'Member[createRouter].ReturnValue.Member[handler]',
    input: 'Handlers[get,post,put,patch,delete,use,all]',
    output: 'Argument[0].Member[onError].Parameter[0]',
  },
];
