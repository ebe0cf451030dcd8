import type { TSESTree } from '@typescript-eslint/types';
import { eachChild, isMarkup } from '../../syntax/walk.js';
import { isFunctionNode, type Lowering, type Node } from './context.js';
import { namesOf } from './patterns.js';
import { WHOLE_MODULE, type ValueId } from './types.js';

/** Exports. */
export function lowerModuleStatement(node: Node, lowering: Lowering): void {
  const { builder } = lowering;
  switch (node.type) {
    case 'ExportNamedDeclaration':
      exportNamed(node, lowering);
      return;
    case 'ExportDefaultDeclaration':
      builder.exports.push(['default', defaultValue(node.declaration, lowering)]);
      return;
    case 'ExportAllDeclaration':
      if (node.exported)
        builder.exports.push([nameOf(node.exported), builder.import(node.source.value, '*')]);
      else builder.reexports.push(node.source.value);
      return;
    case 'TSExportAssignment':
      builder.exports.push([WHOLE_MODULE, lowering.expression(node.expression)]);
      return;
    default:
      if (isMarkup(node)) lowerMarkup(node, lowering);
  }
}

/** Expressions and functions in the markup of a component: `<button on:click={async () => …}>`. */
function lowerMarkup(node: Node, lowering: Lowering): void {
  eachChild(node, (child) => {
    if (isMarkup(child)) lowerMarkup(child, lowering);
    else if (/(?:Statement|Declaration)$/.test(child.type)) lowering.statement(child);
    else lowering.expression(child);
  });
}

function nameOf(name: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return name.type === 'Identifier' ? name.name : name.value;
}

function exportNamed(node: TSESTree.ExportNamedDeclaration, lowering: Lowering): void {
  const { builder } = lowering;
  if (node.declaration) {
    lowering.statement(node.declaration);
    for (const name of declaredNames(node.declaration))
      builder.exports.push([name, builder.lookup(name)?.value ?? builder.lookupType(name) ?? 0]);
  }
  for (const { local, exported } of node.specifiers) {
    const name = nameOf(local);
    const value = node.source
      ? builder.import(node.source.value, name)
      : (builder.lookup(name)?.value ?? builder.lookupType(name) ?? 0);
    builder.exports.push([nameOf(exported), value]);
  }
}

function declaredNames(node: TSESTree.NamedExportDeclarations): readonly string[] {
  if (node.type === 'VariableDeclaration') return node.declarations.flatMap(({ id }) => namesOf(id));
  return 'id' in node && node.id?.type === 'Identifier' ? [node.id.name] : [];
}

function defaultValue(node: TSESTree.DefaultExportDeclarations, lowering: Lowering): ValueId {
  const { builder } = lowering;
  if (isFunctionNode(node)) {
    const fn = lowering.fn(node, { name: 'default' });
    return node.type === 'FunctionDeclaration' && node.id
      ? (builder.lookup(node.id.name)?.value ?? 0)
      : builder.add({ op: 'function', fn });
  }
  if (node.type === 'ClassDeclaration') {
    const cls = lowering.cls(node);
    return node.id ? (builder.lookup(node.id.name)?.value ?? 0) : builder.add({ op: 'class', cls });
  }
  if (node.type === 'TSInterfaceDeclaration') {
    lowering.statement(node);
    return builder.lookupType(node.id.name) ?? 0;
  }
  return lowering.expression(node);
}
