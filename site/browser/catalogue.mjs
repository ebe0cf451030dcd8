import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { OUT } from '../build/workspace.mjs';
import { expect, expectNone } from './harness.mjs';

/** @typedef {import('./harness.mjs').Check} Check */

/** @type {Check[]} */
export const catalogueChecks = [
  {
    name: 'the search forgives typos, goes by keyboard and keeps its address',
    run: async ({ open }) => {
      const { page, problems } = await open('catalogue.html');
      await page.keyboard.type('itemNotFuond');
      expect((await page.textContent('#results li a')) === 'itemNotFound', 'the typo is not forgiven');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/codes/itemNotFound.html');
      await page.goBack();
      expect((await page.inputValue('#query')) === 'itemNotFuond', 'the address does not keep the search');
      expectNone(problems, 'catalogue.html');
      await page.context().close();
    },
  },
  {
    name: 'the search filters by service and condition',
    run: async ({ open }) => {
      const { page } = await open('catalogue.html');
      await page.selectOption('#service', 'outlook');
      await page.selectOption('#condition', 'notFound');
      const names = await page.$$eval('#results li a', (links) =>
        links.map(({ textContent }) => textContent),
      );
      expect(
        names.includes('ErrorItemNotFound') && !names.includes('itemNotFound'),
        `found ${names.join(', ')}`,
      );
      await page.fill('#query', 'qqqqzzzz');
      expect((await page.textContent('#count'))?.startsWith('Nothing') === true, 'nothing is not said');
      await page.context().close();
    },
  },
  {
    name: 'the first result is there 50 ms after typing, and the data is smaller than 200 kB',
    run: async ({ open }) => {
      const { page } = await open('catalogue.html');
      for (const query of ['throttled', 'mailbox not enabled', 'Request_ResourceNotFuond'])
        await page.fill('#query', query);
      const times = await page.evaluate(() =>
        performance
          .getEntriesByName('search')
          .slice(1)
          .map(({ duration }) => duration),
      );
      // The median: one stall of a busy machine is not the search.
      const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Infinity;
      expect(median < 50, `the search takes ${median.toFixed(1)} ms`);
      const size = gzipSync(readFileSync(join(OUT, 'assets/catalogue-data.js'))).length;
      expect(size < 200_000, `the data has ${size} bytes`);
      await page.context().close();
    },
  },
];
