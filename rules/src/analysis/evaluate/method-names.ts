/** Methods of texts that give a text again. */
export const TEXT_METHODS: ReadonlySet<string> = new Set([
  'toString',
  'toLowerCase',
  'toUpperCase',
  'toLocaleLowerCase',
  'toLocaleUpperCase',
  'trim',
  'trimStart',
  'trimEnd',
  'normalize',
  'concat',
  'padEnd',
  'join',
]);
/** Methods of texts that give one part of it, or take parts out. */
export const CUT_METHODS: ReadonlySet<string> = new Set([
  'slice',
  'substring',
  'substr',
  'replace',
  'replaceAll',
]);
/** Methods of texts that give parts of it. */
export const PART_METHODS: ReadonlySet<string> = new Set(['split', 'match']);
/** Methods of lists that give a list with the same elements. */
export const SAME_LIST: ReadonlySet<string> = new Set([
  'filter',
  'slice',
  'concat',
  'flat',
  'reverse',
  'sort',
  'values',
  'toSorted',
  'toReversed',
  'splice',
  'with',
]);
export const ELEMENT_METHODS: ReadonlySet<string> = new Set([
  'find',
  'findLast',
  'at',
  'pop',
  'shift',
  'next',
]);
/** Methods of lists that give each element to a function. */
export const EACH_METHODS: ReadonlySet<string> = new Set([
  'forEach',
  'map',
  'flatMap',
  'filter',
  'find',
  'findLast',
  'some',
  'every',
  'findIndex',
]);
