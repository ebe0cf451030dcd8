import rule from '../../rules/src/rules/no-unknown-error-code.js';
import { HERE, inCatch, tester } from './tester.js';

const AXIOS = "import axios from 'axios';\n";
const inAxios = (test: string): string =>
  inCatch(test, AXIOS).replace("client.api('/me').get()", "axios.get('https://graph.microsoft.com/v1.0/me')");
const ofBody = (code: string): string =>
  `if (error.response?.data?.error?.code === ${code}) return undefined;`;

tester.run('no-unknown-error-code', rule, {
  valid: [
    { name: 'a code of Graph', code: inCatch("if (error.code === 'itemNotFound') return undefined;") },
    {
      name: 'a code in the other spelling in which services send it',
      code: inCatch("if (error.code === 'ItemNotFound') return undefined;"),
    },
    {
      name: 'a code in lower case beside a text that was made lower case',
      code: inCatch("if (error.code.toLowerCase() === 'itemnotfound') return undefined;"),
    },
    {
      name: 'a code that nobody knows, and that is near to none',
      code: inCatch("if (error.code === 'boxIsTooFull') return undefined;"),
    },
    {
      name: 'a short word that is near to several codes',
      code: inCatch("if (error.code === 'conflct') return undefined;"),
    },
    {
      name: 'a code of the first letter in another case, which differs between services',
      code: inCatch("if (error.code === 'InvalidQueryOption') return undefined;"),
    },
    { name: 'a part of a code', code: inCatch("if (error.code.includes('itemNotFond')) return undefined;") },
    {
      name: 'a misspelt code of something else',
      code: inCatch("if (error.code === 'itemNotFond') return undefined;").replace(
        "client.api('/me').get()",
        'shop.read()',
      ),
    },
    {
      name: 'the code of an error that the project makes',
      code: inCatch("if (error.code === 'itemNotFond') return undefined;").replace(
        "await client.api('/me').get();",
        "await client.api('/me').get().catch((e) => { throw new ShopError('itemNotFond', e.message); });",
      ),
    },
    { name: 'a status as a status', code: inCatch('if (error.statusCode === 404) return undefined;') },
    {
      name: 'a status as the code of another error in the same block',
      code: inCatch('if (error.code === 404) return undefined;').replace(
        "client.api('/me').get()",
        "client.api('/me').get(await calendar.events.list())",
      ),
    },
    {
      name: 'a status in the place of which a code may stand',
      code: inCatch(
        'const status = error.statusCode || error.code;\n    if (status === 401) return undefined;',
      ),
    },
    {
      name: 'a failure of the network, which is near to a code, where something else may fail',
      code: inCatch("if (error.code === 'ENOTFOUND') return undefined;").replace(
        "client.api('/me').get()",
        "client.api('/me').get(await calendar.events.list())",
      ),
    },
    {
      name: 'a failure of the network as the code of axios',
      code: inAxios("if (error.code === 'ECONNRESET') return undefined;"),
    },
    { name: 'a number that is no status, as Teams and OneNote send it', code: inAxios(ofBody("'20166'")) },
    {
      name: 'case in `hasErrorCode`, which ignores it',
      code: "import { hasErrorCode } from 'msgraph-errors';\nexport const isGone = (error: unknown) => hasErrorCode(error, 'ITEMNOTFOUND');",
    },
    {
      name: "a code of one's own in `hasErrorCode`",
      code: "import { hasErrorCode } from 'msgraph-errors';\nexport const isLate = (error: unknown) => hasErrorCode(error, 'orderLocked');",
    },
    {
      name: 'a code that the settings bring',
      code: inCatch("if (error.code === 'itemNotFond') return undefined;"),
      settings: { msgraph: { catalog: { codes: [{ code: 'itemNotFond' }] } } },
    },
  ],
  invalid: [
    {
      name: 'a misspelt code',
      code: inCatch("if (error.code === 'itemNotFond') return undefined;"),
      errors: [
        {
          messageId: 'misspelt',
          data: { ...HERE, code: 'itemNotFond', meant: 'itemNotFound' },
          line: 7,
          column: 24,
          endLine: 7,
          endColumn: 37,
          suggestions: [
            { messageId: 'replace', output: inCatch("if (error.code === 'itemNotFound') return undefined;") },
          ],
        },
      ],
    },
    {
      name: 'a code in lower case',
      code: inCatch("if (error.code === 'itemnotfound') return undefined;"),
      errors: [
        {
          messageId: 'otherCase',
          data: { ...HERE, code: 'itemnotfound', meant: 'itemNotFound' },
          suggestions: [
            { messageId: 'replace', output: inCatch("if (error.code === 'itemNotFound') return undefined;") },
          ],
        },
      ],
    },
    {
      name: 'two letters that changed places, made lower case on the other side',
      code: inCatch('if (error.code.toLowerCase() === "itemnotfuond") return undefined;'),
      errors: [
        {
          messageId: 'misspelt',
          suggestions: [
            {
              messageId: 'replace',
              output: inCatch('if (error.code.toLowerCase() === "itemNotFound") return undefined;'),
            },
          ],
        },
      ],
    },
    {
      name: 'the name of a code of one service, whose first letter is always the same',
      code: inCatch("if (error.code === 'errorItemNotFound') return undefined;"),
      errors: [
        {
          messageId: 'otherCase',
          suggestions: [
            {
              messageId: 'replace',
              output: inCatch("if (error.code === 'ErrorItemNotFound') return undefined;"),
            },
          ],
        },
      ],
    },
    {
      name: 'one of a list, and a case of a switch',
      code: inCatch(
        "if (['accessDenid', 'itemNotFound'].includes(error.code)) return undefined;\n    switch (error.code) { case 'resourceNotfound': return undefined; }",
      ),
      errors: [
        {
          messageId: 'misspelt',
          line: 7,
          column: 10,
          suggestions: [
            {
              messageId: 'replace',
              output: inCatch(
                "if (['accessDenied', 'itemNotFound'].includes(error.code)) return undefined;\n    switch (error.code) { case 'resourceNotfound': return undefined; }",
              ),
            },
          ],
        },
        {
          messageId: 'otherCase',
          line: 8,
          column: 32,
          suggestions: [
            {
              messageId: 'replace',
              output: inCatch(
                "if (['accessDenid', 'itemNotFound'].includes(error.code)) return undefined;\n    switch (error.code) { case 'resourceNotFound': return undefined; }",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'both parts of one condition',
      code: inCatch("if (error.code === 'accessDenid' || error.code === 'itemNotFond') return undefined;"),
      errors: [
        {
          messageId: 'misspelt',
          suggestions: [
            {
              messageId: 'replace',
              output: inCatch(
                "if (error.code === 'accessDenied' || error.code === 'itemNotFond') return undefined;",
              ),
            },
          ],
        },
        {
          messageId: 'misspelt',
          suggestions: [
            {
              messageId: 'replace',
              output: inCatch(
                "if (error.code === 'accessDenid' || error.code === 'itemNotFound') return undefined;",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a code in a constant',
      code: inCatch('if (error.code === MISSING) return undefined;').replace(
        'export async',
        "const MISSING = 'itemNotFond';\nexport async",
      ),
      errors: [{ messageId: 'misspelt', line: 8, column: 9, endColumn: 31 }],
    },
    {
      name: 'a status as a number',
      code: inCatch('if (error.code === 404) return undefined;'),
      errors: [{ messageId: 'status', data: { ...HERE, code: '404' }, line: 7, column: 24, endColumn: 27 }],
    },
    { name: 'a status as a text', code: inAxios(ofBody("'404'")), errors: [{ messageId: 'status' }] },
    {
      name: 'a status that is compared with what was read before',
      code: inCatch('const code = error.code;\n    if (code === 401) return undefined;'),
      errors: [{ messageId: 'status' }],
    },
    {
      name: 'a failure of the network, which is near to a code',
      code: inCatch("if (error.code === 'ENOTFOUND') return undefined;"),
      errors: [{ messageId: 'otherService' }],
    },
    {
      name: 'a failure of the network in a body',
      code: inAxios(ofBody("'ECONNRESET'")),
      errors: [
        { messageId: 'otherService', data: { ...HERE, code: 'ECONNRESET', source: 'the operating system' } },
      ],
    },
    {
      name: 'a failure of the token endpoint in a body',
      code: inAxios(ofBody("'AADSTS50001'")),
      errors: [{ messageId: 'otherService' }],
    },
    {
      name: 'a misspelt code in `hasErrorCode`',
      code: "import { hasErrorCode } from 'msgraph-errors';\nexport const isGone = (error: unknown) => hasErrorCode(error, 'itemNotFond');",
      errors: [
        {
          messageId: 'misspelt',
          line: 2,
          column: 63,
          suggestions: [
            {
              messageId: 'replace',
              output:
                "import { hasErrorCode } from 'msgraph-errors';\nexport const isGone = (error: unknown) => hasErrorCode(error, 'itemNotFound');",
            },
          ],
        },
      ],
    },
    {
      name: 'a misspelling of a code that the settings bring',
      code: inCatch("if (error.code === 'orderLokced') return undefined;"),
      settings: { msgraph: { catalog: { codes: [{ code: 'orderLocked' }] } } },
      errors: [
        {
          messageId: 'misspelt',
          suggestions: [
            { messageId: 'replace', output: inCatch("if (error.code === 'orderLocked') return undefined;") },
          ],
        },
      ],
    },
  ],
});
