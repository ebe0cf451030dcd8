import type { TSESTree } from '@typescript-eslint/types';
import { keyOf, type Lowering, type Node } from './context.js';
import type { ValueId } from './types.js';

/**
 * Types of the language that stand for a list of their argument, for a map to their second one, or for the
 * argument itself.
 */
const LISTS: ReadonlySet<string> = new Set([
  'Array',
  'ReadonlyArray',
  'Set',
  'ReadonlySet',
  'Iterable',
  'AsyncIterable',
]);
const MAPS: ReadonlySet<string> = new Set(['Map', 'ReadonlyMap', 'WeakMap', 'Record']);
const SAME: ReadonlySet<string> = new Set([
  'Partial',
  'Required',
  'Readonly',
  'NonNullable',
  'Pick',
  'Omit',
  'PropsWithChildren',
  'Ref',
  'RefObject',
  'MutableRefObject',
]);

/**
 * What a written type says of a value: the class, interface or imported type, in lists, promises and results
 * of functions.
 */
export function lowerType(node: Node | null | undefined, lowering: Lowering): ValueId {
  const { builder } = lowering;
  const inner = (of: Node | null | undefined): ValueId => lowering.type(of);
  switch (node?.type) {
    case 'TSTypeReference':
      return reference(node, lowering);
    case 'TSTypeQuery':
      return node.exprName.type === 'TSImportType'
        ? 0
        : wrapped(entity(node.exprName, lowering, true), (value) => builder.add({ op: 'type-query', value }));
    case 'TSArrayType':
      return wrapped(inner(node.elementType), (element) => builder.add({ op: 'list-type', element }));
    case 'TSUnionType':
    case 'TSIntersectionType':
      return builder.union(...node.types.map(inner));
    case 'TSTypeOperator':
      return inner(node.typeAnnotation);
    case 'TSFunctionType':
      return wrapped(inner(node.returnType?.typeAnnotation), (result) =>
        builder.add({ op: 'function-type', result }),
      );
    case 'TSTypeLiteral': {
      const index = builder.addInterface('');
      builder.interfaces[index]?.members.push(...membersOf(node.members, lowering));
      return builder.add({ op: 'interface', interface: index });
    }
    default:
      return 0;
  }
}

function wrapped(value: ValueId, wrap: (value: ValueId) => ValueId): ValueId {
  return value === 0 ? 0 : wrap(value);
}

function reference(node: TSESTree.TSTypeReference, lowering: Lowering): ValueId {
  const { builder } = lowering;
  const given = node.typeArguments?.params ?? [];
  const { typeName } = node;
  if (typeName.type !== 'Identifier' || builder.lookupType(typeName.name) !== undefined)
    return entity(typeName, lowering, false);
  const { name } = typeName;
  if (LISTS.has(name))
    return wrapped(lowering.type(given[0]), (element) => builder.add({ op: 'list-type', element }));
  if (MAPS.has(name))
    return wrapped(lowering.type(given[1]), (value) =>
      builder.add({ op: 'map-type', value, isRecord: name === 'Record' }),
    );
  if (name === 'Promise' || name === 'PromiseLike')
    return wrapped(lowering.type(given[0]), (value) => builder.add({ op: 'promise-type', value }));
  if (name === 'ReturnType')
    return wrapped(lowering.type(given[0]), (of) => builder.add({ op: 'result-type', of }));
  if (name === 'Awaited')
    return wrapped(lowering.type(given[0]), (of) => builder.add({ op: 'awaited-type', of }));
  if (name === 'InstanceType')
    return wrapped(lowering.type(given[0]), (of) => builder.add({ op: 'instance-type', of }));
  return SAME.has(name) ? lowering.type(given[0]) : builder.global(name);
}

/** `Name`, `namespace.Name` */
function entity(name: TSESTree.EntityName, lowering: Lowering, isValue: boolean): ValueId {
  const { builder } = lowering;
  if (name.type === 'Identifier')
    return (isValue ? builder.lookup(name.name)?.value : builder.lookupType(name.name)) ?? 0;
  return name.type === 'TSQualifiedName'
    ? builder.member(entity(name.left, lowering, isValue), name.right.name)
    : 0;
}

/** The members of an interface of which the type says something. */
export function membersOf(
  members: readonly TSESTree.TypeElement[],
  lowering: Lowering,
): readonly [string, ValueId][] {
  return members.flatMap((member): [string, ValueId][] => {
    if (member.type !== 'TSPropertySignature' && member.type !== 'TSMethodSignature') return [];
    const name = keyOf(member);
    if (name === undefined) return [];
    if (member.type === 'TSPropertySignature') {
      const type = lowering.type(member.typeAnnotation?.typeAnnotation);
      return type === 0 ? [] : [[name, type]];
    }
    return [
      [
        name,
        lowering.builder.add({
          op: 'function-type',
          result: lowering.type(member.returnType?.typeAnnotation),
        }),
      ],
    ];
  });
}
