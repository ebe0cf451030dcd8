import { templates, type MessageId } from '../messages/index.js';
import { createRule, type Rule } from './shared/create-rule.js';
import { withInstall, type WithInstall } from './shared/install.js';
import { findingsOf } from './shared/sites.js';

export type MessageIds = WithInstall<MessageId<'no-message-matching'>>;

const rule: Rule<MessageIds> = createRule<MessageIds>({
  name: 'no-message-matching',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow control flow that depends on the text of a Microsoft Graph error',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: withInstall(templates['no-message-matching']),
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        for (const { report, fix } of findingsOf<MessageId<'no-message-matching'>>(
          context,
          'message-match',
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
