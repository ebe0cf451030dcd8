import type { Row } from '../types.js';

/** Functions that make a text of what they are given, or an object with the same properties. */
export const TEXTS: readonly Row[] = [
  {
    kind: 'flow',
    of: 'node:util|util',
    path: 'Member[inspect]|Member[default].Member[inspect]',
    input: 'Argument[0].Text',
    output: 'ReturnValue',
  },
  {
    kind: 'flow',
    of: 'node:util|util',
    path: 'Member[format]|Member[default].Member[format]',
    input: 'Argument[0,1,2,3].Text',
    output: 'ReturnValue',
  },
  {
    kind: 'flow',
    of: 'fast-safe-stringify|safe-stable-stringify|json-stringify-safe|object-inspect',
    path: 'Member[default]',
    input: 'Argument[0].Text',
    output: 'ReturnValue',
  },
  {
    kind: 'flow',
    of: 'serialize-error',
    path: 'Member[serializeError]',
    input: 'Argument[0]',
    output: 'ReturnValue',
  },
];
