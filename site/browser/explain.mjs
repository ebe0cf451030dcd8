import { expect, expectNone } from './harness.mjs';

/** @typedef {import('./harness.mjs').Check} Check */
/** @typedef {import('./harness.mjs').Page} Page */

/**
 * Pastes as a person does.
 * @param {Page} page
 * @param {string} text
 */
async function paste(page, text) {
  await page.focus('#input');
  await page.evaluate((given) => {
    const data = new DataTransfer();
    data.setData('text/plain', given);
    document
      .querySelector('#input')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

const said = (/** @type {Page} */ page) => page.textContent('#output');

/** @type {Check[]} */
export const explainChecks = [
  {
    name: 'an error is explained, with a test that can be copied',
    run: async ({ open }) => {
      const { page, problems } = await open('explain.html');
      await page.click('#examples button:nth-child(1)');
      expect(
        (await page.textContent('.answer h2')) === 'resourceModified',
        'the code to act on is not shown',
      );
      await page.click('.output .copy');
      expect(
        (await page.evaluate(() => navigator.clipboard.readText())).includes(
          'hasErrorCode(error, GraphErrorCode.ResourceModified)',
        ),
        'the code is not copied',
      );
      await page.click('#examples button:nth-child(2)');
      expect((await said(page))?.includes('Repeat after 17 seconds') === true, 'the wait is not shown');
      expectNone(problems, 'explain.html');
      await page.context().close();
    },
  },
  {
    name: 'a token is masked at once',
    run: async ({ open }) => {
      const { page } = await open('explain.html');
      await paste(
        page,
        'Authorization: Bearer eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.eyJzdWIiOiJleGFtcGxlIn0.c2ln\n{"error":{"code":"InvalidAuthenticationToken","message":"x"}}',
      );
      expect(!(await page.inputValue('#input')).includes('eyJ0'), 'the token is still there');
      expect((await page.textContent('#note'))?.includes('masked') === true, 'nothing is said of it');
      expect((await page.textContent('.answer h2')) === 'InvalidAuthenticationToken', 'it is not explained');
      await page.context().close();
    },
  },
  {
    name: 'what is pasted on the start page is explained',
    run: async ({ open }) => {
      const { page } = await open('index.html');
      await page.fill('#ask', '{"error":{"code":"itemNotFound","message":"x"}}');
      await Promise.all([page.waitForURL('**/explain.html'), page.click('.ask button')]);
      expect((await page.textContent('.answer h2')) === 'itemNotFound', 'it did not arrive');
      await page.context().close();
    },
  },
  {
    name: 'bad input is named, and the page stays alive',
    run: async ({ open }) => {
      const { page, problems } = await open('explain.html');
      const bad = [
        ['x'.repeat(10_000_000), '#note', 'MB was taken'],
        ['{"a":'.repeat(20_000), '#output', '200 levels'],
        ['\0\x01\x02'.repeat(500), '#output', 'binary'],
        ['{"error":{"code":"itemNotFound\uD83D"}}', '#output', 'UTF-16'],
        ['<img src=x onerror=alert(1)>{"error":{"code":"<b>itemNotFound</b>"}}', '#output', '<b>'],
      ];
      for (const [text = '', place = '', words = ''] of bad) {
        await page.click('#clear');
        await paste(page, text);
        expect(
          (await page.textContent(place))?.includes(words) === true,
          `"${words}" is not said: ${(await page.textContent(place))?.slice(0, 200)}`,
        );
      }
      await page.click('#examples button:nth-child(1)');
      expect((await page.textContent('.answer h2')) === 'resourceModified', 'the page is dead');
      expectNone(problems, 'explain.html');
      await page.context().close();
    },
  },
];
