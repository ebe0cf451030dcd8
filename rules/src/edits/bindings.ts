import type { TSESTree } from '@typescript-eslint/types';
import { statementsOf } from '../syntax/tree.js';
import type { SourceFile } from '../detector/types.js';

interface NamedBinding {
  readonly imported: string;
  readonly local: string;
  readonly typeOnly: boolean;
  readonly node: TSESTree.Node;
}

/** One import or `require` of the module at the top level of the file. */
export interface ModuleBinding {
  readonly node: TSESTree.Node;
  /** `import type { … }` */
  readonly typeOnly: boolean;
  readonly named: readonly NamedBinding[];
  /** Local name of the whole module. */
  readonly namespace: string | undefined;
  /** The node that a new name is written behind, or the list that is empty, if names can be added. */
  readonly list:
    | { readonly after: TSESTree.Node; readonly kind: 'name' | 'default' }
    | { readonly empty: TSESTree.Node }
    | undefined;
}

export function bindingsOf(file: SourceFile, module: string): ModuleBinding[] {
  return statementsOf(file.ast).flatMap((node) => {
    if (node.type === 'ImportDeclaration')
      return node.source.value === module ? [importBinding(file, node)] : [];
    if (node.type === 'TSImportEqualsDeclaration') return importEqualsBinding(node, module);
    if (node.type === 'VariableDeclaration') return requireBindings(node, module);
    return [];
  });
}

/** The module name of `require('…')`. */
export function requiredModule(node: TSESTree.Node | null | undefined): string | undefined {
  if (node?.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require')
    return undefined;
  const argument = node.arguments[0];
  return argument?.type === 'Literal' && typeof argument.value === 'string' ? argument.value : undefined;
}

function importBinding(file: SourceFile, node: TSESTree.ImportDeclaration): ModuleBinding {
  const typeOnly = node.importKind === 'type';
  const named = node.specifiers.flatMap((specifier): NamedBinding[] => {
    if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') return [];
    const own = specifier.importKind === 'type';
    return [
      {
        imported: specifier.imported.name,
        local: specifier.local.name,
        typeOnly: typeOnly || own,
        node: specifier,
      },
    ];
  });
  const namespace = node.specifiers.find((specifier) => specifier.type === 'ImportNamespaceSpecifier')?.local
    .name;
  return {
    node,
    typeOnly,
    named,
    namespace: typeOnly ? undefined : namespace,
    list: importList(file, node, namespace),
  };
}

function importList(
  file: SourceFile,
  node: TSESTree.ImportDeclaration,
  namespace: string | undefined,
): ModuleBinding['list'] {
  if (namespace !== undefined) return undefined;
  const last = node.specifiers.at(-1);
  const braces = file.text.slice(last?.range[1] ?? node.range[0], node.source.range[0]).includes('}');
  if (!last) return braces ? { empty: node } : undefined;
  if (last.type === 'ImportSpecifier') return { after: last, kind: 'name' };
  // `import x, {} from` is left alone: nobody writes it.
  return braces ? undefined : { after: last, kind: 'default' };
}

function importEqualsBinding(node: TSESTree.TSImportEqualsDeclaration, module: string): ModuleBinding[] {
  const reference = node.moduleReference;
  if (reference.type !== 'TSExternalModuleReference' || node.importKind === 'type') return [];
  const { expression } = reference;
  if (expression.value !== module) return [];
  return [{ node, typeOnly: false, named: [], namespace: node.id.name, list: undefined }];
}

function requireBindings(node: TSESTree.VariableDeclaration, module: string): ModuleBinding[] {
  return node.declarations.flatMap((declarator): ModuleBinding[] => {
    if (requiredModule(declarator.init) !== module) return [];
    const { id } = declarator;
    if (id.type === 'Identifier')
      return [{ node, typeOnly: false, named: [], namespace: id.name, list: undefined }];
    if (id.type !== 'ObjectPattern') return [];
    const named = id.properties.flatMap((property): NamedBinding[] => {
      if (property.type !== 'Property' || property.computed) return [];
      if (property.key.type !== 'Identifier' || property.value.type !== 'Identifier') return [];
      return [{ imported: property.key.name, local: property.value.name, typeOnly: false, node: property }];
    });
    const last = id.properties.findLast((property) => property.type === 'Property');
    const rest = id.properties.some((property) => property.type === 'RestElement');
    const list: ModuleBinding['list'] = last
      ? { after: last, kind: 'name' }
      : rest
        ? undefined
        : { empty: id };
    return [{ node, typeOnly: false, named, namespace: undefined, list }];
  });
}
