import { reportingRule, type ReportingRule } from './shared/reporting-rule.js';

const rule: ReportingRule<'no-token-in-log'> = reportingRule('no-token-in-log', 'logged-token', {
  description: 'Disallow writing an error that holds the bearer token of a Microsoft Graph request to a log',
  recommended: 'strict',
});

export default rule;
