import { reportingRule, type ReportingRule } from './shared/reporting-rule.js';

const rule: ReportingRule<'no-unknown-error-code'> = reportingRule('no-unknown-error-code', 'unknown-code', {
  description: 'Disallow comparing a Microsoft Graph error code with one that is never sent',
  recommended: 'strict',
});

export default rule;
