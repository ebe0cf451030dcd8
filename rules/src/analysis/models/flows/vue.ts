import type { Row } from '../types.js';

/** Vue, and its stores. */
export const VUE: readonly Row[] = [
  {
    kind: 'flow',
    of: 'vue',
    path: 'Member[ref,shallowRef]',
    input: 'Argument[0]|TypeArgument[0]',
    output: 'ReturnValue.Member[value]',
  },
  {
    kind: 'flow',
    of: 'vue',
    path: 'Member[computed]',
    input: 'Argument[0].ReturnValue',
    output: 'ReturnValue.Member[value]',
  },
  {
    kind: 'flow',
    of: 'vue',
    path: 'Member[reactive,shallowReactive,readonly,toRaw,markRaw]',
    input: 'Argument[0]',
    output: 'ReturnValue',
  },
  {
    kind: 'flow',
    of: 'vue',
    path: 'Member[watch]',
    input: 'Argument[0].Member[value]|Argument[0].ReturnValue',
    output: 'Argument[1].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'pinia',
    path: 'Member[defineStore].ReturnValue',
    input:
      'Receiver.Argument[1].ReturnValue|Receiver.Argument[1].ReturnValue.Unref|Receiver.Argument[1]|Receiver.Argument[1].Member[actions]',
    output: 'ReturnValue',
  },
  { kind: 'flow', of: 'pinia', path: 'Member[storeToRefs]', input: 'Argument[0]', output: 'ReturnValue' },
];
