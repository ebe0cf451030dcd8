import { reportingRule, type ReportingRule } from './shared/reporting-rule.js';

const rule: ReportingRule<'no-message-display'> = reportingRule('no-message-display', 'shown-message', {
  description: 'Disallow showing the text of a Microsoft Graph error to a person',
  recommended: 'strict',
});

export default rule;
