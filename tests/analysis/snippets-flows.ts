import { around, awaited, each, handler, isMissing, shown, type Snippet } from './snippets.js';

const QUERY = [
  '@tanstack/react-query',
  '@tanstack/vue-query',
  '@tanstack/solid-query',
  '@tanstack/svelte-query',
  'react-query',
];
const CORE = ['@tanstack/react-query', '@tanstack/query-core', '@tanstack/vue-query', 'react-query'];
const TANSTACK = "from '@tanstack/react-query';";
const FETCH = ['fetchQuery', 'ensureQueryData', 'fetchInfiniteQuery'];

/** Pages of which the first address says whose they are. */
const pages = (name: string, use: string): Snippet => {
  const found = `import { ${use} } from '${name}';\n${shown(`const { error } = ${use}({ queryKey: ['a'], queryFn: async ({ pageParam }) => { const response = await fetch(pageParam); if (!response.ok) throw new Error(await response.text()); return response.json(); }, initialPageParam: 'https://graph.microsoft.com/v1.0/me/messages' });`)}`;
  return {
    name: `pages of ${use} of ${name}`,
    found,
    silent: found.replaceAll('graph.microsoft.com', 'api.example.org'),
  };
};

/** A value of which a call names the type. */
const askedFor = (name: string, head: string, made: (type: string) => string): Snippet => {
  const program = (type: string): string =>
    `${head}\nclass Mail { read() { return fetch('https://graph.microsoft.com/v1.0/me'); } }\nclass Shelf { read() { return fetch('https://api.example.org/me'); } }\n${awaited('check(await it.read())', made(type))}\nasync function check(response) { if (!response.ok) throw new Error(await response.text()); return response.json(); }`;
  return { name, found: program('Mail'), silent: program('Shelf') };
};

