import { around, awaited, each, handler, isMissing, shown, type Snippet } from './snippets.js';

const HOST = 'graph.microsoft.com';
/** The twin asks another host. */
const to = (name: string, found: string): Snippet => ({
  name,
  found,
  silent: found.replaceAll(HOST, 'api.example.org'),
});

const SET = 'const load = async () => { try { await send(); } catch (err) { SET; } };';
const kept = (declared: string, set: string): string => `${declared}\n${SET.replace('SET', set)}\n`;
const vue: readonly Snippet[] = [
  ...each(['ref', 'shallowRef'], (make) =>
    around(
      `${make} of vue that begins with a client`,
      `import { ${make} } from 'vue';\nconst it = ${make}(base);\n${awaited("it.value.api('/me').get()")}`,
    ),
  ),
  {
    name: 'ref of vue with a type',
    found: `import { ref } from 'vue';\nimport type { Client } from '@microsoft/microsoft-graph-client';\nconst it = ref<Client>();\n${awaited('it.value.api(path).get()', 'const path = location.href;')}`,
    silent: `import { ref } from 'vue';\nimport type { Client } from 'a-library';\nconst it = ref<Client>();\n${awaited('it.value.api(path).get()', 'const path = location.href;')}`,
  },
  around(
    'computed of vue',
    `import { ref, computed } from 'vue';\n${kept('const problem = ref(null);', 'problem.value = err')}const it = computed(() => problem.value);\n${shown('', 'it.value')}`,
  ),
  ...each(['reactive', 'shallowReactive', 'readonly', 'toRaw', 'markRaw'], (make) =>
    around(
      `${make} of vue`,
      `import { ${make} } from 'vue';\nconst it = ${make}({ load: send });\n${awaited('it.load()')}`,
    ),
  ),
  around(
    'watch of vue',
    `import { ref, watch } from 'vue';\n${kept('const problem = ref(null);', 'problem.value = err')}watch(problem, ${handler()});`,
  ),
  around(
    'watch of vue with a function',
    `import { ref, watch } from 'vue';\n${kept('const problem = ref(null);', 'problem.value = err')}watch(() => problem.value, ${handler()});`,
  ),
];

const SETUP = `import { defineStore, storeToRefs } from 'pinia';\nimport { ref } from 'vue';\nconst useStore = defineStore('a', () => { ${kept('const problem = ref(null);', 'problem.value = err')} return { problem, load }; });\n`;
const OPTIONS =
  "import { defineStore } from 'pinia';\nconst useStore = defineStore('a', { state: () => ({ problem: null }), actions: { async load() { try { await send(); } catch (err) { this.problem = err; } }, send } });\n";
const pinia: readonly Snippet[] = [
  around('a store of pinia', `${SETUP}${shown('const { problem } = useStore();', 'problem')}`),
  around(
    'the references of a store of pinia',
    `${SETUP}${shown('const { problem } = storeToRefs(useStore());', 'problem.value')}`,
  ),
  around('a store of pinia with options', `${OPTIONS}${shown('const store = useStore();', 'store.problem')}`),
  around('an action of a store of pinia', `${OPTIONS}${awaited('useStore().send()')}`),
  around(
    'a function of a store of pinia',
    `import { defineStore } from 'pinia';\nconst useStore = defineStore('a', () => ({ send }));\n${awaited('useStore().send()')}`,
  ),
];

const API =
  "import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query/react';\nconst api = createApi({ baseQuery: fetchBaseQuery({ baseUrl: 'https://HOST/v1.0' }), endpoints: (build) => ({ users: build.query({ query: (id) => id OPTIONS }), rename: build.mutation({ query: (id) => id OPTIONS }) }) });\n".replace(
    'HOST',
    HOST,
  );
const queried = (name: string, options: string, rest = ''): Snippet =>
  to(name, API.replaceAll('OPTIONS', options) + rest);
const only = (name: string, kind: 'query' | 'mutation', options: string): Snippet =>
  to(
    name,
    API.replace(
      `build.${kind}({ query: (id) => id OPTIONS`,
      `build.${kind}({ query: (id) => id${options}`,
    ).replaceAll('OPTIONS', ''),
  );
const SAYS = `if (${isMissing('failure.data.error')}) alert(1);`;
const redux: readonly Snippet[] = [
  ...(['query', 'mutation'] as const).flatMap((kind) => [
    only(
      `transformErrorResponse of a ${kind}`,
      kind,
      `, transformErrorResponse: (failure) => { ${SAYS} return failure; }`,
    ),
    only(
      `queryFulfilled of a ${kind}`,
      kind,
      `, async onQueryStarted(id, { queryFulfilled }) { try { await queryFulfilled; } catch ({ error: failure }) { ${SAYS} } }`,
    ),
  ]),
  ...each(['@reduxjs/toolkit/query', '@reduxjs/toolkit/query/react'], (from) => ({
    ...only('', 'query', `, transformErrorResponse: (failure) => { ${SAYS} return failure; }`),
    name: `transformErrorResponse with ${from}`,
    found: only(
      '',
      'query',
      `, transformErrorResponse: (failure) => { ${SAYS} return failure; }`,
    ).found.replace('@reduxjs/toolkit/query/react', from),
    silent: only(
      '',
      'query',
      `, transformErrorResponse: (failure) => { ${SAYS} return failure; }`,
    ).silent.replace('@reduxjs/toolkit/query/react', from),
  })),
  queried(
    'the error of a mutation',
    '',
    `export function Show() { const [rename, { error: failure }] = api.useRenameMutation(); if (failure && ${isMissing('failure.data.error')}) return 1; return rename; }`,
  ),
  queried(
    'a mutation that is unwrapped',
    '',
    `export function Show() { const [rename] = api.useRenameMutation(); return async () => { try { await rename('a').unwrap(); } catch (failure) { ${SAYS} } }; }`,
  ),
];

