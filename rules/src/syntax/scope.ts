import type { TSESTree } from '@typescript-eslint/types';
import type * as Scope from '@typescript-eslint/scope-manager';
import { literalText, unwrap, type Node } from './tree.js';
import type { SourceFile } from './types.js';

export type Variable = Scope.Variable;

/** Which variable each identifier stands for. */
export interface NameIndex {
  /** The variable an identifier refers to or declares; undefined for globals without a declaration. */
  variable(identifier: Node): Variable | undefined;
  /** The variable that a name means at `node`, looking outwards from its scope. */
  lookup(name: string, node: Node): Variable | undefined;
}

/**
 * Scopes are read when a name in them is looked for: in most files that is never, in others it is one
 * function.
 */
export function indexNames(file: SourceFile, parent: (node: Node) => Node | undefined): NameIndex {
  const names = new Map<Scope.Scope, ReadonlyMap<Node, Variable>>();
  const scopeAt = (node: Node): Scope.Scope | null => {
    for (let current: Node | undefined = node; current; current = parent(current)) {
      const scope = file.scopes.acquire(current, true);
      if (scope) return scope.type === 'function-expression-name' ? (scope.childScopes[0] ?? scope) : scope;
    }
    return file.scopes.globalScope;
  };
  const namesIn = (scope: Scope.Scope): ReadonlyMap<Node, Variable> => {
    const known = names.get(scope) ?? variablesOf(scope);
    names.set(scope, known);
    return known;
  };
  return {
    variable(identifier) {
      // What a default of a parameter or the head of a class refers to may belong to the scope inside.
      for (let scope = scopeAt(identifier); scope; scope = scope.upper) {
        const found = namesIn(scope).get(identifier);
        if (found) return found;
      }
      return undefined;
    },
    lookup(name, node) {
      for (let scope = scopeAt(node); scope; scope = scope.upper) {
        const found = scope.set.get(name);
        if (found) return found.defs.length > 0 ? found : undefined;
      }
      return undefined;
    },
  };
}

function variablesOf(scope: Scope.Scope): ReadonlyMap<Node, Variable> {
  const variables = new Map<Node, Variable>();
  for (const variable of scope.variables) {
    for (const name of variable.identifiers) variables.set(name, variable);
  }
  for (const reference of scope.references) {
    if (reference.resolved) variables.set(reference.identifier, reference.resolved);
  }
  return variables;
}

/** What stands beside a value of the same name, and is none: signatures of overloads, and types. */
const BESIDE_VALUES: ReadonlySet<string> = new Set([
  'TSDeclareFunction',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
]);

/**
 * The definition that gives a variable its value: of overloads the implementation, of a type and a constant
 * the constant.
 */
export function definitionOf(variable: Variable | undefined): Scope.Definition | undefined {
  return variable?.defs.find(({ node }) => !BESIDE_VALUES.has(node.type)) ?? variable?.defs[0];
}

/** Where a variable comes from when it was imported or required: module specifier and exported name. */
export interface ImportedName {
  readonly module: string;
  /** `default`, `*`, or the name in the exporting module. */
  readonly name: string;
}

export function importOf(variable: Variable): ImportedName | undefined {
  const definition = definitionOf(variable);
  if (!definition) return undefined;
  const node = definition.node as Node;
  if (node.type === 'TSImportEqualsDeclaration') return importedByAssignment(node);
  if (definition.type === 'ImportBinding') return importedByDeclaration(node, definition.parent);
  if (node.type === 'VariableDeclarator') return requiredBy(node, variable.name);
  return undefined;
}

function importedByDeclaration(node: Node, parent: Node | null): ImportedName | undefined {
  if (parent?.type !== 'ImportDeclaration') return undefined;
  const module = parent.source.value;
  if (node.type === 'ImportDefaultSpecifier') return { module, name: 'default' };
  if (node.type === 'ImportNamespaceSpecifier') return { module, name: '*' };
  if (node.type !== 'ImportSpecifier') return undefined;
  return { module, name: node.imported.type === 'Identifier' ? node.imported.name : node.imported.value };
}

/** `import x = require('m')` */
function importedByAssignment({
  moduleReference,
}: TSESTree.TSImportEqualsDeclaration): ImportedName | undefined {
  const module =
    moduleReference.type === 'TSExternalModuleReference'
      ? literalText(moduleReference.expression)
      : undefined;
  return module === undefined ? undefined : { module, name: '*' };
}

/** What an expression names of another module: an imported name, `namespace.Name`, `require('m').Name`. */
export function importedBy(node: Node, names: NameIndex): ImportedName | undefined {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') {
    const variable = names.variable(inner);
    return variable && importOf(variable);
  }
  if (inner.type !== 'MemberExpression' || inner.computed || inner.property.type !== 'Identifier')
    return undefined;
  const owner = importedBy(inner.object, names) ?? requiredModule(inner.object);
  if (owner.module === undefined) return undefined;
  return 'name' in owner && owner.name !== '*'
    ? undefined
    : { module: owner.module, name: inner.property.name };
}

/**
 * `const x = require('m')`, `const { x } = require('m')`, `const x = require('m').x`, `await import('m')`.
 */
function requiredBy(node: TSESTree.VariableDeclarator, local: string): ImportedName | undefined {
  if (!node.init) return undefined;
  const { module, member } = requiredModule(node.init);
  if (module === undefined) return undefined;
  if (node.id.type === 'Identifier') return { module, name: member ?? '*' };
  if (node.id.type !== 'ObjectPattern' || member !== undefined) return undefined;
  for (const property of node.id.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
    const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    if (target.type === 'Identifier' && target.name === local) return { module, name: property.key.name };
  }
  return undefined;
}

function requiredModule(init: Node): { module?: string; member?: string } {
  let node = unwrap(init);
  let member: string | undefined;
  if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier') {
    member = node.property.name;
    node = unwrap(node.object);
  }
  if (node.type === 'AwaitExpression') node = unwrap(node.argument);
  const source =
    node.type === 'ImportExpression'
      ? node.source
      : node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require'
        ? node.arguments[0]
        : undefined;
  if (source?.type !== 'Literal' || typeof source.value !== 'string') return {};
  return member === undefined ? { module: source.value } : { module: source.value, member };
}

/**
 * The declaration of a variable, unless it is a parameter: scope analysis gives the function as a parameter's
 * node.
 */
export function declarationOf(variable: Variable): Node | undefined {
  const definition = definitionOf(variable);
  return definition && definition.type !== 'Parameter' ? definition.node : undefined;
}
