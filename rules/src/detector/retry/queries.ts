import type { TSESTree } from '@typescript-eslint/types';
import { importedBy } from '../../syntax/scope.js';
import { isFunction, propertyName, unwrap, type Node } from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import { verdictOf, type LibraryCall } from './library-call.js';
import { goesOn } from './option-callbacks.js';
import { constantOf, optionsOf } from './options.js';

const WORK: ReadonlySet<string> = new Set(['queryFn', 'mutationFn', 'fetcher']);

const MODULES = /^(?:@tanstack\/[a-z]+-query|react-query)$/;

/**
 * `useQuery({ queryFn, retry: true })` of TanStack Query 3 to 5 asks again for ever, as does a function that
 * only looks at the error.
 * @see https://tanstack.com/query/latest/docs/framework/react/guides/query-retries
 */
export function judgeQueries(context: RetryContext): LibraryCall[] {
  if (!context.file.text.includes('-query')) return [];
  return context.syntax.all('CallExpression').flatMap((call): LibraryCall[] => {
    if (!isQuery(call, context)) return [];
    return call.arguments.flatMap((argument) => {
      const options = optionsOf(argument, context);
      const option = options?.properties.find(
        (property) => property.type === 'Property' && propertyName(property) === 'retry',
      );
      if (!options || option?.type !== 'Property') return [];
      const sent = workIn(options)
        .map((work) => context.graphFailure(work))
        .find((failure) => failure !== undefined);
      return [{ call, option, verdict: verdictOf(isEndless(option.value, context), sent) }];
    });
  });
}

/** `useQuery(…)` and all else that TanStack Query exports. */
export function isQuery({ callee }: TSESTree.CallExpression, { names }: RetryContext): boolean {
  const imported = importedBy(callee, names);
  return imported !== undefined && MODULES.test(imported.module);
}

/** `true`, `Infinity`, and `(count, error) => error.statusCode === 429`, which never looks at the count. */
function isEndless(value: Node, context: RetryContext): boolean {
  const fn = unwrap(value);
  if (!isFunction(fn)) return [true, Infinity].includes(constantOf(value, context) as number | boolean);
  return fn.params.length > 0 && goesOn(fn, context, 1);
}

/** What the options of a query tell it to run. */
export function workIn(options: TSESTree.ObjectExpression): readonly Node[] {
  return options.properties.flatMap((property) =>
    property.type === 'Property' && WORK.has(propertyName(property) ?? '') ? [unwrap(property.value)] : [],
  );
}
