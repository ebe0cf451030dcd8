import type { TSESTree } from '@typescript-eslint/types';
import type * as Scope from '@typescript-eslint/scope-manager';
import type { Variable } from '../scope.js';
import { calledName, isFunction, parametersOf, propertyName, unwrap, type Node } from '../syntax.js';
import { amongSentences } from './around.js';
import { besidePut } from './beside.js';
import { writtenValues } from './written.js';
import { errors, type Engine } from './engine.js';
import { putInto } from './put-into.js';
import { stateOf } from './state.js';
import { keptOf, readProperty, type Value } from './values.js';

/** What a variable may hold: by its declaration, its written type, and the assignments to it. */
export function bindings(variable: Variable, engine: Engine): readonly Value[] {
  const declared = variable.defs.flatMap((definition) => [...ofDefinition(definition, engine), ...ofType(definition, engine)]);
  const isPattern = !stateOf(variable) && variable.defs.some((definition) => (definition.node as Node).type === 'VariableDeclarator' && (definition.node as TSESTree.VariableDeclarator).id.type !== 'Identifier');
  const sources = isPattern ? [] : writtenValues(variable, engine.context);
  const written = sources.flatMap((value) => engine.values(value));
  return [...declared, ...amongSentences(written, sources, engine.context), ...putIn(variable, engine)];
}

/** What an object or error that is made here gets afterwards: `const err = new Error(text); err.code = body.error.code`. */
function putIn(variable: Variable, engine: Engine): readonly Value[] {
  const { context } = engine;
  const made = writtenValues(variable, context).map(unwrap).filter(({ type }) => type === 'NewExpression' || type === 'ObjectExpression');
  if (made.length === 0) return [];
  const parts = putInto(variable, context).flatMap(({ name, value: node }): readonly Value[] => {
    if (name === undefined) return [];
    return engine.values(node).map((value) => ({ ...value, at: [name, ...value.at], ...keptOf({ ...value, beside: value.beside ?? besidePut(name, node, variable, context) }) }));
  });
  return [...(parts.length > 0 ? made.flatMap((item) => messageOf(item, engine)) : []), ...parts];
}

/** The text of `new Error(text)`. */
function messageOf(made: Node, engine: Engine): readonly Value[] {
  if (made.type !== 'NewExpression' || !/Error$/.test(calledName(made.callee) ?? '')) return [];
  const [text] = made.arguments;
  if (!text || text.type === 'SpreadElement') return [];
  return engine.values(text).flatMap((value) => (value.at.length > 0 ? [] : [{ ...value, at: ['message'], text: true }]));
}

function ofDefinition(definition: Scope.Definition, engine: Engine): readonly Value[] {
  const node = definition.node as Node;
  const name = definition.name as Node;
  if (node.type === 'CatchClause') return caught(node, name, engine);
  if (isFunction(node)) return parameter(node, name);
  if (node.type !== 'VariableDeclarator') return [];
  const loop = iterated(node, engine);
  if (loop) return engine.values(loop).flatMap((value) => destructure(node.id, name, value));
  return node.init && node.id.type !== 'Identifier' ? engine.values(node.init).flatMap((value) => destructure(node.id, name, value)) : [];
}

function caught(clause: TSESTree.CatchClause, name: Node, engine: Engine): readonly Value[] {
  const statement = engine.context.index.parent(clause);
  if (statement?.type !== 'TryStatement' || !clause.param) return [];
  const pattern = clause.param;
  return errors(engine.collected(statement.block)).flatMap((value) => destructure(pattern, name, value));
}

function parameter(fn: Extract<Node, { params: unknown }> & Node, name: Node): readonly Value[] {
  if (!isFunction(fn)) return [];
  return parametersOf(fn).flatMap((pattern, index) => {
    const root: Value = { root: { kind: 'parameter', fn, index }, path: [], at: [], text: false, expression: undefined };
    return destructure(pattern.type === 'TSParameterProperty' ? pattern.parameter : pattern, name, root);
  });
}

/** The iterated expression of `for (const x of xs)`. */
function iterated(node: TSESTree.VariableDeclarator, engine: Engine): Node | undefined {
  const declaration = engine.context.index.parent(node);
  const loop = declaration && engine.context.index.parent(declaration);
  return loop?.type === 'ForOfStatement' && loop.left === declaration ? loop.right : undefined;
}

/** The part of `value` that the binding `name` inside `pattern` gets. */
function destructure(pattern: Node, name: Node, value: Value): readonly Value[] {
  switch (pattern.type) {
    case 'Identifier':
      return pattern === name ? [value] : [];
    case 'AssignmentPattern':
      return destructure(pattern.left, name, value);
    case 'ArrayPattern':
      return pattern.elements.flatMap((item) => (item ? destructure(item, name, value) : []));
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => {
        if (property.type !== 'Property') return [];
        const key = propertyName(property);
        return key === undefined ? [] : read(value, key).flatMap((part) => destructure(property.value, name, part));
      });
    default:
      return [];
  }
}

function read(value: Value, key: string): readonly Value[] {
  if (value.root.kind === 'settled' && value.at.length === 0) return key === 'reason' ? errors(value.root.failures) : [];
  const part = readProperty(value, key);
  return part ? [part] : [];
}

function ofType(definition: Scope.Definition, engine: Engine): readonly Value[] {
  const name = definition.name as TSESTree.Identifier;
  const failure = engine.failureOfType(name.typeAnnotation?.typeAnnotation);
  return failure ? errors([failure]) : [];
}
