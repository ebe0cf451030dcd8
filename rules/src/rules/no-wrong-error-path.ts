import { reportingRule, type ReportingRule } from './shared/reporting-rule.js';

const rule: ReportingRule<'no-wrong-error-path'> = reportingRule('no-wrong-error-path', 'wrong-path', {
  description: 'Disallow reading what the client of a Microsoft Graph request never has in its errors',
  recommended: 'strict',
});

export default rule;
