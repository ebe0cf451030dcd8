import type { UnboundedRetrySite } from '../types.js';
import { judgeClients } from './configured.js';
import type { RetryContext } from './context.js';
import { judgeInterceptors } from './interceptors.js';
import { judgeFunctions } from './libraries.js';
import type { LibraryCall, Sent } from './library-call.js';
import { judgeObservables } from './observables.js';
import { judgePolicies } from './policies.js';
import { judgeQueries } from './queries.js';

/**
 * Calls of libraries that repeat: functions that are given work, policies, clients with a configuration or
 * interceptors, and operators.
 */
export function judgeLibraries(context: RetryContext): LibraryCall[] {
  return [
    ...judgeFunctions(context),
    ...judgePolicies(context),
    ...judgeClients(context),
    ...judgeInterceptors(context),
    ...judgeObservables(context),
    ...judgeQueries(context),
  ];
}

export function librarySite(
  { call, option, isObservable }: LibraryCall,
  { client, chain }: Sent,
  { file }: RetryContext,
): UnboundedRetrySite {
  const { callee } = call;
  return {
    kind: 'unbounded-retry',
    form: 'library',
    range: [(option ?? call).range[0], (option ?? call).range[1]],
    evidence: { level: 'proven', chain },
    client,
    subject: file.text.slice(callee.range[0], callee.range[1]),
    ...(isObservable === true && { isObservable }),
    rewrite: 'retry-shape',
  };
}
