/**
 * Builds the site and tries it in Chromium, below a path of its own and from the disk.
 *
 *   npm run site:test                    everything; installs Chromium where there is none
 *   npm run site:test -- --only a,b      the checks whose name has one of the words
 *   npm run site:test -- --pictures      also takes the pictures of the README, into docs/
 */
import { exit, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureChromium } from '../../tools/chromium.mjs';
import { serve } from '../build/serve.mjs';
import { buildSite } from '../build/site.mjs';
import { OUT } from '../build/workspace.mjs';
import { catalogueChecks } from './catalogue.mjs';
import { explainChecks } from './explain.mjs';
import { expect, expectNone, open } from './harness.mjs';
import { pageChecks } from './pages.mjs';
import { takePictures } from './pictures.mjs';
import { playgroundChecks } from './playground.mjs';

/** @type {import('./harness.mjs').Check} */
const fromDisk = {
  name: 'the pages work from the disk, without a server',
  run: async ({ browser }) => {
    const base = `${pathToFileURL(OUT).href}/`;
    const { page, problems } = await open(browser, base, 'explain.html');
    await page.click('#examples button:nth-child(1)');
    expect((await page.textContent('.answer h2')) === 'resourceModified', 'nothing is explained');
    await page.goto(new URL('catalogue.html', base).href);
    await page.fill('#query', 'itemNotFound');
    expect((await page.textContent('#results li a')) === 'itemNotFound', 'nothing is found');
    expectNone(problems, 'from the disk');
    await page.context().close();
  },
};

const { values } = parseArgs({ options: { only: { type: 'string' }, pictures: { type: 'boolean' } } });
const executablePath = ensureChromium();
const { problems } = await buildSite(OUT);
expectNone(problems, 'broken links');
const server = await serve(OUT, { base: '/some/path/' });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const words = values.only?.split(',') ?? [''];
const checks = [...pageChecks, ...explainChecks, ...catalogueChecks, ...playgroundChecks, fromDisk].filter(
  ({ name }) => words.some((word) => name.includes(word)),
);
const start = Date.now();
let failed = 0;
try {
  for (const { name, run } of checks) {
    try {
      await run({ browser, url: server.url, open: (path, look) => open(browser, server.url, path, look) });
      stdout.write(`ok ${name}\n`);
    } catch (error) {
      failed++;
      stderr.write(`FAILED ${name}\n  ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  if (values.pictures === true) await takePictures(browser, server.url, join(OUT, '../../docs'));
} finally {
  await browser.close();
  await server.close();
}
stdout.write(
  `site: ${checks.length - failed} of ${checks.length} checks ok in ${((Date.now() - start) / 1000).toFixed(1)} s\n`,
);
exit(failed === 0 && checks.length > 0 ? 0 : 1);
