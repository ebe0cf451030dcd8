import { reportingRule, type ReportingRule } from './shared/reporting-rule.js';

const rule: ReportingRule<'no-swallowed-failure'> = reportingRule(
  'no-swallowed-failure',
  'swallowed-failure',
  {
    description: 'Disallow answering a failed Microsoft Graph request with an empty success',
    recommended: 'strict',
  },
);

export default rule;
