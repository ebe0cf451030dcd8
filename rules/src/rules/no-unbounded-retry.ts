import type { UnboundedRetrySite } from '../detector/types.js';
import { createRule, type Rule } from './shared/create-rule.js';
import { locationOf, sitesOf, suggestionFor } from './shared/sites.js';

export type MessageIds = 'loop' | 'again' | 'library' | 'requeue' | 'bound';

const MESSAGE_OF: Readonly<Record<UnboundedRetrySite['form'], MessageIds>> = {
  loop: 'loop',
  recursion: 'again',
  timer: 'again',
  library: 'library',
  requeue: 'requeue',
};

const rule: Rule<MessageIds> = createRule<[], MessageIds>({
  name: 'no-unbounded-retry',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow repeating a failed Microsoft Graph request without a bound on attempts or time',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      loop: '`{{subject}}` repeats a failed Graph request for ever. Use `retryGraph` or limit the attempts.',
      again: '`{{subject}}` runs again after every failure of a Graph request. Use `retryGraph` or limit the attempts.',
      library: '`{{subject}}` repeats a failed Graph request for ever. Set a number of attempts or use `retryGraph`.',
      requeue: '`{{subject}}` queues the failed job again without counting. Pass an attempt number and compare it.',
      bound: 'Repeat with `retryGraph`, which limits attempts and time.',
    },
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        for (const site of sitesOf(context, 'unbounded-retry')) {
          const suggestion = suggestionFor(context, site);
          context.report({
            loc: locationOf(context, site.range),
            messageId: MESSAGE_OF[site.form],
            data: { subject: site.subject },
            suggest: suggestion ? [{ messageId: 'bound', fix: (fixer) => suggestion.fix(fixer) }] : [],
          });
        }
      },
    };
  },
});

export default rule;
