import type { Row } from '../types.js';

/** Functions that give back a function. */
export const FUNCTIONS: readonly Row[] = [
  {
    kind: 'flow',
    of: 'lodash|lodash-es',
    path: 'Member[memoize,once,debounce,throttle,partial,bind,curry,ary,unary]|Member[default].Member[memoize,once,debounce,throttle,partial,bind]',
    input: 'Argument[0]',
    output: 'ReturnValue',
  },
  {
    kind: 'flow',
    of: 'p-memoize|mem|memoize|p-throttle|p-debounce|p-limit-function|limit-function',
    path: 'Member[default]',
    input: 'Argument[0]',
    output: 'ReturnValue',
  },
  {
    kind: 'flow',
    of: 'bottleneck',
    path: 'Member[default].Instance.Member[wrap]',
    input: 'Argument[0]',
    output: 'ReturnValue',
  },
  { kind: 'type', of: 'opossum', path: 'Member[default].Instance|Instance', type: 'opossum.Breaker' },
  {
    kind: 'flow',
    of: 'opossum',
    path: 'Member[default]|',
    input: 'Argument[0].Rejects',
    output: 'Argument[1].Member[errorFilter].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'opossum.Breaker',
    path: 'Member[fire]',
    input: 'Receiver.Argument[0].Rejects',
    output: 'Rejects',
  },
  {
    kind: 'flow',
    of: 'opossum.Breaker',
    path: 'Member[on]',
    input: 'Receiver.Argument[0].Rejects',
    output: 'Argument[1].Parameter[0]',
    event: '^(?:failure|reject)$',
  },
  // The error comes after what the function is called with.
  {
    kind: 'flow',
    of: 'opossum.Breaker',
    path: 'Member[fallback]',
    input: 'Receiver.Argument[0].Rejects',
    output: 'Argument[0].Parameter[0]',
    arity: 1,
  },
  {
    kind: 'flow',
    of: 'opossum.Breaker',
    path: 'Member[fallback]',
    input: 'Receiver.Argument[0].Rejects',
    output: 'Argument[0].Parameter[1]',
    arity: 2,
  },
  {
    kind: 'flow',
    of: 'opossum.Breaker',
    path: 'Member[fallback]',
    input: 'Receiver.Argument[0].Rejects',
    output: 'Argument[0].Parameter[2]',
    arity: 3,
  },
  // The error is what the function gives first to the callback that it gets last.
  {
    kind: 'flow',
    of: 'node:util|util',
    path: 'Member[promisify]|Member[default].Member[promisify]',
    input:
      'Argument[0].Rejects|Argument[0].Parameter[0].Given[0]|Argument[0].Parameter[1].Given[0]|Argument[0].Parameter[2].Given[0]|Argument[0].Parameter[3].Given[0]',
    output: 'ReturnValue.ReturnValue.Rejects',
  },
];
