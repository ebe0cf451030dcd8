import rule from '../../rules/src/rules/no-wrong-error-path.js';
import { HERE, inCatch, tester } from './tester.js';

const AXIOS = "import axios from 'axios';\n";
const KIOTA =
  "import { createGraphServiceClient, GraphRequestAdapter } from '@microsoft/msgraph-sdk';\nimport '@microsoft/msgraph-sdk-users';\nconst client = createGraphServiceClient(new GraphRequestAdapter(auth));\n";
const inAxios = (test: string): string =>
  inCatch(test, AXIOS).replace("client.api('/me').get()", "axios.get('https://graph.microsoft.com/v1.0/me')");
const inKiota = (test: string): string =>
  inCatch(test, KIOTA).replace("client.api('/me').get()", 'client.me.get()');
const inFetch = (body: string): string =>
  `export async function load() {\n  const response = await fetch('https://graph.microsoft.com/v1.0/me');\n  ${body}\n}\n`;
const CLASSIC = '`@microsoft/microsoft-graph-client`';

tester.run('no-wrong-error-path', rule, {
  valid: [
    {
      name: 'the status where the classic client has it',
      code: inCatch('if (error.statusCode === 404) return undefined;'),
    },
    {
      name: 'the body of the classic client, parsed',
      code: inCatch('return JSON.parse(error.body).innerError;'),
    },
    {
      name: 'another way to the same beside it',
      code: inCatch('const status = error.status ?? error.statusCode;\n    return status;'),
    },
    {
      name: 'a condition with another way in it',
      code: inCatch('if (error.response?.status === 404 || error.statusCode === 404) return undefined;'),
    },
    {
      name: 'a read that is asked for before',
      code: inCatch('if (error.response) return error.response.status;'),
    },
    { name: 'asked for with `in`', code: inCatch("if ('status' in error) return error.status;") },
    {
      name: 'a property that the project gives the error',
      code: inCatch('error.status = error.statusCode;\n    return error.status;'),
    },
    {
      name: 'an error that something else may have thrown',
      code: inCatch('if (error.status === 404) return undefined;').replace(
        "return await client.api('/me').get();",
        "await shop.open();\n    return await client.api('/me').get();",
      ),
    },
    {
      name: 'an error of something else',
      code: inCatch('if (error.status === 404) return undefined;').replace(
        "client.api('/me').get()",
        'shop.open()',
      ),
    },
    {
      name: 'an error that the project makes',
      code: inCatch('if (error.status === 404) return undefined;').replace(
        "await client.api('/me').get()",
        "await client.api('/me').get().catch((e) => { throw new ShopError(e.statusCode); })",
      ),
    },
    { name: 'headers that are read as such', code: inCatch("return error.headers?.get('retry-after');") },
    { name: 'the response of axios, asked for', code: inAxios('return error.response?.data;') },
    {
      name: 'the response of axios after a condition',
      code: inAxios('if (!error.response) throw error;\n    return error.response.data;'),
    },
    {
      name: 'the response of axios in a chain that asks for it',
      code: inAxios('return error.response && error.response.data;'),
    },
    {
      name: 'the code of axios itself',
      code: inAxios("if (error.code === 'ECONNABORTED') return undefined;"),
    },
    {
      name: 'axios with an interceptor, which may change its errors',
      code: `${inAxios('return error.statusCode;')}axios.interceptors.response.use(undefined, change);\n`,
    },
    { name: 'the message of Kiota in a text', code: inKiota('return `failed: ${error.message}`;') },
    { name: 'the status of a response', code: inFetch('return response.status;') },
    { name: 'headers of a response', code: inFetch("return response.headers.get('retry-after');") },
  ],
  invalid: [
    {
      name: 'the status of the classic client under another name',
      code: inCatch('if (error.status === 404) return undefined;'),
      errors: [
        {
          messageId: 'absent',
          data: { ...HERE, read: 'error.status', client: CLASSIC, instead: 'error.statusCode' },
          line: 7,
          column: 9,
          endColumn: 21,
        },
      ],
    },
    {
      name: 'a response that the classic client does not keep',
      code: inCatch('return error.response?.data?.error?.code;'),
      errors: [{ messageId: 'absent', line: 7, column: 12, endColumn: 32 }],
    },
    {
      name: 'the body of the classic client as an object',
      code: inCatch('return error.body.error.code;'),
      errors: [{ messageId: 'absent', column: 12, endColumn: 28 }],
    },
    {
      name: 'the wrong level of the parsed body',
      code: inCatch('const body = JSON.parse(error.body);\n    return body.error.code;'),
      errors: [{ messageId: 'absent', line: 8, column: 12, endColumn: 22 }],
    },
    {
      name: 'the same without a name',
      code: inCatch('return JSON.parse(error.body).error;'),
      errors: [{ messageId: 'absent', column: 12, endColumn: 40 }],
    },
    {
      name: 'the inner error without the body',
      code: inCatch('return error.innerError?.code;'),
      errors: [{ messageId: 'absent', column: 12, endColumn: 28 }],
    },
    {
      name: 'headers as an object',
      code: inCatch("return error.headers['retry-after'];"),
      errors: [
        {
          messageId: 'absent',
          data: {
            ...HERE,
            read: "error.headers['retry-after']",
            client: CLASSIC,
            instead: "error.headers?.get('retry-after')",
          },
        },
      ],
    },
    {
      name: 'the same read twice is one report',
      code: inCatch('if (error.status === 404) return 1;\n    if (error.status === 403) return 2;'),
      errors: [{ messageId: 'absent', line: 7 }],
    },
    {
      name: 'the status of axios',
      code: inAxios('if (error.statusCode === 404) return undefined;'),
      errors: [
        {
          messageId: 'absent',
          data: { ...HERE, read: 'error.statusCode', client: 'axios', instead: 'error.response?.status' },
        },
      ],
    },
    {
      name: 'the response of axios, not asked for',
      code: inAxios('return error.response.data;'),
      errors: [
        {
          messageId: 'noAnswer',
          data: { ...HERE, read: 'error.response.data', client: 'axios', response: 'error.response' },
          column: 12,
          endColumn: 31,
        },
      ],
    },
    {
      name: 'a code of Graph in the place of one of axios',
      code: inAxios("if (error.code === 'Request_ResourceNotFound') return undefined;"),
      errors: [
        {
          messageId: 'ownCode',
          data: {
            ...HERE,
            read: 'error.code',
            client: 'axios',
            instead: 'error.response?.data?.error?.code',
          },
        },
      ],
    },
    {
      name: 'the error of Kiota in a text',
      code: inKiota('return `failed: ${error}`;'),
      errors: [{ messageId: 'noText', column: 23, endColumn: 28 }],
    },
    {
      name: 'the error of Kiota made a text',
      code: inKiota('return String(error);'),
      errors: [{ messageId: 'noText', column: 12, endColumn: 25 }],
    },
    { name: 'the code of Kiota', code: inKiota('return error.code;'), errors: [{ messageId: 'absent' }] },
    {
      name: 'the status of a response under another name',
      code: inFetch('return response.statusCode;'),
      errors: [
        {
          messageId: 'absent',
          data: { ...HERE, read: 'response.statusCode', client: '`fetch`', instead: 'response.status' },
        },
      ],
    },
    {
      name: 'headers of a response as an object',
      code: inFetch("if (!response.ok) return response.headers['retry-after'];"),
      errors: [{ messageId: 'absent' }],
    },
  ],
});
