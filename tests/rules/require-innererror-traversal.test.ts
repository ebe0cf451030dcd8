import rule from '../../rules/src/rules/require-innererror-traversal.js';
import { HERE, inCatch, tester, withImport } from './tester.js';

tester.run('require-innererror-traversal', rule, {
  valid: [
    { name: 'a test on the status', code: inCatch('if (error.statusCode === 404) return undefined;') },
    { name: 'errno', code: inCatch("if (error.code === 'ECONNRESET') return undefined;") },
    {
      name: 'a walk over the inner errors',
      code: inCatch(
        "for (let level = error; level; level = level.innerError) if (level.code === 'itemNotFound') return undefined;",
      ),
    },
    { name: 'the runtime', code: inCatch("if (hasErrorCode(error, 'itemNotFound')) return undefined;") },
    {
      name: 'an error of another library',
      code: inCatch("if (error.code === 'itemNotFound') return undefined;").replace(
        "client.api('/me').get()",
        'db.read()',
      ),
    },
  ],
  invalid: [
    {
      name: 'equality',
      code: inCatch("if (error.code === 'itemNotFound') return undefined;"),
      errors: [
        {
          messageId: 'onlyOneLevel',
          data: {
            ...HERE,
            codes: "'itemNotFound'",
            replacement: 'hasErrorCode(error, GraphErrorCode.ItemNotFound)',
          },
          line: 7,
          column: 9,
          endLine: 7,
          endColumn: 38,
          suggestions: [
            {
              messageId: 'replace',
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
      name: 'a switch is reported at its discriminant',
      code: inCatch(
        "switch (error.code) { case 'itemNotFound': return undefined; case 'accessDenied': throw error; case 'notAllowed': throw error; }",
      ),
      errors: [
        {
          messageId: 'onlyOneLevel',
          data: {
            ...HERE,
            codes: "'itemNotFound' and 2 others",
            replacement: "mostSpecificErrorCode(error, ['itemNotFound', 'accessDenied', 'notAllowed'])",
          },
          line: 7,
          column: 13,
          endColumn: 23,
          suggestions: [
            {
              messageId: 'replace',
              output: inCatch(
                "switch (mostSpecificErrorCode(error, ['itemNotFound', 'accessDenied', 'notAllowed'])) { case 'itemNotFound': return undefined; case 'accessDenied': throw error; case 'notAllowed': throw error; }",
                withImport('mostSpecificErrorCode'),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a code that is matched as text has no suggestion',
      code: inCatch('if (/itemNotFound/i.test(error.code)) return undefined;'),
      errors: [
        {
          messageId: 'onlyOneLevelWithout',
          data: {
            ...HERE,
            codes: "'itemNotFound'",
            advice:
              "The code is matched as text, not compared. Name the codes that are meant, and test them with `hasErrorCode` from 'msgraph-errors'.",
          },
        },
      ],
    },
  ],
});
