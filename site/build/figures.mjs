import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { documents } from './documents.mjs';
import { resolver } from './doc-pages.mjs';
import { render } from './markdown.mjs';
import { sectionOf } from './start.mjs';
import { read, readJson, ROOT } from './workspace.mjs';

/**
 * @typedef {import('./layout.mjs').Page} Page
 * @typedef {{ found: number, missed: number, wrong: number, right: number, unlabelled: number }} Count
 * @typedef {{ repositories: number, date: string, ours: Record<string, Count>, baseline: Record<string,
 *   Count> }} Measured
 */

const NAMES = /** @type {Readonly<Record<string, string>>} */ ({
  R1: 'no-message-matching',
  R2: 'require-innererror-traversal',
  R3: 'no-unbounded-retry',
});

/**
 * The interval of a share at 95 %, by Wilson.
 * @param {number} part
 * @param {number} whole
 * @returns {readonly [number, number]} between 0 and 1
 * @see https://doi.org/10.1080/01621459.1927.10502953
 */
export function interval(part, whole) {
  if (whole === 0) return [0, 1];
  const z = 1.96;
  const share = part / whole;
  const middle = share + (z * z) / (2 * whole);
  const half = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole));
  const divisor = 1 + (z * z) / whole;
  return [(middle - half) / divisor, (middle + half) / divisor];
}

/**
 * @typedef {{ set: string, seconds: number, ratio: number, megabytes: number, problems: number }} SetSpeed
 * @typedef {{ date: string, node: string, eslint: string, processors: number, rounds: number, files: number,
 *   sets: SetSpeed[] }} Speed
 */

const SETS = /** @type {Readonly<Record<string, string>>} */ ({
  none: 'no rule',
  selectors: 'selectors written by hand, `no-restricted-syntax`',
  'typescript-eslint': 'typescript-eslint, `recommended`',
  recommended: '**msgraph**, `recommended`',
  strict: '**msgraph**, `strict`',
});

/** A table of the time that sets of rules take. @returns {string} Markdown */
function linterSpeed() {
  const { date, node, eslint, processors, rounds, files, sets } = /** @type {Speed} */ (
    readJson('site/data/speed.json')
  );
  const rows = sets.map(
    ({ set, seconds, ratio, megabytes }) =>
      `| ${SETS[set] ?? set} | ${ratio.toFixed(2)} times | ${seconds.toFixed(1)} s | ${megabytes} MB |`,
  );
  return `ESLint with one set of rules at a time and the parser of typescript-eslint, without a cache: reading, parsing and linting a generated repository of ${files.toLocaleString('en')} files in which Graph is everywhere. Measured on ${date} with \`npm run bench:peers -- --save\`, ESLint ${eslint}, Node.js ${node}, on ${processors} processors; processor time of the whole process, ratios inside a round, medians of ${rounds} rounds.

| rules | beside no rule | processor time | memory |
| --- | --- | --- | --- |
${rows.join('\n')}`;
}

/** Fewer than ten say nothing in percent. */
const ENOUGH = 10;

/**
 * @param {number} part
 * @param {number} whole
 */
function share(part, whole) {
  if (whole === 0) return '–';
  if (whole < ENOUGH) return `${part} of ${whole}, too few for a share`;
  const [low, high] = interval(part, whole).map((value) => (value * 100).toFixed(0));
  return `**${((100 * part) / whole).toFixed(0)} %** (${part} of ${whole}; ${low} to ${high} %)`;
}

/** Tables of precision and recall. @returns {string} Markdown */
function accuracy() {
  const { repositories, date, ours, baseline } = /** @type {Measured} */ (
    readJson('site/data/measured.json')
  );
  const rows = Object.entries(ours).flatMap(([rule, count]) => {
    const hand = baseline[rule];
    const line = (/** @type {string} */ who, /** @type {Count} */ { found, missed, wrong, right }) =>
      `| ${who} | ${share(found, found + missed)} | ${share(found, found + wrong)} | ${wrong} of ${wrong + right} |`;
    return [
      line(`\`${NAMES[rule] ?? rule}\``, count),
      ...(hand ? [line('selectors written by hand', hand)] : []),
    ];
  });
  return `On ${repositories} public repositories of the [labelled ones](data/index.html), at the commits of the labels, each file with its whole repository around it, the recommended preset without settings. Measured on ${date} with \`node site/data/score.mjs tools/corpus-setup.mjs CLONES\`, and for the selectors with \`site/data/setup-baseline.mjs\`. In brackets counts, and the interval at 95 %.

| | recall | precision on the labels | negatives reported |
| --- | --- | --- | --- |
${rows.join('\n')}`;
}

