import { reportingRule, type ReportingRule } from './shared/reporting-rule.js';

const rule: ReportingRule<'keep-error-details'> = reportingRule('keep-error-details', 'lost-details', {
  description: 'Require errors that are made of a failed Microsoft Graph request to keep what is known of it',
  recommended: 'strict',
});

export default rule;
