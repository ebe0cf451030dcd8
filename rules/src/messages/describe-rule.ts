import { docsUrl } from './docs-url.js';
import { rulePages } from './pages.generated.js';

/**
 * What the page of a rule says first, as lines for a terminal.
 * @param name with or without `msgraph/` before it
 * @returns undefined where there is no such rule
 */
export function describeRule(name: string): string | undefined {
  const own = name.trim().replace(/^msgraph\//, '');
  const page = Object.hasOwn(rulePages, own) ? rulePages[own] : undefined;
  return (
    page &&
    [
      `msgraph/${own}`,
      '',
      page.why,
      '',
      page.reports,
      '',
      `Microsoft: ${page.source}`,
      `More: ${docsUrl(own)}`,
    ].join('\n')
  );
}
