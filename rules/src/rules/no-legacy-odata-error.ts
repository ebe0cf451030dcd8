import { templates, type MessageId } from '../messages/index.js';
import { createRule, type Rule } from './shared/create-rule.js';
import { withInstall, type WithInstall } from './shared/install.js';
import { findingsOf } from './shared/sites.js';

export type MessageIds = WithInstall<MessageId<'no-legacy-odata-error'>>;

const rule: Rule<MessageIds> = createRule<MessageIds>({
  name: 'no-legacy-odata-error',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow the error shape and the host of the retired Azure AD Graph',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: withInstall(templates['no-legacy-odata-error']),
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        for (const { report, fix } of findingsOf<MessageId<'no-legacy-odata-error'>>(
          context,
          'legacy-error',
        )) {
          context.report({
            ...report,
            suggest: fix ? [{ messageId: 'replace', data: report.data, fix }] : [],
          });
        }
      },
    };
  },
});

export default rule;
