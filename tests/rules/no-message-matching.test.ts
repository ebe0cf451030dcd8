import rule from '../../rules/src/rules/no-message-matching.js';
import { CLIENT, HERE, inCatch, tester, withImport } from './tester.js';

const OWN_STATUS = `async function call() { const res = await fetch('https://graph.microsoft.com/v1.0/me'); if (res.status === 401) throw new Error('API 401'); return res.json(); }
export async function load() { try { return await call(); } catch (error: any) { if (error.message.includes('401')) return undefined; throw error; } }
`;

tester.run('no-message-matching', rule, {
  valid: [
    {
      name: 'a test on the code at every level',
      code: inCatch("if (hasErrorCode(error, 'itemNotFound')) return undefined;"),
    },
    { name: 'a test on the status', code: inCatch('if (error.statusCode === 404) return undefined;') },
    {
      name: 'an error of another library',
      code: inCatch("if (error.message.includes('itemNotFound')) return undefined;").replace(
        "client.api('/me').get()",
        'db.read()',
      ),
    },
    {
      name: 'the text is only logged',
      code: inCatch("console.warn(error.message.includes('itemNotFound'));"),
    },
    {
      name: 'the text is only asserted',
      code: inCatch("assert.ok(error.message.includes('itemNotFound'));"),
    },
    {
      name: 'the text is only expected',
      code: inCatch("expect(error.message.includes('itemNotFound')).toBe(true);"),
    },
    {
      name: 'a text of a library that gets tokens',
      code: inCatch("if (error.message.includes('No active account')) return undefined;"),
    },
    {
      name: 'a word about signing in beside a text of the token endpoint',
      code: inCatch(
        "if (error.message.includes('consent') || error.message.includes('AADSTS65001')) return undefined;",
      ),
    },
    { name: 'a status in the words of the project', code: OWN_STATUS },
    {
      name: 'evidence that is only likely stays silent',
      code: inCatch(
        "if (error.message.includes('is missing')) return undefined;",
        `import { save } from 'database';\n${CLIENT}`,
      ).replace("await client.api('/me').get()", "await save(await client.api('/me').get())"),
    },
  ],
  invalid: [
    {
      name: 'a word about signing in by itself',
      code: inCatch("if (error.message.includes('consent')) return undefined;"),
      errors: [{ messageId: 'textDecides' }],
    },
    {
      name: 'a status in what the project makes of the answer',
      code: OWN_STATUS.replace("'API 401'", '`API ${res.status}`').replace(' === 401', ' >= 400'),
      errors: [{ messageId: 'textDecides' }],
    },
    {
      name: 'a code that the classic client never puts into the text',
      code: inCatch("if (error.message.includes('itemNotFound')) return undefined;"),
      errors: [
        {
          messageId: 'neverMatches',
          data: {
            ...HERE,
            client: '`@microsoft/microsoft-graph-client`',
            text: "'itemNotFound'",
            replacement: 'hasErrorCode(error, GraphErrorCode.ItemNotFound)',
          },
          line: 7,
          column: 9,
          endLine: 7,
          endColumn: 47,
          suggestions: [
            {
              messageId: 'replace',
              data: { ...HERE, replacement: 'hasErrorCode(error, GraphErrorCode.ItemNotFound)' },
              output: inCatch(
                'if (hasErrorCode(error, GraphErrorCode.ItemNotFound)) return undefined;',
                withImport('GraphErrorCode, hasErrorCode'),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a sentence that the catalogue maps to one code',
      code: inCatch(
        "if (error.message.includes('Insufficient privileges to complete the operation')) return undefined;",
      ),
      errors: [
        {
          messageId: 'testInstead',
          data: { ...HERE, replacement: 'hasErrorCode(error, GraphErrorCode.Authorization_RequestDenied)' },
          suggestions: [
            {
              messageId: 'replace',
              data: {
                ...HERE,
                replacement: 'hasErrorCode(error, GraphErrorCode.Authorization_RequestDenied)',
              },
              output: inCatch(
                'if (hasErrorCode(error, GraphErrorCode.Authorization_RequestDenied)) return undefined;',
                withImport('GraphErrorCode, hasErrorCode'),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'status digits stand for a condition',
      code: inCatch("if (!String(error).includes('404')) throw error;"),
      errors: [
        {
          messageId: 'testInstead',
          suggestions: [
            {
              messageId: 'replace',
              output: inCatch(
                'if (!hasErrorCondition(error, GraphErrorCondition.NotFound)) throw error;',
                withImport('GraphErrorCondition, hasErrorCondition'),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a text without a certain code is reported without a suggestion',
      code: inCatch("if (error.message.includes('something odd happened')) return undefined;"),
      errors: [{ messageId: 'textDecides', line: 7, column: 9 }],
    },
    {
      name: 'CRLF and comments',
      code: inCatch(
        "if (/* missing? */ error.message.includes('itemNotFound') /* yes */) return undefined;",
      ).replaceAll('\n', '\r\n'),
      errors: [
        {
          messageId: 'neverMatches',
          suggestions: [
            {
              messageId: 'replace',
              output: inCatch(
                'if (/* missing? */ hasErrorCode(error, GraphErrorCode.ItemNotFound) /* yes */) return undefined;',
                withImport('GraphErrorCode, hasErrorCode'),
              ).replaceAll('\n', '\r\n'),
            },
          ],
        },
      ],
    },
    {
      name: 'a client that the settings name',
      code: "import { graphFetch } from './graph';\nexport const f = () => graphFetch('/me').catch((e) => e.message.includes('something odd'));",
      settings: { msgraph: { clients: ['graphFetch'] } },
      errors: [{ messageId: 'textDecides' }],
    },
  ],
});
