import rule from '../../rules/src/rules/no-swallowed-failure.js';
import { CLIENT, HERE, inCatch, tester } from './tester.js';

const rejected = (handler: string): string =>
  `${CLIENT}export const load = () => client.api('/me/messages').get().catch(${handler});\n`;
const EMPTY = { ...HERE, answer: '[]' };

tester.run('no-swallowed-failure', rule, {
  valid: [
    { name: 'a failure that is handed on', code: inCatch("console.error('failed');\n    throw error;") },
    {
      name: 'an empty success for one failure',
      code: inCatch('if (error.statusCode === 404) return [];\n    throw error;'),
    },
    {
      name: 'an empty success for one failure of a promise',
      code: rejected('(error) => { if (error.statusCode === 404) return []; throw error; }'),
    },
    {
      name: 'an empty success beside a condition',
      code: inCatch('if (error.statusCode !== 404) report(error);\n    return [];'),
    },
    { name: 'a failure that is told to somebody', code: inCatch('setError(error.message);\n    return [];') },
    { name: 'a failure that is kept', code: inCatch('this.failed = true;\n    return [];') },
    {
      name: 'a result that says that it failed',
      code: inCatch('return { items: [], error: error.message };'),
    },
    { name: 'a result with a flag', code: inCatch('return { ok: false, items: [] };') },
    {
      name: 'no result at all, which a caller can tell from an empty one',
      code: inCatch('return undefined;'),
    },
    { name: 'another value than an empty one', code: inCatch('return DEFAULTS;') },
    { name: 'a list with something in it', code: inCatch("return ['inbox'];") },
    {
      name: 'a failure of something else',
      code: inCatch('return [];').replace("client.api('/me').get()", 'shop.open()'),
    },
    {
      name: 'a failure of something else among calls of which most are none of Graph',
      code: inCatch('return [];').replace(
        "return await client.api('/me').get();",
        "await shop.open();\n    await shop.list();\n    await shop.close();\n    return await client.api('/me').get();",
      ),
    },
    {
      name: 'a failure of Graph that was handled before',
      code: inCatch('return [];').replace('get()', 'get().catch(() => undefined)'),
    },
  ],
  invalid: [
    {
      name: 'an empty list',
      code: inCatch('return [];'),
      errors: [{ messageId: 'empty', data: EMPTY, line: 7, column: 12, endColumn: 14 }],
    },
    {
      name: 'an empty list after a line in the log',
      code: inCatch("console.error('failed', error);\n    return [];"),
      errors: [{ messageId: 'empty', line: 8 }],
    },
    {
      name: 'an empty list after a line in a log of the project',
      code: inCatch("this.logger.warn('failed', { error });\n    return [];"),
      errors: [{ messageId: 'empty' }],
    },
    {
      name: 'an empty list with a type',
      code: inCatch('return [] as string[];'),
      errors: [{ messageId: 'empty', data: { ...HERE, answer: '[] as string[]' } }],
    },
    {
      name: 'an empty page',
      code: inCatch('return { value: [] };'),
      errors: [{ messageId: 'empty', data: { ...HERE, answer: '{ value: [] }' } }],
    },
    {
      name: 'an empty page with a number and no link',
      code: inCatch('return { items: [], total: 0, nextLink: null };'),
      errors: [{ messageId: 'empty' }],
    },
    { name: 'an empty map', code: inCatch('return new Map();'), errors: [{ messageId: 'empty' }] },
    { name: 'an empty set', code: inCatch('return new Set<string>();'), errors: [{ messageId: 'empty' }] },
    {
      name: 'a `catch` that does not even take the error',
      code: inCatch('return [];').replace('catch (error)', 'catch'),
      errors: [{ messageId: 'empty' }],
    },
    { name: 'a rejection', code: rejected('() => []'), errors: [{ messageId: 'empty', line: 3 }] },
    {
      name: 'a rejection with an empty page',
      code: rejected('() => ({ value: [] })'),
      errors: [{ messageId: 'empty', data: { ...HERE, answer: '{ value: [] }' } }],
    },
    {
      name: 'a rejection in a block',
      code: rejected('(error) => { console.log(error.message); return []; }'),
      errors: [{ messageId: 'empty' }],
    },
    {
      name: 'a function that sends',
      code: `${CLIENT}const page = () => client.api('/me').get();\nexport const load = () => page().catch(() => []);\n`,
      errors: [{ messageId: 'empty', line: 4 }],
    },
  ],
});
