import type { Row } from '../types.js';

/** Policies, work on many at once, and retries: what is done with each failure. */
export const POLICIES: readonly Row[] = [
  {
    kind: 'type',
    of: 'cockatiel',
    path: 'Member[handleWhen,retry,circuitBreaker,timeout,bulkhead,fallback,wrap].ReturnValue',
    type: 'cockatiel.Policy',
  },
  { kind: 'type', of: 'cockatiel.Policy', path: 'Member[orWhen].ReturnValue', type: 'cockatiel.Policy' },
  {
    kind: 'flow',
    of: 'cockatiel',
    path: 'Member[handleWhen]',
    input: 'Runs[execute]',
    output: 'Argument[0].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'cockatiel.Policy',
    path: 'Member[orWhen]',
    input: 'Runs[execute]',
    output: 'Argument[0].Parameter[0]',
  },

  // Many at once
  {
    kind: 'flow',
    of: 'p-map',
    path: 'Member[default]|',
    input: 'Argument[1].Rejects',
    output: 'Rejects.Member[errors].ArrayElement',
  },

  // Retry libraries tell of each failure, and fail with the last one
  {
    kind: 'flow',
    of: 'p-retry',
    path: 'Member[default]',
    input: 'Argument[0].Rejects',
    output: 'Rejects|Argument[1].Member[onFailedAttempt,shouldRetry].Parameter[0]',
  },
  {
    kind: 'flow',
    of: '@lifeomic/attempt',
    path: 'Member[retry]',
    input: 'Argument[0].Rejects',
    output: 'Rejects|Argument[1].Member[handleError].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'async-retry',
    path: 'Member[default]|',
    input: 'Argument[0].Rejects',
    output: 'Rejects|Argument[1].Member[onRetry].Parameter[0]',
  },
];
