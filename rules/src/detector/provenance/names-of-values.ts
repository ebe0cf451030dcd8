import type { TSESTree } from '@typescript-eslint/types';
import type { FileEvaluation, Value as Item } from '../../analysis/index.js';
import { declarationOf } from '../../syntax/scope.js';
import { isFunction, rangeOf, unwrap, type Node } from '../../syntax/tree.js';
import type { FileContext } from './context.js';
import type { RootExpression } from './values.js';

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

/** A name at a place for the whole of which an item is a part. */
export function expressionOf(
  item: Item,
  at: Node,
  context: FileContext,
  evaluation: FileEvaluation,
): RootExpression | undefined {
  if (item.kind === 'text-of') return expressionOf(item.of, at, context, evaluation);
  if (item.kind !== 'error' && item.kind !== 'body' && item.kind !== 'response' && item.kind !== 'parameter')
    return undefined;
  const { names, file } = context;
  const wholes = evaluation.wholes(item);
  const isWhole = (node: Node): boolean =>
    evaluation.values(rangeOf(node)).items.some((value) => wholes.includes(bodyIn(value)));
  const access =
    accessPath(at).findLast(isWhole) ??
    readFrom(at, context).find(isWhole) ??
    namesAround(at, context).find(isWhole);
  const base = access && baseOf(access);
  const variable = base && (names.variable(base) ?? names.lookup(base.name, at));
  // The name alone: where it is declared, its type stands beside it.
  return (
    variable && {
      text: access.type === 'Identifier' ? access.name : file.text.slice(...access.range),
      variable,
    }
  );
}

/** The text of a body is as good as the body. */
function bodyIn(value: Item): Item {
  return value.kind === 'text-of' && value.of.kind === 'body' && value.around.length === 0 ? value.of : value;
}
