import { createRule, type Rule } from './shared/create-rule.js';
import { locationOf, sitesOf, suggestionFor } from './shared/sites.js';

export type MessageIds = 'shapeInstead' | 'shape' | 'host' | 'replace';

const rule: Rule<MessageIds> = createRule<[], MessageIds>({
  name: 'no-legacy-odata-error',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow the error shape and the host of the retired Azure AD Graph',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      shapeInstead: '`{{subject}}` is the error shape of the retired Azure AD Graph. Use `{{replacement}}`.',
      shape: '`{{subject}}` is the error shape of the retired Azure AD Graph. Read the error with `parseGraphError`.',
      host: '`{{subject}}` belongs to the retired Azure AD Graph. Send this request to Microsoft Graph.',
      replace: 'Replace with `{{replacement}}`.',
    },
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        for (const site of sitesOf(context, 'legacy-error')) {
          const loc = locationOf(context, site.range);
          const { form, subject } = site;
          const suggestion = suggestionFor(context, site);
          if (!suggestion) {
            context.report({ loc, messageId: form === 'host' ? 'host' : 'shape', data: { subject } });
            continue;
          }
          const { replacement } = suggestion;
          context.report({
            loc,
            messageId: 'shapeInstead',
            data: { subject, replacement },
            suggest: [{ messageId: 'replace', data: { replacement }, fix: (fixer) => suggestion.fix(fixer) }],
          });
        }
      },
    };
  },
});

export default rule;