const queries: readonly Snippet[] = [
  ...each(QUERY, (name) =>
    around(
      `useQuery of ${name}`,
      `import { useQuery } from '${name}';\n${shown("const { error } = useQuery({ queryKey: ['a'], queryFn: send });")}`,
    ),
  ),
  ...each(
    [
      'useSuspenseQuery',
      'useInfiniteQuery',
      'useSuspenseInfiniteQuery',
      'createQuery',
      'createInfiniteQuery',
    ],
    (use) =>
      around(
        use,
        `import { ${use} } ${TANSTACK}\n${shown(`const { error } = ${use}({ queryKey: ['a'], queryFn: send });`)}`,
      ),
  ),
  ...each(QUERY.slice(0, -1), (name) => pages(name, 'useInfiniteQuery')),
  ...each(['useSuspenseInfiniteQuery', 'createInfiniteQuery'], (use) => pages('@tanstack/react-query', use)),
  around(
    'failureReason',
    `import { useQuery } ${TANSTACK}\n${shown("const { failureReason } = useQuery({ queryKey: ['a'], queryFn: send });", 'failureReason')}`,
  ),
  ...each(['retry', 'retryDelay'], (option) =>
    around(
      `${option} of useQuery`,
      `import { useQuery } ${TANSTACK}\nexport const use = () => useQuery({ queryKey: ['a'], queryFn: send, ${option}: ${handler(2)} });`,
    ),
  ),
  ...each(['onError', 'throwOnError'], (option) =>
    around(
      `${option} of useQuery`,
      `import { useQuery } ${TANSTACK}\nexport const use = () => useQuery({ queryKey: ['a'], queryFn: send, ${option}: ${handler()} });`,
    ),
  ),

  ...each(['error', 'failureReason'], (field) =>
    around(
      `${field} of useQuery(key, fn)`,
      `import { useQuery } from 'react-query';\n${shown(`const { ${field} } = useQuery('a', send);`, field)}`,
    ),
  ),
  around(
    'onError of useQuery(key, fn)',
    `import { useQuery } from 'react-query';\nexport const use = () => useQuery('a', send, { onError: ${handler()} });`,
  ),
  around(
    'retry of useQuery(key, fn)',
    `import { useQuery } from 'react-query';\nexport const use = () => useQuery('a', send, { retry: ${handler(2)} });`,
  ),

  ...each(QUERY, (name) =>
    around(
      `useMutation of ${name}`,
      `import { useMutation } from '${name}';\n${shown('const { error } = useMutation({ mutationFn: send });')}`,
    ),
  ),
  around(
    'createMutation',
    `import { createMutation } ${TANSTACK}\n${shown('const { error } = createMutation({ mutationFn: send });')}`,
  ),
  around(
    'failureReason of useMutation',
    `import { useMutation } ${TANSTACK}\n${shown('const { failureReason } = useMutation({ mutationFn: send });', 'failureReason')}`,
  ),
  around(
    'onError of useMutation',
    `import { useMutation } ${TANSTACK}\nexport const use = () => useMutation({ mutationFn: send, onError: ${handler()} });`,
  ),
  ...each(['onSettled', 'retry'], (option) =>
    around(
      `${option} of useMutation`,
      `import { useMutation } ${TANSTACK}\nexport const use = () => useMutation({ mutationFn: send, ${option}: ${handler(2)} });`,
    ),
  ),
  ...each(QUERY, (name) =>
    around(
      `onError of mutate of ${name}`,
      `import { useMutation } from '${name}';\nexport function Use() { const { mutate } = useMutation({ mutationFn: send }); mutate(1, { onError: ${handler()} }); }`,
    ),
  ),
  around(
    'onError of mutateAsync',
    `import { useMutation } ${TANSTACK}\nexport function Use() { const { mutateAsync } = useMutation({ mutationFn: send }); mutateAsync(1, { onError: ${handler()} }); }`,
  ),
  ...each(QUERY, (name) =>
    around(
      `mutateAsync of ${name}`,
      `import { useMutation } from '${name}';\n${awaited('change.mutateAsync(1)', 'const change = useMutation({ mutationFn: send });')}`,
    ),
  ),

  ...each(CORE, (name) =>
    around(
      `fetchQuery of ${name}`,
      `import { QueryClient } from '${name}';\nconst queries = new QueryClient();\n${awaited("queries.fetchQuery({ queryKey: ['a'], queryFn: send })")}`,
    ),
  ),
  ...each(FETCH.slice(1), (method) =>
    around(
      method,
      `import { QueryClient } ${TANSTACK}\nconst queries = new QueryClient();\n${awaited(`queries.${method}({ queryKey: ['a'], queryFn: send })`)}`,
    ),
  ),
  ...each(FETCH, (method) =>
    around(
      `${method} of useQueryClient`,
      `import { useQueryClient } ${TANSTACK}\n${awaited(`queries.${method}({ queryKey: ['a'], queryFn: send })`, 'const queries = useQueryClient();')}`,
    ),
  ),
  ...each(CORE, (name) =>
    around(
      `a client from fetchQuery of ${name}`,
      `import { QueryClient } from '${name}';\nconst queries = new QueryClient();\n${awaited("kept.api('/me').get()", "const kept = await queries.fetchQuery({ queryKey: ['a'], queryFn: async () => base });")}`,
    ),
  ),
  around(
    'a client from ensureQueryData',
    `import { QueryClient } ${TANSTACK}\nconst queries = new QueryClient();\n${awaited("kept.api('/me').get()", "const kept = await queries.ensureQueryData({ queryKey: ['a'], queryFn: async () => base });")}`,
  ),

  ...each(['swr', 'swr/immutable'], (name) =>
    around(name, `import useSWR from '${name}';\n${shown("const { error } = useSWR('a', send);")}`),
  ),
  ...each(['onError', 'onErrorRetry'], (option) =>
    around(
      `${option} of swr`,
      `import useSWR from 'swr';\nexport const use = () => useSWR('a', send, { ${option}: ${handler()} });`,
    ),
  ),
  around(
    'swr/mutation',
    `import useMutation from 'swr/mutation';\n${shown("const { error } = useMutation('a', send);")}`,
  ),
  around(
    'trigger of swr/mutation',
    `import useMutation from 'swr/mutation';\n${awaited('change.trigger(1)', "const change = useMutation('a', send);")}`,
  ),
  around(
    'onError of swr/mutation',
    `import useMutation from 'swr/mutation';\nexport const use = () => useMutation('a', send, { onError: ${handler()} });`,
  ),
];

