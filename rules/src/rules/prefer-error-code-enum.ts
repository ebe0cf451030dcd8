import { templates, type MessageId } from '../messages/index.js';
import { createRule, type Rule } from './shared/create-rule.js';
import { findingsOf } from './shared/sites.js';

export type MessageIds = MessageId<'prefer-error-code-enum'>;

const rule: Rule<MessageIds> = createRule<[], MessageIds>({
  name: 'prefer-error-code-enum',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Require members of `GraphErrorCode` instead of string literals for known Microsoft Graph error codes',
      recommended: 'strict',
    },
    fixable: 'code',
    messages: templates['prefer-error-code-enum'],
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        for (const { fix, ...report } of findingsOf<MessageIds>(context, 'code-literal')) {
          if (fix) context.report({ ...report, fix });
        }
      },
    };
  },
});

export default rule;
