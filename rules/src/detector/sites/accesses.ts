import type { TSESTree } from '@typescript-eslint/types';
import { ABSENT } from '../../analysis/models/error-shapes.js';
import type { Provenance } from '../provenance/index.js';
import type { ConcreteValue } from '../provenance/values.js';
import { calledName, isFunction, outermost, propertyName, unwrap, type Node } from '../../syntax/tree.js';
import { conditionsAround } from './conditions-around.js';

const NAMES: ReadonlySet<string> = new Set(
  ABSENT.flatMap(({ path }) => path.split('.'))
    .filter((name) => name !== '$json')
    .concat('response'),
);

/**
 * `a.b.c`, as far as it is written down: the value that it begins with, and the accesses from the inside out.
 */
export interface Access {
  readonly base: Node;
  readonly reads: readonly TSESTree.MemberExpression[];
  readonly names: readonly string[];
}

/** @returns undefined for a part of a longer access, and for those without a name that is looked for */
export function accessOf(node: TSESTree.MemberExpression, { context }: Provenance): Access | undefined {
  const name = propertyName(node);
  if (name === undefined || isOwner(node, context)) return undefined;
  const reads: TSESTree.MemberExpression[] = [];
  let current: Node = node;
  while (current.type === 'MemberExpression' && propertyName(current) !== undefined) {
    reads.unshift(current);
    current = unwrap(current.object);
  }
  const names = reads.map((read) => propertyName(read) ?? '');
  const isBase =
    current.type === 'Identifier' ||
    (current.type === 'CallExpression' && calledName(current.callee) === 'parse');
  return isBase && names.some((item) => NAMES.has(item)) ? { base: current, reads, names } : undefined;
}

/** Whether a property with a known name is read of an access. */
function isOwner(node: Node, { index }: Provenance['context']): boolean {
  const outer = outermost(node, index);
  const parent = index.parent(outer);
  return parent?.type === 'MemberExpression' && parent.object === outer && propertyName(parent) !== undefined;
}

/** The values that an access begins with; none unless they are of an error or of a response. */
export function baseValues({ base }: Access, provenance: Provenance): readonly ConcreteValue[] {
  if (
    !provenance
      .values(base)
      .some(
        ({ root, at, text }) =>
          (root.kind === 'error' || root.kind === 'response') && at.length === 0 && !text,
      )
  )
    return [];
  return provenance.concrete(base);
}

/** A condition around or before a place looks at the response. */
export function isAsked(node: Node, { context }: Provenance): boolean {
  const looksAt = (test: Node): boolean =>
    /\bresponse\b|\bisAxiosError\b.*\?\.|\bstatus\b/.test(context.file.text.slice(...test.range));
  if (conditionsAround(node, context).some(({ test }) => looksAt(test))) return true;
  for (
    let child = node, current = context.index.parent(node);
    current && !isFunction(current);
    child = current, current = context.index.parent(current)
  ) {
    if (current.type === 'LogicalExpression' && current.right === child && looksAt(current.left)) return true;
    if (current.type === 'TryStatement' && current.block === child && current.handler) return true;
  }
  return false;
}

/**
 * Whether another way to the same is written beside a read: then who wrote it expects errors of several
 * clients.
 */
export function isAlternative(
  node: Node,
  { base, names: [property = ''] }: Access,
  { context }: Provenance,
): boolean {
  const name = escaped(context.file.text.slice(...base.range));
  const asks = new RegExp(
    `${name}(?:\\?\\.|\\.)${escaped(property)}\\b|['"]${escaped(property)}['"] in ${name}`,
  );
  if (
    conditionsAround(node, context).some(
      ({ test, holds }) => holds && asks.test(context.file.text.slice(...test.range)),
    )
  )
    return true;
  for (
    let child = node, current = context.index.parent(node);
    current && !isFunction(current) && !current.type.endsWith('Statement');
    child = current, current = context.index.parent(current)
  ) {
    if (current.type === 'LogicalExpression' && (current.operator !== '&&' || current.right === child))
      return true;
    if (current.type === 'ConditionalExpression') return true;
    if (current.type === 'UnaryExpression' && current.operator === 'typeof') return true;
    if (current.type === 'AssignmentExpression' && current.left === child) return true;
  }
  return false;
}

const escaped = (text: string): string => text.replace(/\W/g, '\\$&');
