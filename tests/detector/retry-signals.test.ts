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
const CLEARED = '{ signal: controller.signal }).finally(() => clearTimeout(timer)';
/** Functions that give a signal. */
const MADE = `declare const ms: number, outer: AbortSignal, others: any[], unknown: any, register: any;
const timeout = (after: number) => AbortSignal.timeout(after);
function limited(after: number) { const limit = new AbortController(); setTimeout(() => limit.abort(), after); return limit.signal; }
const given = (after: number) => outer;
function nothing(): any { console.log(1); }
const itself = (): any => itself();
function held(after: number) { const limit = new AbortController(); const timer = setTimeout(limit.abort.bind(limit), after); return { signal: limit.signal, done: () => clearTimeout(timer) }; }
function linked(after: number) { const limit = new AbortController(); outer.addEventListener('abort', () => limit.abort()); return { signal: limit.signal, done: () => undefined }; }
function handed(after: number) { const limit = new AbortController(); return { signal: limit.signal, stop: () => limit.abort() }; }
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
      [
        'a timer runs what aborts it',
        `${CONTROLLER}\nsetTimeout(controller.abort.bind(controller), 5000);`,
        '{ signal: controller.signal }',
      ],
      [
        'a function gives it beside what ends its timer',
        'const { signal, done } = held(5000);',
        '{ signal }',
      ],
      ['a function gives an object with it', 'const limit = held(5000);', '{ signal: limit.signal }'],
      ['an object has it', 'const init = { signal: AbortSignal.timeout(ms) };', '{ signal: init.signal }'],
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
    ...[
      ['a variable', 'let controller: AbortController;', ''],
      [
        'a variable that is emptied',
        'let controller: AbortController | undefined = undefined;',
        'controller = undefined;',
      ],
      ['a variable that nothing holds first', 'let controller: AbortController | null = null;', ''],
    ].map(([name = '', before = '', within = '']) => [
      `${name} is given a controller in each round`,
      inLoop(
        before,
        `${within} controller = new AbortController(); const timer = setTimeout(() => controller?.abort(), 5000);`,
        CLEARED,
      ),
      'loop while (true): while (true)',
    ]),
    [
      'a variable is given a controller in each round, and another one its timer',
      inLoop(
        'let controller: AbortController; let timer: any;',
        'controller = new AbortController(); timer = setTimeout(() => controller.abort(), 5000);',
        CLEARED,
      ),
      'loop while (true): while (true)',
    ],
    [
      'a controller that says its type',
      inLoop(
        '',
        'const own: AbortController = new AbortController(); setTimeout(() => own.abort(), 5000);',
        '{ signal: own.signal }',
      ),
      'loop while (true): while (true)',
    ],
    [
      'a variable of the file is given a controller in each call',
      again(`controller = new AbortController();\n${TIMER}`, '{ signal: controller.signal }').replace(
        'export',
        'let controller: AbortController; export',
      ),
      'recursion read: read(path)',
    ],
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
      [
        'somebody runs what aborts it',
        `${CONTROLLER}\nregister(controller.abort.bind(controller));`,
        '{ signal: controller.signal }',
      ],
      [
        'a timer runs something with it',
        `${CONTROLLER}\nsetTimeout(register.bind(controller), 5000);`,
        '{ signal: controller.signal }',
      ],
      ['a function gives one that follows another', 'const { signal, done } = linked(5000);', '{ signal }'],
      ['a function gives a way to end it', 'const { signal, stop } = handed(5000);', '{ signal }'],
      [
        'an object may have another',
        'const init = { signal: AbortSignal.timeout(ms), ...others };',
        '{ signal: init.signal }',
      ],
      ['a function of nobody knows where', '', '{ signal: unknown(ms) }'],
      ['a signal that is taken out of something else', 'const { signal } = others[0];', '{ signal }'],
      [
        'more is taken out of the controller',
        `${ABORTED}\nconst { signal, abort } = controller; register(abort);`,
        '{ signal }',
      ],
    ].map(([name = '', within = '', init = '']) => [name, `${MADE}\n${inLoop('', within, init)}`]),
    [
      'an object of outside of the loop',
      `${MADE}\n${inLoop('const { signal } = held(5000);', '', '{ signal }')}`,
    ],
    [
      'a timer outside of the loop',
      inLoop(
        `${CONTROLLER}\nsetTimeout(controller.abort.bind(controller), 5000);`,
        '',
        '{ signal: controller.signal }',
      ),
    ],
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
    ...[
      ['is aborted by others', 'export const stop = () => controller.abort();', ''],
      ['is exported', 'export { controller };', ''],
      ['is given one elsewhere', 'export const begin = (own: AbortController) => { controller = own; };', ''],
      ['keeps its controller', '', 'if (!controller) '],
      ['is handed on', 'declare const register: any; register(() => controller);', ''],
    ].map(([name = '', after = '', only = '']) => [
      `a variable that ${name}`,
      `let controller: AbortController;\n${after}\n${inLoop(
        '',
        `${only}controller = new AbortController(); const timer = setTimeout(() => controller.abort(), 5000);`,
        CLEARED,
      )}`,
    ]),
    [
      'an exported variable',
      `export let controller: AbortController;\n${inLoop(
        '',
        'controller = new AbortController(); const timer = setTimeout(() => controller.abort(), 5000);',
        CLEARED,
      )}`,
    ],
    [
      // Those of earlier rounds abort the controller of a later one.
      'a variable that timers abort which nothing clears',
      inLoop(
        'let controller: AbortController;',
        'controller = new AbortController(); const timer = setTimeout(() => controller.abort(), 5000);',
        '{ signal: controller.signal }',
      ),
    ],
    [
      'a variable is given its controller once',
      inLoop(
        'let controller: AbortController; controller = new AbortController(); setTimeout(() => controller.abort(), 5000);',
        '',
        '{ signal: controller.signal }',
      ),
    ],
  ])('is silent: %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});

describe('a signal that comes with options', () => {
  const given = (init: string, type = 'RequestInit', more = ''): string =>
    `${inLoop('', '', init).replace('read()', `read(options: ${type}, next = '')`)}\n${more}`;
  const WITH = 'export const one = (signal: AbortSignal) => read({ method: "GET", signal });\n';
  const WITHOUT = 'export const other = () => read({ method: "GET" });\n';
  const LOOP = ['loop while (true): while (true)'];

  it.each([
    ['its type names one', given('options', '{ signal?: AbortSignal; method: string }')],
    ['its type names one, in a copy', given('{ ...options }', '{ signal?: AbortSignal; method: string }')],
    ['the only caller gives one', given('options', 'RequestInit', WITH)],
    ['every caller gives one', given('{ ...options }', 'any', WITH + WITH.replace('one', 'two'))],
    [
      'it is handed on',
      `async function read(options: any): Promise<any> {
  const res = await fetch('https://graph.microsoft.com/v1.0/me', options);
  if (res.status === 429) return read({ ...options });
  return res.ok ? res : read(options);
}
${WITH}`,
    ],
  ])('may end it: %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });

  it.each([
    ['nobody is known to give one', given('options')],
    ['the only caller gives none', given('options', 'RequestInit', WITHOUT)],
    ['one of the callers gives none', given('options', 'any', WITH + WITHOUT)],
    [
      'a caller gives something that is not known',
      given('options', 'any', 'export const some = (o: any) => read(o);'),
    ],
    ['a caller gives nothing', given('options', 'any', 'export const none = () => read();')],
    ['its type names something else', given('options', '{ method: string }')],
    ['it goes elsewhere', given('{ method: options.method }', 'any', WITH)],
    ['another parameter has it', given('next', 'any', WITH)],
  ])('does not end it: %s', (_name, code) => {
    expect(find(code)).toEqual(LOOP);
  });
});
