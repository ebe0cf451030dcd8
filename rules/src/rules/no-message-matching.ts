import type { MessageMatchSite } from '../detector/types.js';
import { createRule, type Rule } from './shared/create-rule.js';
import { locationOf, sitesOf, suggestionFor } from './shared/sites.js';

export type MessageIds = 'testInstead' | 'neverMatches' | 'textDecides' | 'replace';

const rule: Rule<MessageIds> = createRule<[], MessageIds>({
  name: 'no-message-matching',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow control flow that depends on the text of a Microsoft Graph error',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      testInstead: 'The text of a Graph error decides here and may change. Test `{{replacement}}` instead.',
      neverMatches: 'This client never puts {{text}} into the message of a Graph error. Test `{{replacement}}` instead.',
      textDecides: 'The text of a Graph error decides here and may change. Test its code or status instead.',
      replace: 'Replace with `{{replacement}}`.',
    },
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        for (const site of sitesOf(context, 'message-match')) {
          const loc = locationOf(context, site.range);
          const suggestion = suggestionFor(context, site);
          if (!suggestion) {
            context.report({ loc, messageId: 'textDecides' });
            continue;
          }
          const { replacement } = suggestion;
          context.report({
            loc,
            messageId: cannotMatch(site) ? 'neverMatches' : 'testInstead',
            data: { replacement, text: site.literals.map((text) => `'${text}'`).join(', ') },
            suggest: [{ messageId: 'replace', data: { replacement }, fix: (fixer) => suggestion.fix(fixer) }],
          });
        }
      },
    };
  },
});

/** The two SDKs keep the code and the status out of the message, so a test for one of them in the text is dead. */
function cannotMatch({ client, literals, operator }: MessageMatchSite): boolean {
  if (client !== 'graph-sdk' && client !== 'kiota') return false;
  if (operator === 'regex' || operator === 'match') return false;
  return literals.every((text) => /^\s*\d{3}\s*$/.test(text) || (/^[A-Za-z_]+$/.test(text) && /[a-z][A-Z]|_/.test(text)));
}

export default rule;
