import { each, isMissing, shown, type Snippet } from './snippets.js';

const HOST = 'graph.microsoft.com';
const URL = `https://${HOST}/v1.0/me`;

/** A program that asks Graph; its twin asks another service. */
const twin = (name: string, found: string): Snippet => ({
  name,
  found,
  silent: found.replaceAll(HOST, 'api.example.org'),
});

/** A function that asks for what it is given, and throws what comes back. */
const ASKS =
  'async (url) => { const response = await fetch(url); if (!response.ok) throw new Error(await response.text()); return response.json(); }';
const QUERY = [
  '@tanstack/react-query',
  '@tanstack/vue-query',
  '@tanstack/solid-query',
  '@tanstack/svelte-query',
  'react-query',
];

/** Libraries that run a function of the program with something that another argument holds. */
const keys: readonly Snippet[] = [
  ...each(['swr', 'swr/immutable', 'swr/mutation'], (name) =>
    twin(
      `the key of ${name}`,
      `import use from '${name}';\nconst ask = ${ASKS};\n${shown(`const { error } = use('${URL}', ask);`)}`,
    ),
  ),
  twin(
    'a key of swr that a function gives',
    `import use from 'swr';\nconst ask = ${ASKS};\n${shown(`const { error } = use(() => '${URL}', ask);`)}`,
  ),
  ...each(QUERY, (name) =>
    twin(
      `the key of a query of ${name}`,
      `import { useQuery } from '${name}';\nconst ask = ${ASKS};\nconst byKey = ({ queryKey }) => ask(queryKey[0]);\n${shown(`const { error } = useQuery({ queryKey: ['${URL}'], queryFn: byKey });`)}`,
    ),
  ),
  ...each(['useSuspenseQuery', 'useInfiniteQuery', 'createQuery'], (use) =>
    twin(
      `the key of ${use}`,
      `import { ${use} } from '@tanstack/react-query';\nconst ask = ${ASKS};\nconst byKey = ({ queryKey }) => ask(queryKey[0]);\n${shown(`const { error } = ${use}({ queryKey: ['${URL}'], queryFn: byKey });`)}`,
    ),
  ),
  twin(
    'the key of a query, taken apart where it is asked',
    `import { useQuery } from 'react-query';\nconst ask = ${ASKS};\n${shown(`const { error } = useQuery({ queryKey: ['${URL}'], queryFn: ({ queryKey: [url] }) => ask(url) });`)}`,
  ),
];

const BODY = isMissing('body.error');
/** Reads the body of an answer that is no success by way of a schema. */
const schema = (name: string, head: string, body: string): Snippet =>
  twin(
    name,
    `${head}\nexport async function run() { const response = await fetch('${URL}'); if (!response.ok) { const body = ${body}; if (${BODY}) return null; } return response; }`,
  );
const JSON = 'await response.json()';
const MADE = [
  'object',
  'union',
  'any',
  'unknown',
  'record',
  'discriminatedUnion',
  'looseObject',
  'strictObject',
];

const CHANGED = [
  'strict',
  'passthrough',
  'loose',
  'strip',
  'partial',
  'catchall',
  'extend',
  'merge',
  'pick',
  'omit',
  'and',
  'or',
  'optional',
  'nullable',
  'nullish',
  'transform',
  'refine',
  'superRefine',
];

const schemas: readonly Snippet[] = [
  ...each(MADE, (make) =>
    schema(
      `${make} of zod`,
      `import { ${make} } from 'zod';\nconst Failure = ${make}({});`,
      `Failure.parse(${JSON})`,
    ),
  ),
  ...each(MADE, (make) =>
    schema(`z.${make}`, `import { z } from 'zod';\nconst Failure = z.${make}({});`, `Failure.parse(${JSON})`),
  ),
  ...each(MADE, (make) =>
    schema(
      `the default's ${make} of zod`,
      `import z from 'zod';\nconst Failure = z.${make}({});`,
      `Failure.parse(${JSON})`,
    ),
  ),
  ...each(CHANGED, (method) =>
    schema(
      `a schema that is made of another by ${method}`,
      `import { z } from 'zod';\nconst Failure = z.object({}).${method}();`,
      `Failure.parse(${JSON})`,
    ),
  ),
  schema(
    'safeParse of zod',
    "import { z } from 'zod';\nconst Failure = z.object({});",
    `Failure.safeParse(${JSON}).data`,
  ),
  schema(
    'parseAsync of zod',
    "import { z } from 'zod';\nconst Failure = z.object({});",
    `await Failure.parseAsync(${JSON})`,
  ),
  schema(
    'safeParseAsync of zod',
    "import { z } from 'zod';\nconst Failure = z.object({});",
    `(await Failure.safeParseAsync(${JSON})).data`,
  ),
  schema('parse of valibot', "import * as v from 'valibot';", `v.parse(v.object({}), ${JSON})`),
  schema(
    'safeParse of valibot',
    "import * as v from 'valibot';",
    `v.safeParse(v.object({}), ${JSON}).output`,
  ),
];

