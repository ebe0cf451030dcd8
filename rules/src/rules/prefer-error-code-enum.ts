import { templates, type MessageId } from '../messages/index.js';
import { createRule, type Rule } from './shared/create-rule.js';
import { withInstall, type WithInstall } from './shared/install.js';
import { findingsOf } from './shared/sites.js';

export type MessageIds = WithInstall<MessageId<'prefer-error-code-enum'>>;

const rule: Rule<MessageIds> = createRule<MessageIds>({
  name: 'prefer-error-code-enum',
  meta: {
    type: 'suggestion',
    docs: {
      description:
        'Require members of `GraphErrorCode` instead of string literals for known Microsoft Graph error codes',
      recommended: 'strict',
    },
    fixable: 'code',
    messages: withInstall(templates['prefer-error-code-enum']),
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        for (const { report, fix, isInstalled } of findingsOf<MessageId<'prefer-error-code-enum'>>(
          context,
          'code-literal',
        )) {
          // Without the package the import would lead nowhere.
          if (fix) context.report({ ...report, fix: isInstalled ? fix : null });
        }
      },
    };
  },
});

export default rule;
