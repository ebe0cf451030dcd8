import type { Row } from './types.js';

/** Libraries through which values, functions and failures are handed on. */
export const FLOWS: readonly Row[] = [
  // TanStack Query
  { kind: 'flow', of: '@tanstack/react-query|@tanstack/vue-query|@tanstack/solid-query|@tanstack/svelte-query|react-query', path: 'Member[useQuery,useSuspenseQuery,useInfiniteQuery,createQuery]', input: 'Argument[0].Member[queryKey]', output: 'Argument[0].Member[queryFn].Parameter[0].Member[queryKey]' },
  { kind: 'flow', of: '@tanstack/react-query|@tanstack/vue-query|@tanstack/solid-query|@tanstack/svelte-query', path: 'Member[useInfiniteQuery,useSuspenseInfiniteQuery,createInfiniteQuery]', input: 'Argument[0].Member[initialPageParam]', output: 'Argument[0].Member[queryFn].Parameter[0].Member[pageParam]' },
  { kind: 'flow', of: '@tanstack/react-query|@tanstack/vue-query|@tanstack/solid-query|@tanstack/svelte-query|react-query', path: 'Member[useQuery,useSuspenseQuery,useInfiniteQuery,useSuspenseInfiniteQuery,createQuery,createInfiniteQuery]', input: 'Argument[0].Member[queryFn].Rejects', output: 'ReturnValue.Member[error,failureReason]|Argument[0].Member[retry,retryDelay].Parameter[1]|Argument[0].Member[onError,throwOnError].Parameter[0]' },
  { kind: 'flow', of: 'react-query', path: 'Member[useQuery]', input: 'Argument[1].Rejects', output: 'ReturnValue.Member[error,failureReason]|Argument[2].Member[onError].Parameter[0]|Argument[2].Member[retry].Parameter[1]' },
  { kind: 'flow', of: '@tanstack/react-query|@tanstack/vue-query|@tanstack/solid-query|@tanstack/svelte-query|react-query', path: 'Member[useMutation,createMutation]', input: 'Argument[0].Member[mutationFn].Rejects', output: 'ReturnValue.Member[error,failureReason]|Argument[0].Member[onError].Parameter[0]|Argument[0].Member[onSettled].Parameter[1]|Argument[0].Member[retry].Parameter[1]' },
  { kind: 'flow', of: '@tanstack/react-query|@tanstack/vue-query|@tanstack/solid-query|@tanstack/svelte-query|react-query', path: 'Member[useMutation].ReturnValue.Member[mutate,mutateAsync]', input: 'Receiver.Argument[0].Member[mutationFn].Rejects', output: 'Argument[1].Member[onError].Parameter[0]' },
  { kind: 'flow', of: '@tanstack/react-query|@tanstack/vue-query|@tanstack/solid-query|@tanstack/svelte-query|react-query', path: 'Member[useMutation].ReturnValue.Member[mutateAsync]', input: 'Receiver.Argument[0].Member[mutationFn].Rejects', output: 'Rejects' },
  { kind: 'flow', of: '@tanstack/react-query|@tanstack/query-core|@tanstack/vue-query|react-query', path: 'Member[QueryClient].Instance.Member[fetchQuery,ensureQueryData,fetchInfiniteQuery]|Member[useQueryClient].ReturnValue.Member[fetchQuery,ensureQueryData,fetchInfiniteQuery]', input: 'Argument[0].Member[queryFn].Rejects', output: 'Rejects' },
  { kind: 'flow', of: '@tanstack/react-query|@tanstack/query-core|@tanstack/vue-query|react-query', path: 'Member[QueryClient].Instance.Member[fetchQuery,ensureQueryData]', input: 'Argument[0].Member[queryFn].ReturnValue.Resolves', output: 'ReturnValue.Resolves' },

  // SWR
  { kind: 'flow', of: 'swr|swr/immutable|swr/mutation', path: 'Member[default]', input: 'Argument[0]|Argument[0].ReturnValue', output: 'Argument[1].Parameter[0]' },
  { kind: 'flow', of: 'swr|swr/immutable', path: 'Member[default]', input: 'Argument[1].Rejects', output: 'ReturnValue.Member[error]|Argument[2].Member[onError,onErrorRetry].Parameter[0]' },
  { kind: 'flow', of: 'swr/mutation', path: 'Member[default]', input: 'Argument[1].Rejects', output: 'ReturnValue.Member[error]|Argument[2].Member[onError].Parameter[0]' },
  { kind: 'flow', of: 'swr/mutation', path: 'Member[default].ReturnValue.Member[trigger]', input: 'Receiver.Argument[1].Rejects', output: 'Rejects' },

  // React
  { kind: 'flow', of: 'react|global', path: 'Member[useState]|Member[default,React].Member[useState]', input: 'Setter|Argument[0]|Argument[0].ReturnValue|TypeArgument[0]', output: 'ReturnValue.Member[0]' },
  { kind: 'type', of: 'react', path: 'Member[createContext].ReturnValue|Member[default].Member[createContext].ReturnValue', type: 'react.Context' },
  { kind: 'flow', of: 'react.Context', path: 'Member[Provider]', input: 'Argument[0].Member[children]', output: 'ReturnValue' },
  { kind: 'flow', of: 'react', path: 'Member[useContext,use]|Member[default].Member[useContext,use]', input: 'Argument[0].CalledWith[Provider].Member[value]', output: 'ReturnValue' },
  { kind: 'flow', of: 'react', path: 'Member[useActionState]|Member[default].Member[useActionState]', input: 'Argument[0].ReturnValue.Resolves|Argument[1]', output: 'ReturnValue.Member[0]' },
  { kind: 'flow', of: 'react-dom', path: 'Member[useFormState]', input: 'Argument[0].ReturnValue.Resolves|Argument[1]', output: 'ReturnValue.Member[0]' },
  { kind: 'flow', of: 'react', path: 'Member[useRef]|Member[default].Member[useRef]', input: 'Argument[0]', output: 'ReturnValue.Member[current]' },
  { kind: 'flow', of: 'react', path: 'Member[useMemo]|Member[default].Member[useMemo]', input: 'Argument[0].ReturnValue', output: 'ReturnValue' },
  { kind: 'flow', of: 'react', path: 'Member[useCallback,cache]|Member[default].Member[useCallback,cache]', input: 'Argument[0]', output: 'ReturnValue' },
  { kind: 'flow', of: 'next/cache', path: 'Member[unstable_cache]', input: 'Argument[0]', output: 'ReturnValue' },

  // Redux Toolkit
  { kind: 'type', of: '@reduxjs/toolkit', path: 'Member[createAsyncThunk].ReturnValue.ReturnValue', type: 'redux.Action' },
  { kind: 'travels', type: 'redux.Action' },
  { kind: 'flow', of: 'redux.Action', path: 'Member[unwrap]', input: 'Receiver.Receiver.Argument[1].Rejects|Receiver.Receiver.Argument[1].Parameter[1].Member[rejectWithValue].Given[0]', output: 'Rejects' },
  { kind: 'flow', of: '@reduxjs/toolkit', path: 'Member[createAsyncThunk]', input: 'Argument[1].Rejects', output: 'ReturnValue.Member[rejected].Member[error]' },
  { kind: 'flow', of: '@reduxjs/toolkit', path: 'Member[createAsyncThunk]', input: 'Argument[1].Parameter[1].Member[rejectWithValue].Given[0]', output: 'ReturnValue.Member[rejected].Member[payload]' },
  { kind: 'type', of: '@reduxjs/toolkit', path: 'Member[createSlice].Argument[0].Member[extraReducers].Parameter[0]|Member[createReducer].Argument[1].Parameter[0]', type: 'redux.Cases' },
  { kind: 'type', of: 'redux.Cases', path: 'Member[addCase].ReturnValue', type: 'redux.Cases' },
  { kind: 'flow', of: 'redux.Cases', path: 'Member[addCase]', input: 'Argument[0].Member[error]', output: 'Argument[1].Parameter[1].Member[error]' },
  { kind: 'flow', of: 'redux.Cases', path: 'Member[addCase]', input: 'Argument[0].Member[payload]', output: 'Argument[1].Parameter[1].Member[payload]' },
  { kind: 'flow', of: '@reduxjs/toolkit|@reduxjs/toolkit/query|@reduxjs/toolkit/query/react', path: 'Member[retry]', input: 'Argument[0]', output: 'ReturnValue' },

  // zustand
  { kind: 'flow', of: 'zustand', path: 'Member[create].ReturnValue|Member[create].ReturnValue.ReturnValue|Member[default].ReturnValue', input: 'Receiver.Argument[0].Parameter[0].Given[0]|Receiver.Argument[0].Parameter[0].Given[0].ReturnValue|Receiver.Argument[0].ReturnValue', output: 'Argument[0].Parameter[0]' },
  { kind: 'flow', of: 'zustand', path: 'Member[create].ReturnValue|Member[create].ReturnValue.ReturnValue|Member[default].ReturnValue', input: 'Argument[0].ReturnValue', output: 'ReturnValue' },
  { kind: 'flow', of: 'zustand', path: 'Member[create].ReturnValue|Member[create].ReturnValue.ReturnValue', input: 'Receiver.Argument[0].Parameter[0].Given[0]', output: 'ReturnValue' },
  { kind: 'flow', of: 'zustand', path: 'Member[create].ReturnValue.Member[getState]|Member[create].ReturnValue.ReturnValue.Member[getState]|Member[default].ReturnValue.Member[getState]', input: 'Receiver.Argument[0].Parameter[0].Given[0]|Receiver.Argument[0].ReturnValue', output: 'ReturnValue' },
  { kind: 'flow', of: 'zustand/middleware|zustand/middleware/immer', path: 'Member[persist,devtools,subscribeWithSelector,immer]', input: 'Argument[0]', output: 'ReturnValue' },

  // Vue
  { kind: 'flow', of: 'vue', path: 'Member[ref,shallowRef]', input: 'Argument[0]|TypeArgument[0]', output: 'ReturnValue.Member[value]' },
  { kind: 'flow', of: 'vue', path: 'Member[computed]', input: 'Argument[0].ReturnValue', output: 'ReturnValue.Member[value]' },
  { kind: 'flow', of: 'vue', path: 'Member[reactive,shallowReactive,readonly,toRaw,markRaw]', input: 'Argument[0]', output: 'ReturnValue' },
  { kind: 'flow', of: 'vue', path: 'Member[watch]', input: 'Argument[0].Member[value]|Argument[0].ReturnValue', output: 'Argument[1].Parameter[0]' },
  { kind: 'flow', of: 'pinia', path: 'Member[defineStore].ReturnValue', input: 'Receiver.Argument[1].ReturnValue|Receiver.Argument[1].ReturnValue.Unref|Receiver.Argument[1]|Receiver.Argument[1].Member[actions]', output: 'ReturnValue' },
  { kind: 'flow', of: 'pinia', path: 'Member[storeToRefs]', input: 'Argument[0]', output: 'ReturnValue' },

  // Functions that give back a function
  { kind: 'flow', of: 'lodash|lodash-es', path: 'Member[memoize,once,debounce,throttle,partial,bind,curry,ary,unary]|Member[default].Member[memoize,once,debounce,throttle,partial,bind]', input: 'Argument[0]', output: 'ReturnValue' },
  { kind: 'flow', of: 'p-memoize|mem|memoize|p-throttle|p-debounce|p-limit-function|limit-function', path: 'Member[default]', input: 'Argument[0]', output: 'ReturnValue' },
  { kind: 'flow', of: 'bottleneck', path: 'Member[default].Instance.Member[wrap]', input: 'Argument[0]', output: 'ReturnValue' },
  { kind: 'type', of: 'opossum', path: 'Member[default].Instance|Instance', type: 'opossum.Breaker' },
  { kind: 'flow', of: 'opossum', path: 'Member[default]|', input: 'Argument[0].Rejects', output: 'Argument[1].Member[errorFilter].Parameter[0]' },
  { kind: 'flow', of: 'opossum.Breaker', path: 'Member[fire]', input: 'Receiver.Argument[0].Rejects', output: 'Rejects' },
  { kind: 'flow', of: 'opossum.Breaker', path: 'Member[on]', input: 'Receiver.Argument[0].Rejects', output: 'Argument[1].Parameter[0]', event: '^(?:failure|reject)$' },
  // The error comes after what the function is called with.
  { kind: 'flow', of: 'opossum.Breaker', path: 'Member[fallback]', input: 'Receiver.Argument[0].Rejects', output: 'Argument[0].Parameter[0]', arity: 1 },
  { kind: 'flow', of: 'opossum.Breaker', path: 'Member[fallback]', input: 'Receiver.Argument[0].Rejects', output: 'Argument[0].Parameter[1]', arity: 2 },
  { kind: 'flow', of: 'opossum.Breaker', path: 'Member[fallback]', input: 'Receiver.Argument[0].Rejects', output: 'Argument[0].Parameter[2]', arity: 3 },
  { kind: 'flow', of: 'node:util|util', path: 'Member[promisify]|Member[default].Member[promisify]', input: 'Argument[0].Rejects', output: 'ReturnValue.ReturnValue.Rejects' },

  // Objects that are put together
  { kind: 'flow', of: 'lodash|lodash-es', path: 'Member[defaults,assign,merge,extend,defaultsDeep]|Member[default].Member[defaults,assign,merge,extend,defaultsDeep]', input: 'Argument[0]|Argument[1]|Argument[2]', output: 'ReturnValue' },

  // A property by its path
  { kind: 'flow', of: 'lodash|lodash-es|underscore|es-toolkit/compat', path: 'Member[get,result]|Member[default].Member[get,result]', input: 'Argument[0].Property[1]', output: 'ReturnValue' },
  { kind: 'flow', of: 'lodash/get|lodash-es/get|lodash.get|dlv|just-safe-get', path: 'Member[default]', input: 'Argument[0].Property[1]', output: 'ReturnValue' },
  { kind: 'flow', of: 'dot-prop', path: 'Member[getProperty]', input: 'Argument[0].Property[1]', output: 'ReturnValue' },
  { kind: 'flow', of: 'object-path', path: 'Member[get]|Member[default].Member[get]', input: 'Argument[0].Property[1]', output: 'ReturnValue' },
  { kind: 'flow', of: 'ramda', path: 'Member[path]|Member[default].Member[path]', input: 'Argument[1].Property[0]', output: 'ReturnValue' },
  { kind: 'flow', of: 'ramda', path: 'Member[pathOr]|Member[default].Member[pathOr]', input: 'Argument[2].Property[1]', output: 'ReturnValue' },

  // Schemas give what they are asked about, where it is as they say
  { kind: 'type', of: 'zod', path: 'Member[object,union,any,unknown,record,discriminatedUnion,looseObject,strictObject].ReturnValue|Member[z,default].Member[object,union,any,unknown,record,discriminatedUnion,looseObject,strictObject].ReturnValue', type: 'zod.Schema' },
  { kind: 'type', of: 'zod.Schema', path: 'Member[strict,passthrough,loose,strip,partial,catchall,extend,merge,pick,omit,and,or,optional,nullable,nullish,transform,refine,superRefine].ReturnValue', type: 'zod.Schema' },
  { kind: 'flow', of: 'zod.Schema', path: 'Member[parse]', input: 'Argument[0]', output: 'ReturnValue' },
  { kind: 'flow', of: 'zod.Schema', path: 'Member[safeParse]', input: 'Argument[0]', output: 'ReturnValue.Member[data]' },
  { kind: 'flow', of: 'zod.Schema', path: 'Member[parseAsync]', input: 'Argument[0]', output: 'ReturnValue.Resolves' },
  { kind: 'flow', of: 'zod.Schema', path: 'Member[safeParseAsync]', input: 'Argument[0]', output: 'ReturnValue.Resolves.Member[data]' },
  { kind: 'flow', of: 'valibot', path: 'Member[parse]', input: 'Argument[1]', output: 'ReturnValue' },
  { kind: 'flow', of: 'valibot', path: 'Member[safeParse]', input: 'Argument[1]', output: 'ReturnValue.Member[output]' },

  // Results instead of exceptions
  { kind: 'flow', of: 'await-to-js', path: 'Member[default,to]', input: 'Argument[0].Rejects', output: 'ReturnValue.Resolves.Member[0]' },
  { kind: 'flow', of: 'neverthrow', path: 'Member[ResultAsync].Member[fromPromise]|Member[fromPromise]', input: 'Argument[0].Rejects', output: 'Argument[1].Parameter[0]' },
  { kind: 'flow', of: 'neverthrow', path: 'Member[ResultAsync].Member[fromPromise]|Member[fromPromise]', input: 'Argument[1].ReturnValue', output: 'ReturnValue.Resolves.Member[error]' },
  { kind: 'flow', of: 'neverthrow', path: 'Member[ResultAsync].Member[fromPromise].ReturnValue.Member[match]|Member[fromPromise].ReturnValue.Member[match]', input: 'Receiver.Argument[1].ReturnValue', output: 'Argument[1].Parameter[0]' },
  { kind: 'flow', of: 'neverthrow', path: 'Member[ResultAsync].Member[fromPromise].ReturnValue.Member[mapErr,orElse]|Member[fromPromise].ReturnValue.Member[mapErr,orElse]', input: 'Receiver.Argument[1].ReturnValue', output: 'Argument[0].Parameter[0]' },
  { kind: 'flow', of: 'effect', path: 'Member[Effect].Member[tryPromise]', input: 'Argument[0].Member[try].Rejects', output: 'Argument[0].Member[catch].Parameter[0]' },
  { kind: 'flow', of: 'fp-ts/TaskEither|fp-ts/lib/TaskEither', path: 'Member[tryCatch]', input: 'Argument[0].Rejects', output: 'Argument[1].Parameter[0]' },

  // Observables
  { kind: 'type', of: 'rxjs', path: 'Member[from,defer,merge,concat,race,zip,combineLatest,forkJoin].ReturnValue', type: 'rx.Observable' },
  { kind: 'type', of: 'rx.Observable', path: 'Member[pipe].ReturnValue', type: 'rx.Observable' },
  { kind: 'flow', of: 'rxjs', path: 'Member[from,defer]', input: 'Argument[0].Rejects|Argument[0].Fails|Argument[0].ReturnValue.Fails', output: 'ReturnValue.Fails' },
  { kind: 'flow', of: 'rxjs', path: 'Member[merge,concat,race]', input: 'Argument[0].Fails|Argument[1].Fails', output: 'ReturnValue.Fails' },
  { kind: 'flow', of: 'rxjs', path: 'Member[zip,combineLatest,forkJoin]', input: 'Argument[0].ArrayElement.Fails', output: 'ReturnValue.Fails' },
  { kind: 'flow', of: 'rxjs', path: 'Member[lastValueFrom,firstValueFrom]', input: 'Argument[0].Fails', output: 'Rejects' },
  { kind: 'flow', of: 'rxjs|rxjs/operators', path: 'Member[catchError]', input: 'EnclosingReceiver.Fails', output: 'Argument[0].Parameter[0]' },
  { kind: 'flow', of: 'rxjs|rxjs/operators', path: 'Member[retry]', input: 'EnclosingReceiver.Fails', output: 'Argument[0].Member[delay].Parameter[0]' },
  { kind: 'flow', of: 'rxjs|rxjs/operators', path: 'Member[tap]', input: 'EnclosingReceiver.Fails', output: 'Argument[0].Member[error].Parameter[0]|Argument[1].Parameter[0]' },
  { kind: 'flow', of: 'rx.Observable', path: 'Member[subscribe]', input: 'Receiver.Fails', output: 'Argument[0].Member[error].Parameter[0]|Argument[1].Parameter[0]' },
  { kind: 'flow', of: 'rx.Observable', path: 'Member[toPromise]', input: 'Receiver.Fails', output: 'Rejects' },

  // Servers: what handlers fail with arrives in the one for errors, those of mounted routers included
  { kind: 'type', of: 'hono', path: 'Member[Hono].Instance', type: 'hono.App' },
  { kind: 'flow', of: 'hono.App', path: 'Member[onError]', input: 'Handlers[get,post,put,patch,delete,use,all,on,route]', output: 'Argument[0].Parameter[0]' },
  { kind: 'flow', of: 'fastify', path: 'Member[default,fastify].ReturnValue.Member[setErrorHandler]|ReturnValue.Member[setErrorHandler]', input: 'Handlers[get,post,put,patch,delete,all,route,register]', output: 'Argument[0].Parameter[0]' },
  { kind: 'type', of: 'express', path: 'Member[default].ReturnValue|ReturnValue|Member[Router].ReturnValue|Member[default].Member[Router].ReturnValue', type: 'express.Router' },
  { kind: 'type', of: 'express-promise-router', path: 'Member[default].ReturnValue|ReturnValue', type: 'express.Router' },
  { kind: 'type', of: 'express.Router', path: 'Member[route].ReturnValue', type: 'express.Route' },
  { kind: 'type', of: 'express.Route', path: 'Member[get,post,put,patch,delete].ReturnValue', type: 'express.Route' },
  { kind: 'flow', of: 'express.Router', path: 'Member[use]', input: 'Handlers[get,post,put,patch,delete,use,all]', output: 'Argument[0,1,2].Parameter[0]', arity: 4 },
  { kind: 'type', of: 'koa', path: 'Member[default].Instance|Instance', type: 'koa.App' },
  { kind: 'type', of: '@koa/router|koa-router', path: 'Member[default].Instance|Instance', type: 'koa.Router' },
  { kind: 'type', of: 'koa.Router', path: 'Member[routes].ReturnValue', type: 'koa.Router' },
  { kind: 'type', of: 'koa.App|koa.Router', path: 'Member[use].Argument[0].Parameter[1]', type: 'koa.Next' },
  { kind: 'flow', of: 'koa.Next', path: '', input: 'Receiver.Handlers[use,get,post,put,patch,delete,del,all]', output: 'Rejects' },
  { kind: 'flow', of: 'koa.App', path: 'Member[on]', input: 'Handlers[use]', output: 'Argument[1].Parameter[0]', event: '^error$' },
  { kind: 'flow', of: 'next-connect', path: 'Member[createRouter].ReturnValue.Member[handler]', input: 'Handlers[get,post,put,patch,delete,use,all]', output: 'Argument[0].Member[onError].Parameter[0]' },

  // Jobs
  { kind: 'flow', of: 'bullmq', path: 'Member[Worker].Instance.Member[on]', input: 'Receiver.Argument[1].Rejects', output: 'Argument[1].Parameter[1]', event: '^failed$' },
  { kind: 'flow', of: 'bull', path: 'Member[default].Instance.Member[on]', input: 'Handlers[process]', output: 'Argument[1].Parameter[1]', event: '^failed$' },
  { kind: 'flow', of: 'agenda|@hokify/agenda', path: 'Member[default,Agenda].Instance.Member[on]|Instance.Member[on]', input: 'Handlers[define]', output: 'Argument[1].Parameter[0]', event: '^fail(?::|$)' },
  { kind: 'flow', of: 'p-queue', path: 'Member[default].Instance.Member[on]', input: 'Handlers[add,addAll]', output: 'Argument[1].Parameter[0]', event: '^error$' },

  { kind: 'type', of: 'cockatiel', path: 'Member[handleWhen,retry,circuitBreaker,timeout,bulkhead,fallback,wrap].ReturnValue', type: 'cockatiel.Policy' },
  { kind: 'type', of: 'cockatiel.Policy', path: 'Member[orWhen].ReturnValue', type: 'cockatiel.Policy' },
  { kind: 'flow', of: 'cockatiel', path: 'Member[handleWhen]', input: 'Runs[execute]', output: 'Argument[0].Parameter[0]' },
  { kind: 'flow', of: 'cockatiel.Policy', path: 'Member[orWhen]', input: 'Runs[execute]', output: 'Argument[0].Parameter[0]' },

  // Many at once
  { kind: 'flow', of: 'p-map', path: 'Member[default]|', input: 'Argument[1].Rejects', output: 'Rejects.Member[errors].ArrayElement' },

  // Retry libraries tell of each failure
  { kind: 'flow', of: 'p-retry', path: 'Member[default]', input: 'Argument[0].Rejects', output: 'Argument[1].Member[onFailedAttempt,shouldRetry].Parameter[0]' },
  { kind: 'flow', of: '@lifeomic/attempt', path: 'Member[retry]', input: 'Argument[0].Rejects', output: 'Argument[1].Member[handleError].Parameter[0]' },
  { kind: 'flow', of: 'async-retry', path: 'Member[default]|', input: 'Argument[0].Rejects', output: 'Argument[1].Member[onRetry].Parameter[0]' },

  // Containers and injectors
  { kind: 'asked', called: '^(?:resolve|get|inject|make|lookup|resolveAsync|getAsync|getInstance|useInjection)$', input: 'TypeArgument[0]|Argument[0].Instance' },

  { kind: 'runs', when: 'later', names: ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame', 'on', 'once', 'addEventListener', 'addListener', 'subscribe', 'useEffect', 'useCallback', 'useMemo', 'useLayoutEffect', 'nextTick'] },
  { kind: 'barrier', of: 'node:timers/promises|timers/promises|node:timers|timers|delay|yoctodelay', source: 'nothing' },
];
