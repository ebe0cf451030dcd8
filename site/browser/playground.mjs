import { expect, expectNone } from './harness.mjs';

/** @typedef {import('./harness.mjs').Check} Check */
/** @typedef {import('./harness.mjs').Page} Page */

/**
 * Waits until the linter has answered.
 * @param {Page} page
 * @param {string} words part of what the status says then
 */
const settled = (page, words = 'finding') =>
  page.waitForFunction(
    (part) => document.querySelector('#status')?.textContent.includes(part) === true,
    words,
    { timeout: 60_000 },
  );

/** @type {Check[]} */
export const playgroundChecks = [
  {
    name: 'the playground finds across files, shows evidence and the diff, and applies a suggestion',
    run: async ({ open }) => {
      const { page, problems } = await open('playground.html', { width: 1600 });
      await settled(page);
      expect(
        (await page.textContent('#diffs'))?.includes('+import { GraphErrorCode, hasErrorCode }') === true,
        'the diff is not shown',
      );
      await page.click('.finding .primary');
      await settled(page, '0 findings');
      expect(
        (await page.textContent('.cm-content'))?.includes(
          'hasErrorCode(error, GraphErrorCode.ErrorItemNotFound)',
        ) === true,
        'the suggestion is not applied',
      );
      await page.selectOption('#example', '1');
      await settled(page, '2 findings');
      await page.click('.evidence li:nth-child(2) .place');
      expect(
        (await page.textContent('.tab[aria-pressed="true"]'))?.startsWith('graph.ts') === true,
        'the evidence does not lead to the other file',
      );
      expect(
        (await page.getAttribute('.finding a.button', 'href'))?.includes(
          'template=false-positive.yml&input=',
        ) === true,
        'the report is not filled in',
      );
      expectNone(problems, 'playground.html');
      await page.context().close();
    },
  },
  {
    name: 'the names of the examples in the playground are not cut off',
    run: async ({ open }) => {
      for (const width of [360, 1280, 1600]) {
        const { page } = await open('playground.html', { width });
        const cut = await page.evaluate(() => {
          const select = document.querySelector('#example');
          const canvas = document.createElement('canvas').getContext('2d');
          if (!select || !canvas) return ['everything'];
          const style = getComputedStyle(select);
          canvas.font = style.font;
          // The arrow of the list stands beside the name.
          const room =
            select.clientWidth -
            Number.parseFloat(style.paddingLeft) -
            Number.parseFloat(style.paddingRight) -
            16;
          return [...select.querySelectorAll('option')]
            .map(({ text }) => text)
            .filter((text) => canvas.measureText(text).width > room);
        });
        expectNone(cut, `at ${width} px`);
        await page.context().close();
      }
    },
  },
  {
    name: 'a link to the playground brings files, rules and settings',
    run: async ({ open }) => {
      const { page } = await open('playground.html');
      await settled(page);
      await page.selectOption('#example', '1');
      await page.uncheck('#rules input[value="no-unbounded-retry"]');
      await page.fill('#settings', '{ "clients": ["own"] }');
      await page.click('#share');
      await page.waitForURL('**/playground.html#code=*');
      const address = await page.evaluate(() => navigator.clipboard.readText());
      const other = await page.context().newPage();
      await other.goto(address);
      await settled(other);
      expect((await other.locator('.tab').count()) === 2, 'the files are not there');
      expect(
        (await other.inputValue('#settings')) === '{ "clients": ["own"] }' &&
          !(await other.isChecked('#rules input[value="no-unbounded-retry"]')),
        'settings and rules are not there',
      );
      await other.goto(address.slice(0, -20));
      await other.waitForFunction(
        () => document.querySelector('#notice')?.textContent.includes('damaged') === true,
      );
      await page.context().close();
    },
  },
  {
    name: 'code and settings that are wrong are named',
    run: async ({ open }) => {
      const { page, problems } = await open('playground.html');
      await settled(page);
      await page.fill('#settings', '{ "cleints": [] }');
      await settled(page, 'settings are wrong');
      expect(
        (await page.textContent('#findings'))?.includes('`settings.msgraph.cleints` is not a setting') ===
          true,
        'the setting is not named',
      );
      await page.fill('#settings', '');
      await settled(page);
      await page.click('.cm-content');
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText('const = 1;');
      await page.waitForFunction(() => document.querySelector('#findings .notice') !== null);
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(`const a = "${'x'.repeat(300_000)}";`);
      await page.waitForFunction(
        () => document.querySelector('#findings')?.textContent.includes('takes 200 kB') === true,
      );
      expectNone(problems, 'playground.html');
      await page.context().close();
    },
  },
  {
    name: 'a linter that hangs is ended, and another one begins',
    run: async ({ open, url }) => {
      const { page } = await open('agents.html');
      // What makes the linter hang is not known, so one that hangs on a word is put in its place.
      await page.route('**/playground-worker.js', async (route) => {
        const response = await route.fetch();
        await route.fulfill({
          response,
          body: `addEventListener('message', ({ data }) => { if (data.files[0].text.includes('HANG')) for (;;); });${await response.text()}`,
        });
      });
      await page.goto(new URL('playground.html', url).href);
      await settled(page);
      await page.click('.cm-content');
      await page.keyboard.insertText('/* HANG */');
      await page.waitForFunction(
        () => document.querySelector('#findings')?.textContent.includes('took too long') === true,
        undefined,
        { timeout: 60_000 },
      );
      await page.selectOption('#example', '4');
      await settled(page);
      await page.context().close();
    },
  },
  {
    name: 'the keyboard leaves the editor',
    run: async ({ open }) => {
      const { page } = await open('playground.html');
      await settled(page);
      await page.focus('.cm-content');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Tab');
      expect(
        await page.evaluate(() => document.activeElement?.closest('.cm-editor') === null),
        'the focus is still in the editor',
      );
      await page.context().close();
    },
  },
];
