import type { TSESTree } from '@typescript-eslint/types';
import { declarationOf } from '../../syntax/scope.js';
import { isFunction, unwrap, type Node } from '../../syntax/tree.js';
import type { FileContext } from './context.js';

/**
 * The parts of an access path, the whole path first: `a.b.c`, `a.b`, `a`; of a call and of a list those of
 * what they are made of.
 */
export function accessPath(node: Node): readonly Node[] {
  const inner = unwrap(node);
  if (inner.type === 'CallExpression') return [inner.callee, ...inner.arguments].flatMap(accessPath);
  if (inner.type === 'ArrayExpression')
    return inner.elements.flatMap((element) => (element ? accessPath(element) : []));
  if (inner.type !== 'MemberExpression') return inner.type === 'Identifier' ? [inner] : [];
  return baseOf(inner) ? [inner, ...accessPath(inner.object)] : accessPath(inner.object);
}

/** Names that are given the value of a part of another one, in turn. */
const MAX_NAMES = 4;

/**
 * What a name was read from, the nearest first: of `const shown = body.slice(0, 200)` for `shown` the `body`.
 */
export function readFrom(node: Node, context: FileContext): readonly Node[] {
  const found: Node[] = [];
  for (let base = baseOf(node); base && found.length < MAX_NAMES; base = baseOf(found.at(-1) ?? base)) {
    const variable = context.names.variable(base);
    const declared = variable && declarationOf(variable);
    const path = declared?.type === 'VariableDeclarator' && declared.init ? accessPath(declared.init) : [];
    if (path.length === 0) return found;
    found.push(...path);
  }
  return found;
}

/** The name that a path of properties starts with; undefined where a call or anything else stands in it. */
export function baseOf(node: Node): TSESTree.Identifier | undefined {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return inner;
  return inner.type === 'MemberExpression' && !inner.computed ? baseOf(inner.object) : undefined;
}

/** What `catch` clauses and functions around a place call what they get, the nearest first. */
export function namesAround(at: Node, { index }: FileContext): readonly Node[] {
  const found: Node[] = [];
  for (let current = index.parent(at); current; current = index.parent(current)) {
    if (current.type === 'CatchClause' && current.param?.type === 'Identifier') found.push(current.param);
    else if (isFunction(current))
      found.push(
        ...current.params.flatMap((parameter) => (parameter.type === 'Identifier' ? [parameter] : [])),
      );
  }
  return found;
}
