import { reportingRule, type ReportingRule } from './shared/reporting-rule.js';

const rule: ReportingRule<'require-status-fallback'> = reportingRule(
  'require-status-fallback',
  'unguarded-body',
  {
    description: 'Require a way out where the body of a failed Microsoft Graph response is no JSON',
    recommended: 'strict',
  },
);

export default rule;
