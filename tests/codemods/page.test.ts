import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toHtml, totalsOf, type FileReport, type Report, type SiteResult } from 'msgraph-codemod';
import { TestProject } from './helpers/project.js';
import { siteResult } from './helpers/reports.js';

/** Where Debian and others install it; `CHROMIUM` names another one. */
const CHROMIUM = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));

const site = (more: Partial<SiteResult>): SiteResult =>
  siteResult({
    evidence: { level: 'proven', chain: [{ text: 'client.api', path: 'a.ts', line: 1 }] },
    reason: 'text-unknown',
    message: 'No code of Graph is known for this text.',
    ...more,
  });

const FILES: readonly FileReport[] = [
  {
    path: 'src/a.ts',
    status: 'changed',
    sites: [site({ action: 'rewritten', after: 'y' }), site({ line: 9 })],
    diff: '--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1,1 +1,1 @@\n-if (x) return aVeryLongNameOfAFunctionThatDoesNotFit(intoOneLineOfANarrowScreen);\n+if (y) return 1;\n',
  },
  {
    path: 'src/b.ts',
    status: 'unchanged',
    sites: [
      site({
        rule: 'no-unbounded-retry',
        reason: 'retry-shape',
        message: 'No shape.',
        evidence: { level: 'likely', chain: [] },
      }),
    ],
  },
  { path: 'lib/c.ts', status: 'failed', reason: '<b>It broke</b>', sites: [] },
];

const REPORT: Report = {
  version: 1,
  tool: { name: 'msgraph-codemod', version: '1.0.0' },
  root: '/app',
  options: { paths: [], transforms: [], write: false, verify: true, mark: false },
  files: FILES,
  manifests: [
    { path: 'package.json', diff: '--- a/package.json\n+++ b/package.json\n@@ -1,1 +1,1 @@\n-{}\n+{ }\n' },
  ],
  stopped: [],
  totals: totalsOf(FILES, 0),
};

// Browsers are large, so a machine without one runs everything else; CI has one.
describe.skipIf(CHROMIUM === undefined)('the HTML report in a browser', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
  });

  async function open(
    options: {
      readonly width?: number;
      readonly colorScheme?: 'light' | 'dark';
      readonly html?: string;
    } = {},
  ): Promise<{ page: Page; problems: string[] }> {
    const { width = 1280, colorScheme = 'light', html = toHtml(REPORT) } = options;
    const project = new TestProject({ 'report.html': html });
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => problems.push(message.text()));
    await page.goto(pathToFileURL(project.path('report.html')).href);
    return { page, problems };
  }

  const visible = (page: Page): Promise<string[]> =>
    page.evaluate(
      "[...document.querySelectorAll('.file')].filter((file) => getComputedStyle(file).display !== 'none').map((file) => file.dataset.path)",
    );
  const focused = (page: Page): Promise<string | undefined> =>
    page.evaluate('document.activeElement?.textContent');

  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [360, 'light'],
    [360, 'dark'],
  ] as const)('fits a screen of %i pixels, %s, without a complaint', async (width, colorScheme) => {
    const { page, problems } = await open({ width, colorScheme });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    const reach = await page.evaluate<number>(
      "const diff = document.querySelector('.scroll'); diff.scrollLeft = 9999; diff.scrollLeft + diff.clientWidth - diff.scrollWidth",
    );
    expect(Math.abs(reach)).toBeLessThanOrEqual(1);
    const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(ground).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(13, 17, 23)');
    expect(problems).toEqual([]);
  });

  it('filters by path, rule, action, reason and evidence', async () => {
    const { page } = await open();
    const all = ['src/a.ts', 'lib/c.ts', 'src/b.ts', 'package.json'];
    expect(await visible(page)).toEqual(all);
    await page.fill('[name=text]', 'SRC b');
    expect(await visible(page)).toEqual(['src/b.ts']);
    await page.click('button[type=reset]');
    await page.waitForFunction("document.querySelectorAll('.file[hidden]').length === 0");
    for (const [name, value, expected] of [
      ['rule', 'no-unbounded-retry', 'src/b.ts'],
      ['action', 'rewritten', 'src/a.ts'],
      ['reason', 'retry-shape', 'src/b.ts'],
      ['evidence', 'likely', 'src/b.ts'],
    ] as const) {
      await page.selectOption(`[name=${name}]`, value);
      expect(await visible(page)).toEqual([expected]);
      expect(await page.textContent('#count')).toBe('1 place in 1 of 4 files');
      await page.selectOption(`[name=${name}]`, '');
    }
    expect(await visible(page)).toEqual(all);
  });

  it('hides the places of a file that do not match', async () => {
    const { page } = await open();
    await page.selectOption('[name=action]', 'left');
    expect(await page.locator('.file[data-path="src/a.ts"] .site:visible').count()).toBe(1);
  });

  it('is worked with the keyboard', async () => {
    const { page } = await open();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await focused(page)).toContain('lib/c.ts');
    await page.keyboard.press('k');
    expect(await focused(page)).toContain('src/a.ts');
    await page.keyboard.press('Enter');
    expect(await page.locator('.file > details[open]').count()).toBe(3);
    await page.keyboard.press('e');
    expect(await page.locator('.file > details[open]').count()).toBe(4);
    await page.keyboard.press('/');
    await page.keyboard.type('jek');
    expect(await page.inputValue('[name=text]')).toBe('jek');
    expect(await visible(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
  });

  it('runs no script but its own', async () => {
    const html = toHtml(REPORT).replace(
      '<h2',
      '<script>document.title = "evil"</script><img src="x" onerror="document.title = 1"><h2',
    );
    const { page, problems } = await open({ html });
    expect(await page.title()).toBe('Microsoft Graph error handling · app');
    expect(problems.filter((text) => text.includes('Content Security Policy')).length).toBeGreaterThan(0);
  });
});
