import type { TSESTree } from '@typescript-eslint/types';
import type { FileContext } from '../detector/provenance/context.js';
import { propertyName, unwrap, type Node } from '../syntax/tree.js';

/**
 * What a module exports under a name: an expression or declared name of this file, or a name of another
 * module.
 */
export type Exported =
  | { readonly kind: 'local'; readonly node: Node }
  | { readonly kind: 'elsewhere'; readonly module: string; readonly name: string };

export interface ExportTable {
  readonly named: ReadonlyMap<string, Exported>;
  /** Modules of `export * from`. */
  readonly all: readonly string[];
}

export function exportsOf(context: FileContext): ExportTable {
  const named = new Map<string, Exported>();
  const all: string[] = [];
  for (const node of context.file.ast.body) {
    if (node.type === 'ExportAllDeclaration') {
      if (node.exported)
        named.set(nameOf(node.exported), { kind: 'elsewhere', module: node.source.value, name: '*' });
      else all.push(node.source.value);
    } else if (node.type === 'ExportDefaultDeclaration') {
      named.set('default', { kind: 'local', node: declaredName(node.declaration) ?? node.declaration });
    } else if (node.type === 'ExportNamedDeclaration') {
      for (const [name, value] of namedExports(node)) named.set(name, value);
    } else if (node.type === 'ExpressionStatement' && node.expression.type === 'AssignmentExpression') {
      for (const [name, value] of commonJsExports(node.expression)) named.set(name, value);
    }
  }
  return { named, all };
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}

function declaredName(node: Node): Node | undefined {
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return node.id ?? undefined;
  return undefined;
}

function namedExports(node: TSESTree.ExportNamedDeclaration): readonly (readonly [string, Exported])[] {
  if (node.source) {
    const module = node.source.value;
    return node.specifiers.map(
      (item) => [nameOf(item.exported), { kind: 'elsewhere', module, name: nameOf(item.local) }] as const,
    );
  }
  const specifiers = node.specifiers.map(
    (item) => [nameOf(item.exported), { kind: 'local', node: item.local }] as const,
  );
  return [
    ...specifiers,
    ...declaredIn(node.declaration).map((id) => [id.name, { kind: 'local', node: id }] as const),
  ];
}

function declaredIn(declaration: Node | null): readonly TSESTree.Identifier[] {
  if (!declaration) return [];
  if (declaration.type === 'VariableDeclaration')
    return declaration.declarations.flatMap((item) => (item.id.type === 'Identifier' ? [item.id] : []));
  if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration')
    return declaration.id ? [declaration.id] : [];
  return declaration.type === 'TSEnumDeclaration' || declaration.type === 'TSInterfaceDeclaration'
    ? [declaration.id]
    : [];
}

/** `module.exports = { a, b: c }`, `module.exports = a`, `exports.a = b`, `module.exports.a = b`. */
function commonJsExports(node: TSESTree.AssignmentExpression): readonly (readonly [string, Exported])[] {
  const { left } = node;
  if (left.type !== 'MemberExpression') return [];
  const name = propertyName(left);
  const object = unwrap(left.object);
  const isModule = (value: Node): boolean => value.type === 'Identifier' && value.name === 'module';
  if (isModule(object) && name === 'exports') return wholeModule(unwrap(node.right));
  const isExports =
    (object.type === 'Identifier' && object.name === 'exports') ||
    (object.type === 'MemberExpression' &&
      isModule(unwrap(object.object)) &&
      propertyName(object) === 'exports');
  return isExports && name !== undefined ? [[name, { kind: 'local', node: node.right }]] : [];
}

function wholeModule(value: Node): readonly (readonly [string, Exported])[] {
  const whole = ['default', { kind: 'local', node: value }] as const;
  if (value.type !== 'ObjectExpression') return [whole, ['*', { kind: 'local', node: value }]];
  const parts = value.properties.flatMap((property) => {
    const name = property.type === 'Property' ? propertyName(property) : undefined;
    return property.type === 'Property' && name !== undefined
      ? [[name, { kind: 'local', node: property.value }] as const]
      : [];
  });
  return [whole, ...parts];
}
