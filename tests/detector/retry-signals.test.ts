import { describe, expect, it } from 'vitest';
import { retriesIn, summary } from './retry-helpers.js';

const find = (code: string): string[] => summary(code, retriesIn(code));
const again = (
  before: string,
  init: string,
  params = 'path: string',
  argument = 'path',
): string => `export async function read(${params}): Promise<unknown> {
${before}
  try {
    const res = await fetch(\`https://graph.microsoft.com/v1.0\${path}\`, ${init});
    if (res.status === 429) {
      await sleep(Number(res.headers.get('Retry-After')) * 1000);
      return read(${argument});
    }
    return await res.json();
  } finally {
    clearTimeout(timer);
  }
}`;
const CONTROLLER = 'const controller = new AbortController();';
const TIMER = 'const timer = setTimeout(() => controller.abort(), 15000);';
const inLoop = (before: string, within: string, init: string): string =>
  `export async function read() {\n${before}\nwhile (true) {\n${within}\nconst res = await fetch('https://graph.microsoft.com/v1.0/me', ${init});\nif (res.ok) return res;\nawait sleep(1000);\n}\n}`;

const ABORTED = `${CONTROLLER}\nsetTimeout(() => controller.abort(), 5000);`;
/** Functions that give a signal. */
const MADE = `declare const ms: number, outer: AbortSignal, others: any[], unknown: any, register: any;
const timeout = (after: number) => AbortSignal.timeout(after);
function limited(after: number) { const limit = new AbortController(); setTimeout(() => limit.abort(), after); return limit.signal; }
const given = (after: number) => outer;
function nothing(): any { console.log(1); }
const itself = (): any => itself();
function either(after: number) { if (after > 5) return outer; return AbortSignal.timeout(after); }`;