/**
 * Sizes of what the site sends.
 * @param {string} folder absolute path of the assets
 */
function sizes(folder) {
  const size = (/** @type {string} */ name) =>
    existsSync(join(folder, name))
      ? `${(gzipSync(readFileSync(join(folder, name))).length / 1000).toFixed(0)} kB`
      : '–';
  return `Sizes with gzip, as this build has them; \`npm run site:test\` holds the start page to 150 kB and the data of the search to 200 kB.

| part | size |
| --- | --- |
| scripts of every page | ${size('site.js')} |
| Explain, with the runtime and the whole catalogue | ${size('explain.js')} |
| Catalogue: data | ${size('catalogue-data.js')} |
| Catalogue: search | ${size('catalogue.js')} |
| Playground: editor | ${size('playground.js')} |
| Playground: detector, codemod and the parser of TypeScript, loaded when it is opened | ${size('playground-worker.js')} |`;
}

/**
 * A part of another page, with its headings one level further down and its links as seen from here.
 * @param {string} source
 * @param {string} heading
 */
function partOf(source, heading) {
  const markdown = sectionOf(read(source), heading).replace(/^#(?=#+ )/gm, '##');
  return render(markdown, resolver(documents(), source, 'figures.html')).html;
}

/**
 * @param {string} assets absolute path of the scripts that were built
 * @returns {Page[]}
 */
export function figurePages(assets) {
  const resolve =
    (/** @type {string} */ source, /** @type {string} */ path) => (/** @type {string} */ link) =>
      link.startsWith('data/') || !link.includes('/') ? link : resolver(documents(), source, path)(link);
  const parts = /** @type {Readonly<Record<string, () => string>>} */ ({
    accuracy: () => render(accuracy(), (link) => link).html,
    'linter-speed': () => render(linterSpeed(), (link) => link).html,
    'codemod-speed': () => partOf('docs/codemod.md', '## Speed'),
    retry: () =>
      render(
        read('docs/retry-comparison.md').replace(/^[\s\S]*?^# .*$/m, ''),
        resolver(documents(), 'docs/retry-comparison.md', 'figures.html'),
      ).html,
    limiter: () => partOf('docs/limiter.md', '## Measured'),
    runtime: () => partOf('docs/catalogue-api.md', '## Figures'),
    site: () => render(sizes(assets), (link) => link).html,
  });
  const source = 'site/pages/figures.md';
  const html = render(read(source), resolve(source, 'figures.html')).html.replace(
    /<p>\{\{([\w-]+)\}\}<\/p>/g,
    (_whole, name) => parts[/** @type {string} */ (name)]?.() ?? '',
  );
  const labels = 'site/pages/labels.md';
  return [
    {
      path: 'figures.html',
      title: 'Figures · msgraph-errors',
      description:
        'Precision and recall on labelled public repositories, speed, sizes, and what is not found.',
      section: 'Figures',
      main: `<article class="prose">${html}</article>`,
    },
    {
      path: 'data/index.html',
      title: 'Labelled places in public repositories',
      description:
        'Labels of 620 places in 73 public repositories that talk to Microsoft Graph, with their scorer.',
      section: 'Figures',
      main: `<article class="prose">${render(read(labels), resolve(labels, 'data/index.html')).html}</article>`,
    },
  ];
}

/** Files of the labels that are published as they are. */
export const LABEL_FILES = [
  'sites.jsonl',
  'repos.json',
  'score.mjs',
  'baseline.mjs',
  'setup-baseline.mjs',
].map((name) => /** @type {const} */ ([`data/${name}`, join(ROOT, 'site/data', name)]));
