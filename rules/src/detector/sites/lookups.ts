import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, propertyName, unwrap, type FunctionNode, type Node } from '../../syntax/tree.js';
import type { FileContext } from '../provenance/context.js';
import { tableKeys } from './literals.js';
import type { TextTest } from './text-test.js';

/**
 * Tables are looked up with all kinds of things. Where a key comes from is only asked when it is called like
 * a part of an error.
 */
const PART = /code|message/i;
/** Lists of all property accesses are long; only a file with something like this can hold one that counts. */
const MAY_LOOK_UP = /\[[\w$.?!() ]*(?:code|message)[\w$.?!() ]*\]/i;

/**
 * Values that a constant table has for a code or text: `TABLE[error.code]`, `MAP.get(error.code)`. What the
 * table has nothing for takes another way, so it is a test. One is enough for each table in a function.
 * @param asked keys that are asked for in other ways, `code in TABLE` and `MAP.has(code)`
 */
export function findLookups(asked: readonly TextTest[], context: FileContext): readonly TextTest[] {
  const seen = new Map<FunctionNode | undefined, Set<string>>();
  const isFirst = (table: Node, at: Node): boolean => {
    const around = enclosingFunction(at, context.index);
    const tables = seen.get(around) ?? new Set<string>();
    seen.set(around, tables);
    const text = context.file.text.slice(...table.range);
    if (tables.has(text)) return false;
    tables.add(text);
    return true;
  };
  for (const { node, table } of asked) if (table) isFirst(table, node);
  return lookups(context).flatMap(({ node, table, subject }): readonly TextTest[] => {
    if (!PART.test(context.file.text.slice(...subject.range))) return [];
    const keys = tableKeys(table, context);
    if (!keys || keys.length === 0 || !isFirst(table, node)) return [];
    return [
      { node, subject, operator: 'lookup', exact: true, negated: false, texts: keys, plain: true, table },
    ];
  });
}

interface Lookup {
  readonly node: Node;
  readonly table: Node;
  readonly subject: Node;
}

function lookups({ index, file }: FileContext): readonly Lookup[] {
  const gets = index.callsNamed('get').flatMap((node): readonly Lookup[] => {
    const callee = unwrap(node.callee);
    const [subject, ...others] = node.arguments;
    if (
      callee.type !== 'MemberExpression' ||
      !subject ||
      others.length > 0 ||
      subject.type === 'SpreadElement'
    )
      return [];
    return isTable(callee.object) ? [{ node, table: callee.object, subject }] : [];
  });
  if (!MAY_LOOK_UP.test(file.text)) return gets;
  const accesses = index
    .all('MemberExpression')
    .filter(
      (node) =>
        node.computed &&
        isTable(node.object) &&
        propertyName(node) === undefined &&
        !isWritten(node, index.parent(node)),
    );
  return [...accesses.map((node) => ({ node, table: node.object, subject: node.property })), ...gets];
}

function isTable(object: Node): boolean {
  return unwrap(object).type === 'Identifier';
}

function isWritten(node: TSESTree.MemberExpression, parent: Node | undefined): boolean {
  return (
    (parent?.type === 'AssignmentExpression' && parent.left === node) || parent?.type === 'UpdateExpression'
  );
}
