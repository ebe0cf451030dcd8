import type { SiteResult } from 'msgraph-codemod';

/** A place of a report that was left, with `more` in its place. */
export const siteResult = (more: Partial<SiteResult> = {}): SiteResult => ({
  kind: 'message-match',
  rule: 'no-message-matching',
  transform: 'message-to-code',
  range: [0, 1],
  line: 2,
  column: 3,
  endLine: 2,
  endColumn: 9,
  evidence: { level: 'proven', chain: [] },
  action: 'left',
  finding: 'This is what the rule says.',
  before: 'x',
  ...more,
});
