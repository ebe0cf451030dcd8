import type { Row } from '../types.js';

/** Objects that are put together, properties by their path, and schemas. */
export const OBJECTS: readonly Row[] = [
  // Objects that are put together
  {
    kind: 'flow',
    of: 'lodash|lodash-es',
    path: 'Member[defaults,assign,merge,extend,defaultsDeep]|Member[default].Member[defaults,assign,merge,extend,defaultsDeep]',
    input: 'Argument[0]|Argument[1]|Argument[2]',
    output: 'ReturnValue',
  },

  // A property by its path
  {
    kind: 'flow',
    of: 'lodash|lodash-es|underscore|es-toolkit/compat',
    path: 'Member[get,result]|Member[default].Member[get,result]',
    input: 'Argument[0].Property[1]',
    output: 'ReturnValue',
  },
  {
    kind: 'flow',
    of: 'lodash/get|lodash-es/get|lodash.get|dlv|just-safe-get',
    path: 'Member[default]',
    input: 'Argument[0].Property[1]',
    output: 'ReturnValue',
  },
  {
    kind: 'flow',
    of: 'dot-prop',
    path: 'Member[getProperty]',
    input: 'Argument[0].Property[1]',
    output: 'ReturnValue',
  },
  {
    kind: 'flow',
    of: 'object-path',
    path: 'Member[get]|Member[default].Member[get]',
    input: 'Argument[0].Property[1]',
    output: 'ReturnValue',
  },
  {
    kind: 'flow',
    of: 'ramda',
    path: 'Member[path]|Member[default].Member[path]',
    input: 'Argument[1].Property[0]',
    output: 'ReturnValue',
  },
  {
    kind: 'flow',
    of: 'ramda',
    path: 'Member[pathOr]|Member[default].Member[pathOr]',
    input: 'Argument[2].Property[1]',
    output: 'ReturnValue',
  },

  // Schemas give what they are asked about, where it is as they say
  {
    kind: 'type',
    of: 'zod',
    path: 'Member[object,union,any,unknown,record,discriminatedUnion,looseObject,strictObject].ReturnValue|Member[z,default].Member[object,union,any,unknown,record,discriminatedUnion,looseObject,strictObject].ReturnValue',
    type: 'zod.Schema',
  },
  {
    kind: 'type',
    of: 'zod.Schema',
    path: 'Member[strict,passthrough,loose,strip,partial,catchall,extend,merge,pick,omit,and,or,optional,nullable,nullish,transform,refine,superRefine].ReturnValue',
    type: 'zod.Schema',
  },
  { kind: 'flow', of: 'zod.Schema', path: 'Member[parse]', input: 'Argument[0]', output: 'ReturnValue' },
  {
    kind: 'flow',
    of: 'zod.Schema',
    path: 'Member[safeParse]',
    input: 'Argument[0]',
    output: 'ReturnValue.Member[data]',
  },
  {
    kind: 'flow',
    of: 'zod.Schema',
    path: 'Member[parseAsync]',
    input: 'Argument[0]',
    output: 'ReturnValue.Resolves',
  },
  {
    kind: 'flow',
    of: 'zod.Schema',
    path: 'Member[safeParseAsync]',
    input: 'Argument[0]',
    output: 'ReturnValue.Resolves.Member[data]',
  },
  { kind: 'flow', of: 'valibot', path: 'Member[parse]', input: 'Argument[1]', output: 'ReturnValue' },
  {
    kind: 'flow',
    of: 'valibot',
    path: 'Member[safeParse]',
    input: 'Argument[1]',
    output: 'ReturnValue.Member[output]',
  },
];
