import { templates, type MessageId } from '../messages/index.js';
import { createRule, type Rule } from './shared/create-rule.js';
import { reportSites } from './shared/sites.js';

export type MessageIds = MessageId<'require-innererror-traversal'>;

const rule: Rule<MessageIds> = createRule<[], MessageIds>({
  name: 'require-innererror-traversal',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require tests on a Microsoft Graph error code to look at every innererror level',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: templates['require-innererror-traversal'],
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        reportSites(context, 'code-compare', 'replace');
      },
    };
  },
});

export default rule;
