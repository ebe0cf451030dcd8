import type { ReportedKind } from '../../detector/types.js';
import { templates, type MessageId, type RuleName } from '../../messages/index.js';
import { createRule, type Rule } from './create-rule.js';
import type { RuleMeta } from './eslint.js';
import { withInstall, type WithInstall } from './install.js';
import { findingsOf } from './sites.js';

type MessageIds<R extends RuleName> = WithInstall<MessageId<R>>;

export type ReportingRule<R extends RuleName> = Rule<MessageIds<R>>;

/**
 * Makes a rule that reports each site of one kind in the words of its templates, with the edit of the site as
 * a suggestion where it has one.
 */
export function reportingRule<R extends RuleName>(
  name: R,
  kind: ReportedKind,
  docs: Omit<RuleMeta<MessageIds<R>>['docs'], 'url'>,
): ReportingRule<R> {
  return createRule<MessageIds<R>>({
    name,
    meta: {
      type: 'problem',
      docs,
      ...('replace' in templates[name] && { hasSuggestions: true }),
      messages: withInstall<MessageId<R>>(templates[name] as Readonly<Record<MessageId<R>, string>>),
      schema: [],
    },
    create(context) {
      return {
        'Program:exit'() {
          for (const { report, fix } of findingsOf<MessageId<R>>(context, kind)) {
            context.report({
              ...report,
              suggest: fix ? [{ messageId: 'replace' as MessageIds<R>, data: report.data, fix }] : [],
            });
          }
        },
      };
    },
  });
}
