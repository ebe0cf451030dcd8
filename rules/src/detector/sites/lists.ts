import type { TSESTree } from '@typescript-eslint/types';
import { importOf } from '../../syntax/scope.js';
import { propertyName, unwrap, type Node } from '../../syntax/tree.js';
import type { FileContext } from '../provenance/context.js';
import { classOf, fieldValues } from '../provenance/classes.js';
import { objectsOf, propertyValue, writtenValues } from '../provenance/written.js';

/** Constants of constants. */
export const MAX_HOPS = 8;

/**
 * The elements of an array literal, `new Set([...])`, `Object.freeze([...])`, or of a constant that holds
 * one.
 */
export function constantList(node: Node, context: FileContext, depth = 0): readonly Node[] | undefined {
  if (depth > MAX_HOPS) return undefined;
  const inner = unwrap(node);
  if (inner.type === 'ArrayExpression')
    return inner.elements.flatMap((item) => elements(item, context, depth));
  const [first] = inner.type === 'NewExpression' || inner.type === 'CallExpression' ? inner.arguments : [];
  if (first && (inner.type === 'NewExpression' || inner.type === 'CallExpression')) {
    const callee = unwrap(inner.callee);
    const name =
      callee.type === 'Identifier'
        ? callee.name
        : callee.type === 'MemberExpression'
          ? propertyName(callee)
          : undefined;
    return name === 'Set' || name === 'freeze' || name === 'from'
      ? constantList(first, context, depth + 1)
      : undefined;
  }
  if (inner.type === 'MemberExpression') return only(membersOf(inner, context), context, depth);
  if (inner.type !== 'Identifier') return undefined;
  const variable = context.names.variable(inner);
  const values = variable && !importOf(variable) ? writtenValues(variable, context) : [];
  return only(values, context, depth);
}

/** What is written once, is a constant. */
function only(
  [value, ...others]: readonly Node[],
  context: FileContext,
  depth: number,
): readonly Node[] | undefined {
  return value && others.length === 0 ? constantList(value, context, depth + 1) : undefined;
}

/**
 * What is written for a property of a constant, of a class, or of `this`: `CODES.gone`, `Codes.gone`,
 * `this.gone`.
 */
function membersOf(node: TSESTree.MemberExpression, context: FileContext): readonly Node[] {
  const name = propertyName(node);
  const owner = unwrap(node.object);
  if (name === undefined) return [];
  if (owner.type === 'ThisExpression') return fieldValues(node, name, context);
  const statics = owner.type === 'Identifier' ? (classOf(owner, context)?.body.body ?? []) : [];
  const fields = statics.flatMap((member) =>
    member.type === 'PropertyDefinition' && member.static && propertyName(member) === name && member.value
      ? [member.value]
      : [],
  );
  return [...fields, ...objectsOf(owner, context).flatMap((object) => propertyValue(object, name) ?? [])];
}

function elements(item: Node | null, context: FileContext, depth: number): readonly Node[] {
  if (!item) return [];
  return item.type === 'SpreadElement' ? (constantList(item.argument, context, depth + 1) ?? []) : [item];
}