const react: readonly Snippet[] = [
  ...each(['useState', 'React.useState'], (use) =>
    around(
      `${use} that is set`,
      `import React, { useState } from 'react';\n${shown(`const [error, setError] = ${use}(null); const load = async () => { try { await send(); } catch (err) { setError(err); } };`)}`,
    ),
  ),
  around(
    'useState of a global React',
    shown(
      'const [error, setError] = React.useState(null); const load = async () => { try { await send(); } catch (err) { setError(err); } };',
    ),
  ),
  around(
    'useState that begins with what a function gives',
    `import { useState } from 'react';\n${awaited("it.api('/me').get()", 'const [it] = useState(() => base);')}`,
  ),
  askedFor(
    'useState of a type',
    "import { useState } from 'react';",
    (type) => `const [it] = useState<${type} | null>(null);`,
  ),
  askedFor('a container that is asked by a type', '', (type) => `const it = box.get<${type}>('client');`),
  askedFor('a container that is asked by a class', '', (type) => `const it = box.resolve(${type});`),
  around(
    'useState with a function',
    `import { useState } from 'react';\n${awaited('load()', 'const [load] = useState(send);')}`,
  ),
  ...each(['useRef', 'React.useRef'], (use) =>
    around(
      use,
      `import React, { useRef } from 'react';\n${awaited('load.current()', `const load = ${use}(send);`)}`,
    ),
  ),
  ...each(['useMemo', 'React.useMemo'], (use) =>
    around(
      use,
      `import React, { useMemo } from 'react';\n${awaited('load()', `const load = ${use}(() => send, []);`)}`,
    ),
  ),
  ...each(['useCallback', 'cache', 'React.useCallback', 'React.cache'], (use) =>
    around(
      use,
      `import React, { useCallback, cache } from 'react';\nconst load = ${use}(send);\n${awaited('load()')}`,
    ),
  ),
  around(
    'unstable_cache',
    `import { unstable_cache } from 'next/cache';\nconst load = unstable_cache(send);\n${awaited('load()')}`,
  ),

  around(
    'a thunk that is unwrapped',
    `import { createAsyncThunk } from '@reduxjs/toolkit';\nconst load = createAsyncThunk('a', async () => send());\n${awaited('dispatch(load()).unwrap()')}`,
  ),
  around(
    'a thunk that a hook dispatches',
    `import { createAsyncThunk } from '@reduxjs/toolkit';\nimport { useDispatch } from 'react-redux';\nconst load = createAsyncThunk('a', send);\n${awaited('hooked(load()).unwrap()', 'const hooked = useDispatch();')}`,
  ),
  ...each(['@reduxjs/toolkit', '@reduxjs/toolkit/query', '@reduxjs/toolkit/query/react'], (name) =>
    around(
      `retry of ${name}`,
      `import { retry } from '${name}';\nconst load = retry(send);\n${awaited('load()')}`,
    ),
  ),

  ...each(['{ create }', 'create'], (imported) =>
    around(
      `a store by ${imported} that is set`,
      `import ${imported} from 'zustand';\nconst useStore = create((set) => ({ error: null, load: async () => { try { await send(); } catch (err) { set({ error: err }); } } }));\n${shown('const error = useStore((state) => state.error);')}`,
    ),
  ),
  ...each(['{ create }', 'create'], (imported) =>
    around(
      `a store by ${imported} with a function`,
      `import ${imported} from 'zustand';\nconst useStore = create(() => ({ load: send }));\n${awaited('load()', 'const load = useStore((state) => state.load);')}`,
    ),
  ),
  ...each(['{ create }', 'create'], (imported) =>
    around(
      `the state of a store by ${imported}`,
      `import ${imported} from 'zustand';\nconst useStore = create((set) => ({ load: async () => { try { await send(); } catch (err) { set({ error: err }); } } }));\n${shown('const { error } = useStore.getState();')}`,
    ),
  ),
  ...each(['{ create }', 'create'], (imported) =>
    around(
      `a function in the state by ${imported}`,
      `import ${imported} from 'zustand';\nconst useStore = create(() => ({ load: send }));\n${awaited('useStore.getState().load()')}`,
    ),
  ),
];

