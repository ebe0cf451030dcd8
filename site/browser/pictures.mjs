import { join } from 'node:path';
import { stdout } from 'node:process';
import { open } from './harness.mjs';

/**
 * @typedef {import('./harness.mjs').Page} Page
 * @typedef {{ name: string, path: string, prepare: (page: Page) => Promise<unknown> }} Picture
 */

/** @type {readonly Picture[]} */
const PICTURES = [
  { name: 'start', path: 'index.html', prepare: () => Promise.resolve() },
  { name: 'explain', path: 'explain.html', prepare: (page) => page.click('#examples button:nth-child(1)') },
  { name: 'catalogue', path: 'catalogue.html', prepare: (page) => page.fill('#query', 'not found') },
  {
    name: 'playground',
    path: 'playground.html',
    prepare: (page) =>
      page.waitForFunction(() => document.querySelector('.finding') !== null, undefined, { timeout: 60_000 }),
  },
];

/**
 * Takes the pictures of the README: the four main pages, small.
 * @param {import('./harness.mjs').Browser} browser
 * @param {string} url of the site
 * @param {string} folder absolute path
 */
export async function takePictures(browser, url, folder) {
  for (const { name, path, prepare } of PICTURES) {
    const { page } = await open(browser, url, path, { width: 1200, height: 760 });
    await prepare(page);
    await page.waitForTimeout(300);
    const file = join(folder, `site-${name}.jpg`);
    await page.screenshot({ path: file, type: 'jpeg', quality: 72 });
    stdout.write(`${file}\n`);
    await page.context().close();
  }
}
