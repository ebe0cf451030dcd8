import type { TSESTree } from '@typescript-eslint/types';
import type { Lowering, Node } from './context.js';

/** Declares what the statements of a block declare, so that names are known before they are reached. */
export function hoist(body: readonly Node[], lowering: Lowering): void {
  for (const statement of body) {
    const isExport =
      statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration';
    hoistStatement(isExport && statement.declaration ? statement.declaration : statement, lowering);
  }
}

function hoistStatement(node: Node, lowering: Lowering): void {
  const { builder } = lowering;
  switch (node.type) {
    case 'VariableDeclaration':
      if (node.kind !== 'var') for (const { id } of node.declarations) lowering.declare(id);
      return;
    case 'FunctionDeclaration':
      if (node.id) {
        const fn = builder.addFunction(node.id.name);
        builder.declared.set(node, fn);
        builder.declare(node.id.name, builder.add({ op: 'function', fn }));
      }
      return;
    case 'ClassDeclaration':
      if (node.id) {
        const cls = builder.addClass(node.id.name);
        const value = builder.add({ op: 'class', cls });
        builder.declared.set(node, cls);
        builder.declare(node.id.name, value);
        builder.declareType(node.id.name, value);
      }
      return;
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
      if (node.id.type === 'Identifier') builder.declare(node.id.name);
      return;
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      hoistType(node, lowering);
      return;
    case 'ImportDeclaration':
      for (const specifier of node.specifiers)
        builder.declareFixed(
          specifier.local.name,
          builder.import(
            node.source.value,
            importedName(specifier),
            specifier.type === 'ImportSpecifier' ? undefined : specifier.local.name,
          ),
        );
      return;
    case 'TSImportEqualsDeclaration': {
      const { moduleReference } = node;
      if (moduleReference.type === 'TSExternalModuleReference')
        builder.declareFixed(
          node.id.name,
          builder.import(moduleReference.expression.value, '*', node.id.name),
        );
      return;
    }
    default:
  }
}

/** Interfaces of one name are one; a class may have an interface beside it. */
function hoistType(
  node: TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration,
  { builder }: Lowering,
): void {
  const { name } = node.id;
  const before = builder.hasType(name) ? builder.nodes[builder.lookupType(name) ?? 0] : undefined;
  if (before && before.op !== 'interface') return;
  const index = before?.interface ?? builder.addInterface(name);
  builder.declared.set(node, index);
  if (!before) builder.declareType(name, builder.add({ op: 'interface', interface: index }));
}

function importedName(specifier: TSESTree.ImportClause): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  return specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value;
}

/** `var` belongs to the function, at whatever depth it stands. */
export function hoistVars(node: Node | null | undefined, lowering: Lowering): void {
  const visit = (inner: Node | null | undefined): void => {
    hoistVars(inner, lowering);
  };
  switch (node?.type) {
    case 'VariableDeclaration':
      if (node.kind === 'var') for (const { id } of node.declarations) lowering.declare(id);
      return;
    case 'ExportNamedDeclaration':
      visit(node.declaration);
      return;
    case 'BlockStatement':
      node.body.forEach(visit);
      return;
    case 'IfStatement':
      visit(node.consequent);
      visit(node.alternate);
      return;
    case 'ForStatement':
      visit(node.init);
      visit(node.body);
      return;
    case 'ForInStatement':
    case 'ForOfStatement':
      visit(node.left);
      visit(node.body);
      return;
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'LabeledStatement':
      visit(node.body);
      return;
    case 'TryStatement':
      visit(node.block);
      visit(node.handler?.body);
      visit(node.finalizer);
      return;
    case 'SwitchStatement':
      for (const { consequent } of node.cases) consequent.forEach(visit);
      return;
    default:
  }
}
