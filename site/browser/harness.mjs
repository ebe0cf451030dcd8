import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * @typedef {import('playwright-core').Browser} Browser
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{ width?: number, height?: number, scheme?: 'light' | 'dark', reducedMotion?: boolean }} Look
 * @typedef {{ name: string, run: (context: Context) => Promise<void> }} Check
 * @typedef {{ browser: Browser, url: string, open: (path: string, look?: Look) => Promise<Opened> }} Context
 * @typedef {{ page: Page, problems: string[], bytes: () => number }} Opened
 */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Opens a page and listens: errors of scripts, warnings of the policy, and requests that leave the site are
 * problems.
 * @param {Browser} browser
 * @param {string} url of the site
 * @param {string} path of the page
 * @param {Look} [look]
 * @returns {Promise<Opened>}
 */
export async function open(
  browser,
  url,
  path,
  { width = 1280, height = 900, scheme = 'light', reducedMotion = false } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const problems = /** @type {string[]} */ ([]);
  let bytes = 0;
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => {
    problems.push(`error: ${error.message}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(blob|data):/.test(request.url()))
      problems.push(`request to ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
  });
  page.on('requestfinished', (request) => {
    void request.sizes().then(
      (sizes) => {
        bytes += sizes.responseBodySize + sizes.responseHeadersSize;
      },
      () => undefined,
    );
  });
  await page.goto(new URL(path, url).href, { waitUntil: 'load' });
  return { page, problems, bytes: () => bytes };
}

/**
 * What is wrong for people who use a screen reader, a keyboard, or need contrast.
 * @param {Page} page
 * @returns {Promise<string[]>} a sentence for each violation
 */
export async function accessibility(page) {
  // The policy of the page keeps scripts out that are put into it; what is evaluated is none of them.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = /** @type {{ axe: typeof import('axe-core') }} */ (/** @type {unknown} */ (globalThis));
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) =>
          `${id} at ${target.join(' ')}: ${(failureSummary ?? '').replace(/\s+/g, ' ').slice(0, 200)}`,
      ),
    );
  });
}

/**
 * How many pixels of a page do not fit beside each other.
 * @param {Page} page
 */
export const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/**
 * @param {boolean} holds
 * @param {string} what is expected, as a sentence
 * @throws {Error}
 */
export function expect(holds, what) {
  if (!holds) throw new Error(what);
}

/**
 * @param {readonly string[]} problems
 * @param {string} where
 * @throws {Error} when there are any
 */
export function expectNone(problems, where) {
  if (problems.length > 0) throw new Error(`${where}:\n  ${problems.slice(0, 12).join('\n  ')}`);
}
