import type { CodeCompareSite } from '../detector/types.js';
import { createRule, type Rule } from './shared/create-rule.js';
import { locationOf, sitesOf, suggestionFor } from './shared/sites.js';

export type MessageIds = 'onlyOneLevel' | 'onlyOneLevelWithout' | 'replace';

const rule: Rule<MessageIds> = createRule<[], MessageIds>({
  name: 'require-innererror-traversal',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require tests on a Microsoft Graph error code to look at every innererror level',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      onlyOneLevel: 'Only one level of the Graph error is compared with {{codes}}. Use `{{replacement}}`.',
      onlyOneLevelWithout: 'Only one level of the Graph error is compared with {{codes}}. Walk its innererror chain.',
      replace: 'Replace with `{{replacement}}`.',
    },
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        for (const site of sitesOf(context, 'code-compare')) {
          const loc = locationOf(context, site.range);
          const suggestion = suggestionFor(context, site);
          const codes = listed(site);
          if (!suggestion) {
            context.report({ loc, messageId: 'onlyOneLevelWithout', data: { codes } });
            continue;
          }
          const { replacement } = suggestion;
          context.report({
            loc,
            messageId: 'onlyOneLevel',
            data: { codes, replacement },
            suggest: [{ messageId: 'replace', data: { replacement }, fix: (fixer) => suggestion.fix(fixer) }],
          });
        }
      },
    };
  },
});

function listed({ codes }: CodeCompareSite): string {
  const [first, ...rest] = codes.map((code) => `'${code}'`);
  return rest.length > 1 ? `${String(first)} and ${String(rest.length)} others` : [first, ...rest].join(' and ');
}

export default rule;