/** Libraries that read a property by its path, such as the body of the answer from the error of axios. */
const read = (name: string, head: string, call: string): Snippet =>
  twin(
    name,
    `import axios from 'axios';\n${head}\nexport async function ask() { try { await axios.get('${URL}'); } catch (error) { const data = ${call}; if (${isMissing('data')}) return null; throw error; } }`,
  );
const BY_DOTS = "(error, 'response.data.error')";
const BY_LIST = "['response', 'data', 'error']";

const properties: readonly Snippet[] = [
  ...each(['lodash', 'lodash-es', 'underscore', 'es-toolkit/compat'], (name) =>
    read(`get of ${name}`, `import { get } from '${name}';`, `get${BY_DOTS}`),
  ),
  read('result of lodash', "import { result } from 'lodash';", `result(error, ${BY_LIST})`),
  ...each(['get', 'result'], (method) =>
    read(`_.${method}`, "import _ from 'lodash';", `_.${method}${BY_DOTS}`),
  ),
  ...each(['lodash/get', 'lodash-es/get', 'lodash.get', 'dlv', 'just-safe-get'], (name) =>
    read(name, `import get from '${name}';`, `get${BY_DOTS}`),
  ),
  read('getProperty of dot-prop', "import { getProperty } from 'dot-prop';", `getProperty${BY_DOTS}`),
  read('get of object-path', "import { get } from 'object-path';", `get${BY_DOTS}`),
  read("the default's get of object-path", "import paths from 'object-path';", `paths.get${BY_DOTS}`),
  read('path of ramda', "import { path } from 'ramda';", `path(${BY_LIST}, error)`),
  read('R.path', "import R from 'ramda';", `R.path(${BY_LIST}, error)`),
  read('pathOr of ramda', "import { pathOr } from 'ramda';", `pathOr({}, ${BY_LIST}, error)`),
  read('R.pathOr', "import R from 'ramda';", `R.pathOr({}, ${BY_LIST}, error)`),
];

const ENDED = `import request from 'superagent';\nrequest.post('${URL}').send({}).end`;
const BASE = `fetchBaseQuery({ baseUrl: '${URL}' })`;
const DATA = isMissing('error.data.error');

/** Clients that hand their failures on in a way of their own. */
const handed: readonly Snippet[] = [
  twin(
    'the error that end of superagent gives',
    `${ENDED}((failure) => { if (${isMissing('failure')}) alert(1); });`,
  ),
  twin(
    'the response that end of superagent gives',
    `${ENDED}((failure, response) => { if (response.status >= 400 && ${isMissing('response.body.error')}) alert(1); });`,
  ),
  ...each(['@reduxjs/toolkit/query', '@reduxjs/toolkit/query/react'], (name) =>
    twin(
      `fetchBaseQuery of ${name}`,
      `import { fetchBaseQuery } from '${name}';\nconst ask = ${BASE};\nexport const base = async (args) => { const { error } = await ask(args); if (error && ${DATA}) return null; return error; };`,
    ),
  ),
  ...each(['@reduxjs/toolkit/query', '@reduxjs/toolkit/query/react'], (name) =>
    twin(
      `a hook of createApi of ${name}`,
      `import { createApi, fetchBaseQuery } from '${name}';\nconst api = createApi({ baseQuery: ${BASE}, endpoints: () => ({}) });\nexport function Show() { const { error } = api.useMeQuery(); if (error && ${DATA}) return null; return 1; }`,
    ),
  ),
  twin(
    'a hook of createApi by a function around fetchBaseQuery',
    `import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query/react';\nconst ask = ${BASE};\nconst api = createApi({ baseQuery: async (args) => ask(args), endpoints: () => ({}) });\nexport function Show() { const { error } = api.useMeQuery(); if (error && ${DATA}) return null; return 1; }`,
  ),
];

export const GIVEN: readonly Snippet[] = [...keys, ...schemas, ...properties, ...handed];
