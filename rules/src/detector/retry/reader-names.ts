import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, unwrap, type Node } from '../../syntax/tree.js';

/** Methods that only read their receiver and arguments. */
export const READERS: ReadonlySet<string> = new Set([
  'includes',
  'has',
  'indexOf',
  'startsWith',
  'endsWith',
  'test',
  'match',
  'exec',
  'some',
  'every',
  'find',
  'filter',
  'map',
  'join',
  'toLowerCase',
  'toUpperCase',
  'toString',
  'trim',
  'split',
  'slice',
  'get',
  'at',
  'json',
  'text',
  'clone',
  'isAxiosError',
  'isArray',
  'isFinite',
  'isInteger',
  'isNaN',
  'parse',
  'parseInt',
  'parseFloat',
  'stringify',
  'max',
  'min',
  'floor',
  'ceil',
  'round',
  'trunc',
  'abs',
  'keys',
  'values',
]);

/** Objects whose readers do not depend on the moment. */
export const GLOBAL_OWNERS: ReadonlySet<string> = new Set([
  'Math',
  'JSON',
  'Number',
  'Array',
  'Object',
  'String',
  'axios',
]);
/** Of these, what writes to its first argument. */
const WRITERS: ReadonlySet<string | undefined> = new Set(['assign', 'defineProperty', 'defineProperties']);

/** `Object.assign(settings, …)` */
export function writesToFirst(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  return isOfGlobalOwner(callee) && WRITERS.has(propertyName(callee));
}

/** `Math.max`, `Object.assign` */
export function isOfGlobalOwner(callee: Node): callee is TSESTree.MemberExpression {
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    GLOBAL_OWNERS.has(callee.object.name)
  );
}
