import type { Row } from '../types.js';

/** What runs later, and what only waits. */
export const TIMERS: readonly Row[] = [
  {
    kind: 'runs',
    when: 'later',
    names: [
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
    ],
  },
  {
    kind: 'barrier',
    of: 'node:timers/promises|timers/promises|node:timers|timers|delay|yoctodelay',
    source: 'nothing',
  },
];
