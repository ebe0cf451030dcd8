import type { Row } from '../types.js';

/** Libraries that send a request for a component, and give it what came of it. */
export const QUERIES: readonly Row[] = [
  // TanStack Query
  {
    kind: 'flow',
    of: '@tanstack/react-query|@tanstack/vue-query|@tanstack/solid-query|@tanstack/svelte-query|react-query',
    path: 'Member[useQuery,useSuspenseQuery,useInfiniteQuery,createQuery]',
    input: 'Argument[0].Member[queryKey]',
    output: 'Argument[0].Member[queryFn].Parameter[0].Member[queryKey]',
  },
  {
    kind: 'flow',
    of: '@tanstack/react-query|@tanstack/vue-query|@tanstack/solid-query|@tanstack/svelte-query',
    path: 'Member[useInfiniteQuery,useSuspenseInfiniteQuery,createInfiniteQuery]',
    input: 'Argument[0].Member[initialPageParam]',
    output: 'Argument[0].Member[queryFn].Parameter[0].Member[pageParam]',
  },
  {
    kind: 'flow',
    of: '@tanstack/react-query|@tanstack/vue-query|@tanstack/solid-query|@tanstack/svelte-query|react-query',
    path: 'Member[useQuery,useSuspenseQuery,useInfiniteQuery,useSuspenseInfiniteQuery,createQuery,createInfiniteQuery]',
    input: 'Argument[0].Member[queryFn].Rejects',
    output:
      'ReturnValue.Member[error,failureReason]|Argument[0].Member[retry,retryDelay].Parameter[1]|Argument[0].Member[onError,throwOnError].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'react-query',
    path: 'Member[useQuery]',
    input: 'Argument[1].Rejects',
    output:
      'ReturnValue.Member[error,failureReason]|Argument[2].Member[onError].Parameter[0]|Argument[2].Member[retry].Parameter[1]',
  },
  {
    kind: 'flow',
    of: '@tanstack/react-query|@tanstack/vue-query|@tanstack/solid-query|@tanstack/svelte-query|react-query',
    path: 'Member[useMutation,createMutation]',
    input: 'Argument[0].Member[mutationFn].Rejects',
    output:
      'ReturnValue.Member[error,failureReason]|Argument[0].Member[onError].Parameter[0]|Argument[0].Member[onSettled].Parameter[1]|Argument[0].Member[retry].Parameter[1]',
  },
  {
    kind: 'flow',
    of: '@tanstack/react-query|@tanstack/vue-query|@tanstack/solid-query|@tanstack/svelte-query|react-query',
    path: 'Member[useMutation].ReturnValue.Member[mutate,mutateAsync]',
    input: 'Receiver.Argument[0].Member[mutationFn].Rejects',
    output: 'Argument[1].Member[onError].Parameter[0]',
  },
  {
    kind: 'flow',
    of: '@tanstack/react-query|@tanstack/vue-query|@tanstack/solid-query|@tanstack/svelte-query|react-query',
    path: 'Member[useMutation].ReturnValue.Member[mutateAsync]',
    input: 'Receiver.Argument[0].Member[mutationFn].Rejects',
    output: 'Rejects',
  },
  {
    kind: 'flow',
    of: '@tanstack/react-query|@tanstack/query-core|@tanstack/vue-query|react-query',
    path: 'Member[QueryClient].Instance.Member[fetchQuery,ensureQueryData,fetchInfiniteQuery]|Member[useQueryClient].ReturnValue.Member[fetchQuery,ensureQueryData,fetchInfiniteQuery]',
    input: 'Argument[0].Member[queryFn].Rejects',
    output: 'Rejects',
  },
  {
    kind: 'flow',
    of: '@tanstack/react-query|@tanstack/query-core|@tanstack/vue-query|react-query',
    path: 'Member[QueryClient].Instance.Member[fetchQuery,ensureQueryData]',
    input: 'Argument[0].Member[queryFn].ReturnValue.Resolves',
    output: 'ReturnValue.Resolves',
  },

  // SWR
  {
    kind: 'flow',
    of: 'swr|swr/immutable|swr/mutation',
    path: 'Member[default]',
    input: 'Argument[0]|Argument[0].ReturnValue',
    output: 'Argument[1].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'swr|swr/immutable',
    path: 'Member[default]',
    input: 'Argument[1].Rejects',
    output: 'ReturnValue.Member[error]|Argument[2].Member[onError,onErrorRetry].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'swr/mutation',
    path: 'Member[default]',
    input: 'Argument[1].Rejects',
    output: 'ReturnValue.Member[error]|Argument[2].Member[onError].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'swr/mutation',
    path: 'Member[default].ReturnValue.Member[trigger]',
    input: 'Receiver.Argument[1].Rejects',
    output: 'Rejects',
  },
];
