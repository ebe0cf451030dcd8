import rule from '../../rules/src/rules/prefer-error-code-enum.js';
import { HERE, tester } from './tester.js';

tester.run('prefer-error-code-enum', rule, {
  valid: [
    {
      name: 'a member',
      code: "import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';\nhasErrorCode(error, GraphErrorCode.ItemNotFound);",
    },
    {
      name: 'a code that the catalogue does not know',
      code: "import { hasErrorCode } from 'msgraph-errors';\nhasErrorCode(error, 'somethingNew');",
    },
    {
      name: 'a function of the same name from somewhere else',
      code: "import { hasErrorCode } from './errors';\nhasErrorCode(error, 'itemNotFound');",
    },
    {
      name: 'the error itself is no code',
      code: "import { hasErrorCode } from 'msgraph-errors';\nhasErrorCode('itemNotFound');",
    },
  ],
  invalid: [
    {
      name: 'a known code',
      code: "import { hasErrorCode } from 'msgraph-errors';\nhasErrorCode(error, 'itemNotFound');",
      output:
        "import { hasErrorCode, GraphErrorCode } from 'msgraph-errors';\nhasErrorCode(error, GraphErrorCode.ItemNotFound);",
      errors: [
        {
          messageId: 'useMember',
          data: { ...HERE, code: 'itemNotFound', replacement: 'GraphErrorCode.ItemNotFound' },
          line: 2,
          column: 21,
          endLine: 2,
          endColumn: 35,
        },
      ],
    },
    {
      name: 'another case, beside a code that is not known',
      code: "import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';\nhasErrorCode(error, GraphErrorCode.NotAllowed, 'ITEMNOTFOUND', 'somethingNew');",
      output:
        "import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';\nhasErrorCode(error, GraphErrorCode.NotAllowed, GraphErrorCode.ItemNotFound, 'somethingNew');",
      errors: [{ messageId: 'useMember', line: 2 }],
    },
    {
      name: 'two codes need a second pass for the second one',
      code: "import { hasErrorCode } from 'msgraph-errors';\nhasErrorCode(error, 'itemNotFound', 'accessDenied');",
      output: [
        "import { hasErrorCode, GraphErrorCode } from 'msgraph-errors';\nhasErrorCode(error, GraphErrorCode.ItemNotFound, 'accessDenied');",
        "import { hasErrorCode, GraphErrorCode } from 'msgraph-errors';\nhasErrorCode(error, GraphErrorCode.ItemNotFound, GraphErrorCode.AccessDenied);",
      ],
      errors: [{ messageId: 'useMember' }, { messageId: 'useMember' }],
    },
  ],
});
