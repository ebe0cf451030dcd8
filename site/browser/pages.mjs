import { accessibility, expect, expectNone, overflow } from './harness.mjs';

/** @typedef {import('./harness.mjs').Check} Check */

/** One of each kind, and all that are made by hand. */
export const SAMPLES = [
  'index.html',
  'explain.html',
  'catalogue.html',
  'playground.html',
  'figures.html',
  'agents.html',
  'rules/index.html',
  'docs/index.html',
  'rules/no-message-matching.html',
  'docs/codemod.html',
  'docs/retry-comparison.html',
  'codes/itemNotFound.html',
  'statuses/429.html',
  'conditions/throttled.html',
  'messages.html',
  'api/index.html',
];

/** A page with editors in it takes longer to settle. */
const isSlow = (/** @type {string} */ path) => path === 'playground.html';

/** @type {Check[]} */
const loads = SAMPLES.map((path) => ({
  name: `${path} loads, fits on a narrow and a wide screen, and holds up to axe in light and dark`,
  run: async ({ open }) => {
    for (const look of /** @type {const} */ ([
      { width: 360, scheme: 'light' },
      { width: 1600, scheme: 'dark' },
    ])) {
      const { page, problems } = await open(path, look);
      if (isSlow(path))
        await page.waitForFunction(() =>
          /finding/.test(document.querySelector('#status')?.textContent ?? ''),
        );
      expect((await overflow(page)) <= 0, `${path} is ${await overflow(page)} px too wide at ${look.width}`);
      expectNone(await accessibility(page), `${path} in ${look.scheme}`);
      expectNone(problems, path);
      await page.context().close();
    }
  },
}));

/** @type {Check[]} */
export const pageChecks = [
  ...loads,
  {
    name: 'every width from 360 to 1600 px fits',
    run: async ({ open }) => {
      const { page } = await open('index.html', { width: 360 });
      for (const path of [
        'index.html',
        'explain.html',
        'codes/activityLimitReached.html',
        'docs/evidence.html',
      ]) {
        await page.goto(
          new URL(
            path,
            page
              .url()
              .replace(/[^/]*$/, '')
              .replace(/(codes|docs)\/$/, ''),
          ).href,
        );
        for (const width of [360, 414, 640, 701, 800, 901, 1024, 1280, 1600]) {
          await page.setViewportSize({ width, height: 900 });
          expect((await overflow(page)) <= 0, `${path} is ${await overflow(page)} px too wide at ${width}`);
        }
      }
      await page.context().close();
    },
  },
  {
    name: 'the start page takes 150 kB at most and loads no parser',
    run: async ({ open }) => {
      const { page, bytes } = await open('index.html');
      const loaded = await page.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => name),
      );
      await page.waitForTimeout(300);
      expect(bytes() <= 150_000, `the start page takes ${bytes()} bytes`);
      expect(!loaded.some((name) => name.includes('playground')), 'the start page loads the playground');
      await page.context().close();
    },
  },
  {
    name: 'the colours can be switched, and stay on the next page',
    run: async ({ open }) => {
      const { page } = await open('index.html', { scheme: 'light' });
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const light = await background();
      await page.click('[data-theme-button]');
      const dark = await background();
      expect(dark !== light, 'the button changes nothing');
      // Without waiting, the colour might be that of the page that is left.
      await Promise.all([
        page.waitForURL((next) => !next.pathname.endsWith('/index.html'), { waitUntil: 'load' }),
        page.click('header nav a'),
      ]);
      expect((await background()) === dark, 'the next page is light again');
      await page.context().close();
    },
  },
  {
    name: 'nothing moves where people ask for it',
    run: async ({ open }) => {
      const { page } = await open('index.html', { reducedMotion: true });
      const times = await page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .map((element) => getComputedStyle(element).transitionDuration)
          .filter((time) => !/^0s(, 0s)*$/.test(time)),
      );
      expectNone(times, 'index.html has transitions');
      await page.context().close();
    },
  },
  {
    name: 'a keyboard reaches the text first, then everything else',
    run: async ({ open }) => {
      const { page } = await open('index.html');
      await page.keyboard.press('Tab');
      expect(
        (await page.evaluate(() => document.activeElement?.className)) === 'skip',
        'the first stop is not the way to the text',
      );
      await page.keyboard.press('Enter');
      expect((await page.evaluate(() => document.activeElement?.id)) === 'main', 'the text is not reached');
      await page.context().close();
    },
  },
  {
    name: 'pages and their Markdown are at the addresses that are promised',
    run: async ({ url }) => {
      for (const path of ['llms.txt', 'agents.md', 'rules/no-message-matching.md', 'docs/codemod.md']) {
        const response = await fetch(new URL(path, url));
        expect(response.ok && (await response.text()).startsWith('#'), `${path} is not there as Markdown`);
      }
    },
  },
];
