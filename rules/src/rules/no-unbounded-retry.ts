import { templates, type MessageId } from '../messages/index.js';
import { createRule, type Rule } from './shared/create-rule.js';
import { withInstall, type WithInstall } from './shared/install.js';
import { findingsOf } from './shared/sites.js';

export type MessageIds = WithInstall<MessageId<'no-unbounded-retry'>>;

const rule: Rule<MessageIds> = createRule<MessageIds>({
  name: 'no-unbounded-retry',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow repeating a failed Microsoft Graph request without a bound on attempts or time',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: withInstall(templates['no-unbounded-retry']),
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        for (const { report, fix } of findingsOf<MessageId<'no-unbounded-retry'>>(
          context,
          'unbounded-retry',
        )) {
          context.report({ ...report, suggest: fix ? [{ messageId: 'bound', data: report.data, fix }] : [] });
        }
      },
    };
  },
});

export default rule;