describe('signals around a repetition', () => {
  it.each([
    [
      'a controller that each call makes anew',
      again(`${CONTROLLER}\n${TIMER}`, '{ signal: controller.signal }'),
      'recursion read: read(path)',
    ],
    [
      'its signal has a name',
      again(`${CONTROLLER}\nconst signal = controller.signal;\n${TIMER}`, '{ signal }'),
      'recursion read: read(path)',
    ],
    [
      'the wait listens to it as well',
      again(
        `${CONTROLLER}\n${TIMER}\ncontroller.signal.addEventListener('abort', () => { console.warn(path); });`,
        '{ signal: controller.signal }',
      ),
      'recursion read: read(path)',
    ],
    [
      'the round aborts it',
      again(`${CONTROLLER}\n${TIMER}`, '{ signal: controller.signal }').replace(
        'clearTimeout(timer);',
        'clearTimeout(timer); controller.abort();',
      ),
      'recursion read: read(path)',
    ],
    [
      'a controller of the round',
      inLoop(
        '',
        `${CONTROLLER}\nsetTimeout(() => controller.abort(), 5000);`,
        '{ signal: controller.signal }',
      ),
      'loop while (true): while (true)',
    ],
    [
      'a timeout of the round',
      inLoop('', 'const signal = AbortSignal.timeout(5000);', '{ signal }'),
      'loop while (true): while (true)',
    ],
    ...[
      [
        'a signal that is taken out of its controller',
        `${ABORTED}\nconst { signal } = controller;`,
        '{ signal }',
      ],
      ['a timeout, or none', '', '{ signal: ms ? AbortSignal.timeout(ms) : undefined }'],
      ['a timeout, or null', '', '{ signal: ms ? null : AbortSignal.timeout(ms) }'],
      ['a timeout where there is a time', '', '{ signal: ms && AbortSignal.timeout(ms) }'],
      [
        'a timeout and a controller of the round',
        ABORTED,
        '{ signal: AbortSignal.any([AbortSignal.timeout(ms), controller.signal]) }',
      ],
      ['a timeout that a function gives', '', '{ signal: timeout(5000) }'],
      ['a controller that a function makes', '', '{ signal: limited(5000) }'],
      [
        'the round asks whether it was late',
        `${ABORTED}\nif (controller.signal.aborted) console.warn(ms);`,
        '{ signal: controller.signal }',
      ],
    ].map(([name = '', within = '', init = '']) => [
      name,
      `${MADE}\n${inLoop('', within, init)}`,
      'loop while (true): while (true)',
    ]),
  ])('reports: %s', (_name, code, expected) => {
    expect(find(code)).toEqual([expected]);
  });

  it.each([
    [
      'a controller outside of the loop',
      inLoop(
        `${CONTROLLER}\nsetTimeout(() => controller.abort(), 5000);`,
        '',
        '{ signal: controller.signal }',
      ),
    ],
    ...[
      ['a signal from outside, or a timeout', '', '{ signal: ms ? outer : AbortSignal.timeout(ms) }'],
      ['a timeout, or a signal from outside', '', '{ signal: ms ? AbortSignal.timeout(ms) : outer }'],
      ['a signal from outside, else a timeout', '', '{ signal: outer ?? AbortSignal.timeout(ms) }'],
      ['a signal from outside, where there is a time', '', '{ signal: ms && outer }'],
      [
        'a signal from outside beside a timeout',
        '',
        '{ signal: AbortSignal.any([outer, AbortSignal.timeout(ms)]) }',
      ],
      ['signals from outside', '', '{ signal: AbortSignal.any(others) }'],
      ['a function that gives one of outside', '', '{ signal: given(ms) }'],
      ['a function that gives nothing', '', '{ signal: nothing() }'],
      ['a function that gives itself', '', '{ signal: itself() }'],
      ['a function that may give one of outside', '', '{ signal: either(ms) }'],
      ['a function that is given timeouts', '', '{ signal: unknown.all([AbortSignal.timeout(ms)]) }'],
      [
        'the controller has another name',
        `${ABORTED}\nconst other = controller; register(other);`,
        '{ signal: controller.signal }',
      ],
      ['a function of nobody knows where', '', '{ signal: unknown(ms) }'],
      ['a signal that is taken out of something else', 'const { signal } = others[0];', '{ signal }'],
      [
        'more is taken out of the controller',
        `${ABORTED}\nconst { signal, abort } = controller; register(abort);`,
        '{ signal }',
      ],
    ].map(([name = '', within = '', init = '']) => [name, `${MADE}\n${inLoop('', within, init)}`]),
    ['a timeout outside of the loop', inLoop('const signal = AbortSignal.timeout(5000);', '', '{ signal }')],
    [
      'somebody else may abort',
      again(
        `${CONTROLLER}\nregister(() => controller.abort());\n${TIMER}`,
        '{ signal: controller.signal }',
      ).replace('export', 'declare const register: any; export'),
    ],
    [
      'the caller aborts',
      again(
        `${CONTROLLER}\nouter.addEventListener('abort', () => controller.abort());\n${TIMER}`,
        '{ signal: controller.signal }',
        'path: string, outer: AbortSignal',
        'path, outer',
      ),
    ],
    [
      'the controller is kept',
      again(`${CONTROLLER}\nrunning.add(controller);\n${TIMER}`, '{ signal: controller.signal }').replace(
        'export',
        'declare const running: Set<AbortController>; export',
      ),
    ],
    [
      'the way to abort is given away',
      again(`${CONTROLLER}\nregister(controller.abort);\n${TIMER}`, '{ signal: controller.signal }').replace(
        'export',
        'declare const register: any; export',
      ),
    ],
    [
      'the controller is given',
      again(
        TIMER,
        '{ signal: controller.signal }',
        'path: string, controller: AbortController',
        'path, controller',
      ),
    ],
    [
      'the controller is made again elsewhere',
      again(`controller = new AbortController();\n${TIMER}`, '{ signal: controller.signal }').replace(
        'export',
        'let controller: AbortController; export',
      ),
    ],
  ])('is silent: %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});
