import { reportingRule, type ReportingRule } from './shared/reporting-rule.js';

const rule: ReportingRule<'no-double-retry'> = reportingRule('no-double-retry', 'double-retry', {
  description: 'Disallow repeating a Microsoft Graph request whose client repeats it already',
  recommended: 'strict',
});

export default rule;
