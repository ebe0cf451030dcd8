import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../../syntax/scope.js';
import { contains, propertyName, unwrap, walk, type Node } from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import { isInert } from './inert.js';
import { valuesWrittenTo } from './properties.js';
import { isFromGraph, readsRetryAfter } from './responses.js';
import { isGivenAway } from './settings.js';
import type { Cycle } from './state.js';

/**
 * Whether a value may depend on what Graph answered, apart from reads that are known to give nothing: it, or
 * something that is written to a variable or a property in it, names the answer or calls what may know it.
 */
export function readsAnswer(
  value: Node,
  isNothing: (node: Node) => boolean,
  cycle: Cycle,
  context: RetryContext,
): boolean {
  const seen = new Set<Variable | string>();
  const readsProperty = (member: TSESTree.MemberExpression): boolean => {
    if (isGivenAway(unwrap(member.object), context)) return true;
    const name = propertyName(member);
    if (name === undefined || seen.has(name)) return false;
    seen.add(name);
    return valuesWrittenTo(name, context).some(reads);
  };
  const reads = (expression: Node): boolean => {
    let found = false;
    walk(expression, (child) => {
      if (found || isNothing(child)) return false;
      if (child.type === 'CallExpression') found = readsRetryAfter(child) || !isInert(child, context);
      if (child.type === 'MemberExpression') found ||= isFromGraph(child, context) || readsProperty(child);
      const variable = child.type === 'Identifier' ? context.names.variable(child) : undefined;
      if (!variable || seen.has(variable)) return !found;
      seen.add(variable);
      const values = valuesOf(variable, cycle, context);
      found ||= values.length > 0 ? values.some(reads) : isFromGraph(child, context);
      return !found;
    });
    return found;
  };
  return reads(unwrap(value));
}

/** What is written to a variable, and what the repeating call gives for it. */
function valuesOf(
  variable: Variable,
  { root, given, self }: Cycle,
  { syntax }: RetryContext,
): readonly Node[] {
  const [name] = variable.identifiers;
  const written = variable.references.flatMap(({ writeExpr }) => writeExpr ?? []);
  if (!name || variable.defs[0]?.type !== ('Parameter' as never)) return written;
  const position = self?.params.findIndex((parameter) => contains(parameter, name)) ?? -1;
  const argument = given?.[position];
  if (argument) return [...written, argument];
  // What a function inside of the round is given comes from somewhere else.
  return contains(root, name) && position < 0 ? [...written, syntax.parent(name) ?? name] : written;
}