const BETWEEN =
  "interceptors.response.use((response) => response, (failure) => { throw Object.assign(new Error('no answer'), { said: failure.response.data.error }); });";
const clients: readonly Snippet[] = [
  to(
    'what an interceptor of axios gets',
    `import axios from 'axios';\nconst it = axios.create({ baseURL: 'https://${HOST}' });\nit.interceptors.response.use(undefined, (failure) => { if (${isMissing('failure.response.data.error')}) return null; throw failure; });`,
  ),
  to(
    'what an interceptor of axios makes of an error',
    `import axios from 'axios';\nconst it = axios.create({ baseURL: 'https://${HOST}' });\nit.${BETWEEN}\n${awaited("it.get('/me')").replaceAll('err.message', 'err.said.message')}`,
  ),
  to(
    'what an interceptor of all of axios makes of an error',
    `import axios from 'axios';\naxios.${BETWEEN}\n${awaited(`axios.get('https://${HOST}/me')`).replaceAll('err.message', 'err.said.message')}`,
  ),
  around(
    'handleWhen of cockatiel',
    `import { handleWhen, retry } from 'cockatiel';\nconst policy = retry(handleWhen(${handler()}), { maxAttempts: 3 });\nexport const run = () => policy.execute(() => send());`,
  ),
  ...each(['circuitBreaker', 'timeout', 'bulkhead', 'fallback', 'wrap', 'retry'], (make) =>
    around(
      `${make} of cockatiel`,
      `import { handleWhen, ${make} } from 'cockatiel';\nconst policy = ${make}(handleWhen(${handler()}));\nexport const run = () => policy.execute(() => send());`,
    ),
  ),
  around(
    'handleWhen of cockatiel in another policy',
    `import { handleWhen, retry, wrap } from 'cockatiel';\nconst policy = wrap(retry(handleWhen(${handler()})));\nexport const run = () => policy.execute(() => send());`,
  ),
  around(
    'orWhen of cockatiel',
    `import { handleWhen, retry } from 'cockatiel';\nconst policy = retry(handleWhen(isBusy).orWhen(${handler()}).orWhen(isLocked), { maxAttempts: 3 });\nexport const run = () => policy.execute(() => send());`,
  ),
  around(
    'a policy of cockatiel',
    `import { handleAll, retry } from 'cockatiel';\nconst policy = retry(handleAll, {});\n${awaited('policy.execute(() => send())')}`,
  ),
];

/** A component that is given its client, by the type that is written behind its superclass. */
const properties: readonly Snippet[] = (
  [
    ["import { Component } from 'react';", 'Component'],
    ["import { PureComponent } from 'react';", 'PureComponent'],
    ["import React from 'react';", 'React.Component'],
    ["import React from 'react';", 'React.PureComponent'],
    ["import { Component } from 'preact';", 'Component'],
  ] as const
).map(([head, base]) => {
  const program = (client: string): string =>
    `${head}\nimport { Client } from '${client}';\ninterface Props { readonly client: Client }\nexport class Mail extends ${base}<Props> { async load() { try { return await this.props.client.api('/me/messages').get(); } catch (e) { if (${isMissing('e')}) return null; throw e; } } }`;
  return {
    name: `a property of what extends ${base}: ${head}`,
    found: program('@microsoft/microsoft-graph-client'),
    silent: program('@acme/box'),
  };
});

/** A component that keeps the text of an error in its state, and tests it where it is shown. */
const states: readonly Snippet[] = (
  [
    ["import { Component } from 'react';", 'Component', '{ problem: e.message }'],
    ["import { PureComponent } from 'react';", 'PureComponent', '{ problem: e.message }'],
    ["import React from 'react';", 'React.Component', '{ problem: e.message }'],
    ["import React from 'react';", 'React.PureComponent', '{ problem: e.message }'],
    ["import { Component } from 'preact';", 'Component', '{ problem: e.message }'],
    ["import { Component } from 'react';", 'Component', '(before) => ({ ...before, problem: e.message })'],
  ] as const
).map(([head, base, set]) =>
  around(
    `the state of what extends ${base}, set to ${set}: ${head}`,
    `${head}\nexport class Mail extends ${base} { state = { problem: '' }; async load() { try { this.setState({ problem: '' }); await send(); } catch (e) { this.setState(${set}); } } render() { const { problem } = this.state; return problem.includes('Item not found') ? null : 1; } }`,
  ),
);

export const STORES: readonly Snippet[] = [...vue, ...pinia, ...redux, ...clients, ...properties, ...states];
