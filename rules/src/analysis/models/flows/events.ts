import type { Row } from '../types.js';

/** Emitters of events: what is emitted arrives in the functions that listen. */
export const EVENTS: readonly Row[] = [
  { kind: 'type', of: 'events|node:events', path: 'Instance', type: 'events.Emitter' },
  {
    kind: 'type',
    of: 'events|node:events|eventemitter3',
    path: 'Member[EventEmitter,default].Instance',
    type: 'events.Emitter',
  },
  { kind: 'type', of: 'mitt', path: 'Member[default].ReturnValue', type: 'events.Emitter' },
  { kind: 'barrier', of: 'events.Emitter', source: 'nothing' },
  {
    kind: 'flow',
    of: 'events.Emitter',
    path: 'Member[on,once,addListener]',
    input: 'Emitted[1]',
    output: 'Argument[1].Parameter[0]',
  },
];
