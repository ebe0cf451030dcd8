/**
 * ESLint over a folder with one set of rules, to be measured from outside. Prints how many problems it reports.
 *
 *   node peer.mjs SET DIR
 */
import { argv, stdout } from 'node:process';
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import msgraph from 'eslint-plugin-msgraph';
import tseslint from 'typescript-eslint';
import { selectors } from '../../site/data/baseline.mjs';

/** @typedef {import('eslint').Linter.Config} Config */

const byHand = Object.values(selectors)
  .flat()
  .map((selector) => ({ selector, message: 'Restricted.' }));

/**
 * Without a cache, as in the first run.
 * @type {Config}
 */
const uncached = { settings: { msgraph: { cache: false } } };

/** @type {Readonly<Record<string, () => readonly Config[]>>} */
const SETS = {
  none: () => [],
  selectors: () => [{ rules: { 'no-restricted-syntax': ['error', ...byHand] } }],
  recommended: () => [msgraph.configs.recommended, uncached],
  strict: () => [msgraph.configs.strict, uncached],
  'typescript-eslint': () => /** @type {Config[]} */ (tseslint.configs.recommended),
};

const [, , set = '', folder = '.'] = argv;
const configs = SETS[set];
if (!configs) throw new Error(`There is no set "${set}".`);
const engine = new ESLint({
  cwd: folder,
  overrideConfigFile: true,
  allowInlineConfig: false,
  overrideConfig: [
    {
      files: ['**/*.ts'],
      languageOptions: { parser },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
    },
    ...configs(),
  ],
});
const results = await engine.lintFiles(['.']);
const broken = results.flatMap(({ messages }) => messages.filter(({ fatal }) => fatal));
if (broken[0]) throw new Error(broken[0].message);
stdout.write(
  JSON.stringify({
    files: results.length,
    problems: results.reduce((sum, { errorCount, warningCount }) => sum + errorCount + warningCount, 0),
  }),
);
