import type { TSESTree } from '@typescript-eslint/types';
import { childrenOf, propertyName, type Node } from '../../syntax/tree.js';

export function propertiesIn(
  node: Node,
  isWanted: (member: TSESTree.MemberExpression, parent: Node) => boolean,
): string[] {
  const found: string[] = [];
  const visit = (child: Node, parent: Node): void => {
    const name =
      child.type === 'MemberExpression' && isWanted(child, parent) ? propertyName(child) : undefined;
    if (name !== undefined) found.push(name);
    for (const inner of childrenOf(child)) visit(inner, child);
  };
  visit(node, node);
  return found;
}

export function isWritten(member: TSESTree.MemberExpression, parent: Node): boolean {
  if (parent.type === 'AssignmentExpression') return parent.left === member;
  return (
    parent.type === 'UpdateExpression' || (parent.type === 'UnaryExpression' && parent.operator === 'delete')
  );
}
