import { createRule, type Rule } from './shared/create-rule.js';
import { locationOf, sitesOf, suggestionFor } from './shared/sites.js';

export type MessageIds = 'useMember';

const rule: Rule<MessageIds> = createRule<[], MessageIds>({
  name: 'prefer-error-code-enum',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Require members of `GraphErrorCode` instead of string literals for known Microsoft Graph error codes',
      recommended: 'strict',
    },
    fixable: 'code',
    messages: {
      useMember: "The code '{{code}}' is in the catalogue. Use `{{replacement}}`, which the compiler checks.",
    },
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        for (const site of sitesOf(context, 'code-literal')) {
          const suggestion = suggestionFor(context, site);
          if (!suggestion) continue;
          context.report({
            loc: locationOf(context, site.range),
            messageId: 'useMember',
            data: { code: site.code, replacement: suggestion.replacement },
            fix: (fixer) => suggestion.fix(fixer),
          });
        }
      },
    };
  },
});

export default rule;
