import type { TSESTree } from '@typescript-eslint/types';
import { importedBy } from '../scope.js';
import { propertyName, unwrap, type Node } from '../syntax.js';
import { applySummary, parameterOf } from './apply.js';
import { functionOf } from './callees.js';
import type { Collected, FileContext } from './context.js';
import type { Engine } from './engine.js';

/** Packages whose hooks run a function and keep what it fails with: TanStack Query, its older name, and SWR. */
const QUERY_MODULES = /^(?:@tanstack\/[a-z]+-query|react-query|swr(?:\/[a-z]+)?)$/;
const WORK: ReadonlySet<string> = new Set(['queryFn', 'mutationFn', 'fetcher']);

/** Under these names a query keeps what its function failed with. */
export const QUERY_ERRORS: readonly string[] = ['error', 'failureReason'];

/** The functions that `useQuery({ queryFn })`, `useMutation(fn, …)` or `useSWR(key, fetcher)` runs; none for other calls. */
export function queryFunctions(call: TSESTree.CallExpression, context: FileContext): readonly Node[] {
  const imported = importedBy(call.callee, context.names);
  if (!imported || !QUERY_MODULES.test(imported.module) || !/^use|^default$/.test(imported.name)) return [];
  return call.arguments.flatMap((argument): readonly Node[] => {
    const inner = unwrap(argument);
    return inner.type === 'ObjectExpression' ? workIn(inner) : [inner];
  });
}

/** What the options of a query tell it to run. */
export function workIn(options: TSESTree.ObjectExpression): readonly Node[] {
  return options.properties.flatMap((property) => (property.type === 'Property' && WORK.has(propertyName(property) ?? '') ? [unwrap(property.value)] : []));
}

/** What a function fails with that `call` runs some time. */
export function failuresWhenRun(work: Node, call: Node, engine: Engine): readonly Collected[] {
  const parameter = parameterOf(work, engine.context);
  if (parameter) return [{ kind: 'call', ...parameter, node: call, wrapped: false }];
  const resolved = functionOf(work, engine.context);
  if (!resolved) return [];
  if ('fn' in resolved) return engine.collected(resolved.fn);
  return resolved.summary.failures.flatMap((failure) => (failure.kind === 'call' || failure.kind === 'url' ? [] : applySummary(failure, call, engine)));
}
