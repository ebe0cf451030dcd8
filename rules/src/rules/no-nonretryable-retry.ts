import { reportingRule, type ReportingRule } from './shared/reporting-rule.js';

const rule: ReportingRule<'no-nonretryable-retry'> = reportingRule(
  'no-nonretryable-retry',
  'hopeless-retry',
  {
    description: 'Disallow repeating a Microsoft Graph request after a failure that cannot change by itself',
    recommended: 'strict',
  },
);

export default rule;
