import { reportingRule, type ReportingRule } from './shared/reporting-rule.js';

const rule: ReportingRule<'respect-retry-after'> = reportingRule('respect-retry-after', 'retry-wait', {
  description:
    'Disallow repeating a throttled Microsoft Graph request without the wait that Retry-After asks for',
  recommended: 'recommended',
});

export default rule;
