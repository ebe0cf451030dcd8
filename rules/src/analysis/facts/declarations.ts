import type { TSESTree } from '@typescript-eslint/types';
import { membersOf } from './annotations.js';
import type { Lowering, Node } from './context.js';
import { lowerModuleStatement } from './modules.js';

/** What only TypeScript declares, and what belongs to the module. */
export function lowerDeclaration(node: Node, lowering: Lowering): void {
  switch (node.type) {
    case 'TSEnumDeclaration':
      lowerEnum(node, lowering);
      return;
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      lowerTypeDeclaration(node, lowering);
      return;
    case 'TSModuleDeclaration':
      lowerNamespace(node, lowering);
      return;
    default:
      lowerModuleStatement(node, lowering);
  }
}

/**
 * What a namespace exports are its properties; of what is declared of another module nothing is known here.
 */
function lowerNamespace({ id, body }: TSESTree.TSModuleDeclaration, lowering: Lowering): void {
  const { builder } = lowering;
  if (!body) return;
  const before = builder.exports.length;
  lowering.block(body.body, true);
  for (const [name, value] of builder.exports.splice(before))
    if (id.type === 'Identifier') builder.store(builder.lookup(id.name), name, value);
}

function lowerEnum({ id, body }: TSESTree.TSEnumDeclaration, lowering: Lowering): void {
  const { builder } = lowering;
  const properties = body.members.map((member): [string, number] => {
    const name = member.id.type === 'Identifier' ? member.id.name : member.id.value;
    return [name, lowering.expression(member.initializer)];
  });
  builder.write(builder.lookup(id.name), builder.add({ op: 'object', properties }));
}

function lowerTypeDeclaration(
  node: TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration,
  lowering: Lowering,
): void {
  const { builder } = lowering;
  const declared = builder.interfaces[builder.declared.get(node) ?? -1];
  if (!declared) return;
  if (node.type === 'TSTypeAliasDeclaration') {
    const type = lowering.type(node.typeAnnotation);
    if (type !== 0) declared.extends.push(type);
    return;
  }
  declared.members.push(...membersOf(node.body.body, lowering));
  for (const { expression } of node.extends) {
    const type = expression.type === 'Identifier' ? builder.lookupType(expression.name) : undefined;
    if (type !== undefined) declared.extends.push(type);
  }
}
