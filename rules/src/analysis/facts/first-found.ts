import type { TSESTree } from '@typescript-eslint/types';
import type { Builder } from './builder.js';
import { keyOf, strip, type Lowering, type Node } from './context.js';
import { partsOf } from './parts.js';
import type { ValueId } from './types.js';

/**
 * What goes deeper only where the outer level has nothing: `level.code ?? codeOf(level.inner)`. However often
 * that comes back to itself, what is found is of the first level that has it, so the deeper ones count as
 * few.
 */
export function otherwise(first: Node, second: ValueId, lowering: Lowering): ValueId {
  const level = levelOf(first, lowering);
  return level !== undefined && goesOn(second, level, lowering) ? lowering.builder.few(second) : second;
}

/** What a function returns where it is there: `if (level.code) return level.code`. */
export function firstFound(
  { test, consequent }: TSESTree.IfStatement,
  lowering: Lowering,
): { readonly statement: TSESTree.ReturnStatement; readonly level: ValueId } | undefined {
  const statement = consequent.type === 'BlockStatement' ? consequent.body[0] : consequent;
  if (statement?.type !== 'ReturnStatement' || !statement.argument || !isThere(test, statement.argument))
    return undefined;
  const level = levelOf(statement.argument, lowering);
  return level === undefined ? undefined : { statement, level };
}

/**
 * What the part is read from that an expression is: a variable that holds one level, not one that runs over a
 * list of them.
 */
function levelOf(node: Node, { builder }: Lowering): ValueId | undefined {
  const inner = strip(node);
  const holder =
    inner.type === 'MemberExpression' && keyOf(inner) !== undefined ? strip(inner.object) : undefined;
  const level =
    holder?.type === 'Identifier'
      ? builder.lookup(holder.name)?.value
      : inner.type === 'Identifier'
        ? takenFrom(inner.name, builder)
        : undefined;
  const source = builder.nodes[level ?? 0];
  if (source?.op === 'parameter') return level;
  if (source?.op !== 'variable') return undefined;
  return builder.variables[source.variable]?.values.some(
    (value) => builder.nodes[value]?.op === 'element',
  ) === true
    ? undefined
    : level;
}

/** `const { code } = level` */
function takenFrom(name: string, builder: Builder): ValueId | undefined {
  const values = builder.variables[builder.lookup(name)?.variable ?? -1]?.values ?? [];
  const [value] = values;
  const node = values.length === 1 ? builder.nodes[value ?? 0] : undefined;
  return node?.op === 'member' ? node.object : undefined;
}

/** Whether a value is what a call gives that gets a part of a level. */
export function goesOn(value: ValueId, level: ValueId, lowering: Lowering): boolean {
  const { nodes } = lowering.builder;
  const node = nodes[value];
  switch (node?.op) {
    case 'await':
    case 'spread':
      return goesOn(node.value, level, lowering);
    case 'member':
      return goesOn(node.object, level, lowering);
    case 'union':
      return node.of.some((item) => goesOn(item, level, lowering));
    case 'call':
      return node.args.some((argument) => isPartOf(argument, level, lowering.builder, new Set()));
    default:
      return false;
  }
}

function isPartOf(value: ValueId, level: ValueId, builder: Builder, seen: Set<ValueId>): boolean {
  if (seen.has(value)) return false;
  seen.add(value);
  const node = builder.nodes[value];
  if ((node?.op === 'member' || node?.op === 'element') && node.object === level) return true;
  return partsOf(value, builder).some((part) => isPartOf(part, level, builder, seen));
}

/**
 * Whether a condition asks for nothing but the value being there: `level.code`, `level?.code !== undefined`,
 * `level && level.code`.
 */
export function isThere(test: Node, value: Node): boolean {
  const wanted = textOf(value);
  const asked = askedFor(test)?.map(textOf);
  return (
    wanted !== undefined &&
    asked?.includes(wanted) === true &&
    asked.every((text) => text !== undefined && (wanted === text || wanted.startsWith(`${text}.`)))
  );
}

/** A name and what is read from it, written in one way. */
function textOf(node: Node): string | undefined {
  const inner = strip(node);
  if (inner.type === 'Identifier') return inner.name;
  const owner = inner.type === 'MemberExpression' ? textOf(inner.object) : undefined;
  const name = inner.type === 'MemberExpression' ? keyOf(inner) : undefined;
  return owner === undefined || name === undefined ? undefined : `${owner}.${name}`;
}

/** What a condition asks to be there; undefined when it asks for more. */
function askedFor(test: Node): readonly Node[] | undefined {
  const inner = strip(test);
  if (inner.type === 'Identifier' || inner.type === 'MemberExpression') return [inner];
  if (inner.type === 'UnaryExpression')
    return inner.operator === 'typeof'
      ? askedFor(inner.argument)
      : inner.operator === '!'
        ? askedTwice(inner.argument)
        : undefined;
  if (inner.type === 'BinaryExpression' && /^[!=]==?$/.test(inner.operator))
    return isNothing(inner.right) ? askedFor(inner.left) : undefined;
  if (inner.type !== 'LogicalExpression' || inner.operator !== '&&') return undefined;
  const [left, right] = [askedFor(inner.left), askedFor(inner.right)];
  return left && right && [...left, ...right];
}

/** `!!level.code` */
function askedTwice(node: Node): readonly Node[] | undefined {
  const inner = strip(node);
  return inner.type === 'UnaryExpression' && inner.operator === '!' ? askedFor(inner.argument) : undefined;
}

/** What stands for a missing value, and `'string'` beside `typeof`. */
function isNothing(node: Node): boolean {
  const inner = strip(node);
  if (inner.type === 'Identifier') return inner.name === 'undefined';
  return (
    inner.type === 'Literal' &&
    (inner.value === null || inner.value === '' || inner.value === 'string' || inner.value === 'undefined')
  );
}
