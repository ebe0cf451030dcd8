import { templates, type MessageId } from '../messages/index.js';
import { createRule, type Rule } from './shared/create-rule.js';
import { withInstall, type WithInstall } from './shared/install.js';
import { findingsOf } from './shared/sites.js';

export type MessageIds = WithInstall<MessageId<'require-innererror-traversal'>>;

const rule: Rule<MessageIds> = createRule<MessageIds>({
  name: 'require-innererror-traversal',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require tests on a Microsoft Graph error code to look at every innererror level',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: withInstall(templates['require-innererror-traversal']),
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        for (const { report, fix } of findingsOf<MessageId<'require-innererror-traversal'>>(
          context,
          'code-compare',
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
