import rule from '../../rules/src/rules/no-legacy-odata-error.js';
import { HERE, inCatch, tester, withImport } from './tester.js';

const REPLACEMENT = 'hasErrorCode(error, GraphErrorCode.Request_ResourceNotFound)';

tester.run('no-legacy-odata-error', rule, {
  valid: [
    {
      name: 'the shape of Microsoft Graph',
      code: inCatch("if (error.body.error.code === 'Request_ResourceNotFound') return undefined;"),
    },
    {
      name: 'an error of another library',
      code: inCatch("if (error['odata.error'].code === 'x') return undefined;").replace(
        "client.api('/me').get()",
        'sp.read()',
      ),
    },
    {
      name: 'the name of the host in a text',
      code: "export const hint = 'Do not use https://graph.windows.net any more.';\nreport('https://graph.windows.net');",
    },
    {
      name: 'the token of the retired service',
      code: "authority.acquireToken({ resource: 'https://graph.windows.net' }).catch((e) => e.message);",
    },
    {
      name: 'another host with the name in it',
      code: "fetch('https://graph.windows.net.example.org/users').catch((e) => e.code);",
    },
    {
      name: 'a class of the same name from elsewhere',
      code: "import { GraphRbacManagementClient } from './rbac';\nnew GraphRbacManagementClient('azure-graph');",
    },
  ],
  invalid: [
    {
      name: 'a comparison',
      code: inCatch(
        "if (error.response.data['odata.error'].code === 'Request_ResourceNotFound') return undefined;",
      ),
      errors: [
        {
          messageId: 'shapeInstead',
          data: { ...HERE, subject: 'odata.error', replacement: REPLACEMENT },
          line: 7,
          column: 9,
          endLine: 7,
          endColumn: 79,
          suggestions: [
            {
              messageId: 'replace',
              output: inCatch(
                `if (${REPLACEMENT}) return undefined;`,
                withImport('GraphErrorCode, hasErrorCode'),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a read of the message',
      code: inCatch("throw new Error(error.body['odata.error'].message.value);"),
      errors: [
        {
          messageId: 'shapeInstead',
          data: { ...HERE, subject: 'odata.error', replacement: 'parseGraphError(error)?.message' },
          line: 7,
          column: 21,
          endColumn: 60,
          suggestions: [
            {
              messageId: 'replace',
              output: inCatch(
                'throw new Error(parseGraphError(error)?.message);',
                withImport('parseGraphError'),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a test for the shape has no counterpart',
      code: inCatch("if (error.body['odata.error']) return undefined;"),
      errors: [
        { messageId: 'shape', data: { ...HERE, subject: 'odata.error' }, line: 7, column: 9, endColumn: 34 },
      ],
    },
    {
      name: 'a request to the host, through a constant',
      code: "const BASE = 'https://graph.windows.net/';\nfetch(`${BASE}tenant/users`).then((res) => res.status);",
      errors: [
        {
          messageId: 'host',
          data: { ...HERE, subject: 'graph.windows.net' },
          line: 2,
          column: 7,
          endColumn: 28,
        },
      ],
    },
    {
      name: 'a client that is bound to the host',
      code: "import axios from 'axios';\nexport const http = axios.create({ baseURL: 'https://graph.windows.net/tenant' });",
      errors: [{ messageId: 'host', data: { ...HERE, subject: 'graph.windows.net' }, line: 2, column: 45 }],
    },
    {
      name: 'a client of the retired service only',
      code: "import { GraphRbacManagementClient } from '@azure/graph';\nexport const rbac = new GraphRbacManagementClient(credentials, tenant);",
      errors: [{ messageId: 'host', data: { ...HERE, subject: '@azure/graph' }, line: 2, column: 21 }],
    },
  ],
});