const results: readonly Snippet[] = [
  around(
    'await-to-js',
    `import to from 'await-to-js';\nexport async function run() { const [error] = await to(send()); if (${isMissing('error')}) return null; return 1; }`,
  ),
  around(
    'to of await-to-js',
    `import { to } from 'await-to-js';\nexport async function run() { const [error] = await to(send()); if (${isMissing('error')}) return null; return 1; }`,
  ),
  ...each(['ResultAsync.fromPromise', 'fromPromise'], (from) =>
    around(from, `import { ResultAsync, fromPromise } from 'neverthrow';\n${from}(send(), ${handler()});`),
  ),
  ...each(['ResultAsync.fromPromise', 'fromPromise'], (from) =>
    around(
      `the error of ${from}`,
      `import { ResultAsync, fromPromise } from 'neverthrow';\nexport async function run() { const result = await ${from}(send(), (given) => given); if (result.isErr() && ${isMissing('result.error')}) return null; return 1; }`,
    ),
  ),
  ...each(['ResultAsync.fromPromise', 'fromPromise'], (from) =>
    around(
      `match of ${from}`,
      `import { ResultAsync, fromPromise } from 'neverthrow';\nexport const run = () => ${from}(send(), (given) => given).match((value) => value, ${handler()});`,
    ),
  ),
  ...each(['mapErr', 'orElse'], (method) =>
    around(
      `${method} of ResultAsync`,
      `import { ResultAsync } from 'neverthrow';\nexport const run = () => ResultAsync.fromPromise(send(), (given) => given).${method}(${handler()});`,
    ),
  ),
  ...each(['mapErr', 'orElse'], (method) =>
    around(
      `${method} of fromPromise`,
      `import { fromPromise } from 'neverthrow';\nexport const run = () => fromPromise(send(), (given) => given).${method}(${handler()});`,
    ),
  ),
  around(
    'Effect.tryPromise',
    `import { Effect } from 'effect';\nexport const run = Effect.tryPromise({ try: () => send(), catch: ${handler()} });`,
  ),
  ...each(['fp-ts/TaskEither', 'fp-ts/lib/TaskEither'], (name) =>
    around(
      name,
      `import { tryCatch } from '${name}';\nexport const run = tryCatch(() => send(), ${handler()});`,
    ),
  ),
];

/** What a provider around a component gives to the components inside. */
const provided = (name: string, head: string, make: string, use: string): Snippet =>
  around(
    name,
    `import { useState } from 'react';\n${head}\nconst Session = ${make}({ error: null });\nexport function Around({ children }) { const [state, setState] = useState({ error: null }); send().catch((error) => setState({ error })); return <Session.Provider value={state}>{children}</Session.Provider>; }\n${shown(`const { error } = ${use}(Session);`)}`,
  );

const contexts: readonly Snippet[] = [
  ...each(['useContext', 'use'], (use) =>
    provided(`${use} of a context`, `import { createContext, ${use} } from 'react';`, 'createContext', use),
  ),
  ...each(['useContext', 'use'], (use) =>
    provided(
      `React.${use} of a context`,
      "import React from 'react';",
      'React.createContext',
      `React.${use}`,
    ),
  ),
  around(
    'what stands inside of a provider',
    `import { createContext } from 'react';\nconst Session = createContext({});\n${awaited('Session.Provider({ value: {}, children: send() })')}`,
  ),
];

export const FLOWS: readonly Snippet[] = [...queries, ...react, ...contexts, ...results];
