/**
 * Scores a set-up of ESLint on labelled places of public repositories: recall, precision on the labels, and
 * every place that was missed.
 *
 *   node score.mjs SETUP.mjs CLONES [--show missed,wrong] [--json FILE]
 *
 * CLONES is a folder with a work tree of each repository at the commit of repos.json, as OWNER+NAME. Those
 * that are not there are left out, and the summary says how many were measured. SETUP.mjs exports `eslint`
 * (the class of ESLint), `config(root)` (a flat configuration) and `ruleOf(message)` (`R1`, `R2`, `R3`, or
 * undefined for a finding that is none of them).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { argv, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {{ repo: string, path: string, line: number, endLine: number, rule: string, verdict: 'positive' |
 *   'negative', contested?: boolean, pattern: string, note: string }} Label
 * @typedef {{ ruleId: string | null, line: number, endLine?: number, message: string, fatal?: boolean }}
 *   Message
 * @typedef {{ eslint: new (options: object) => { lintText(text: string, options: object): Promise<{ messages:
 *   Message[] }[]> }, config(root: string): object[], ruleOf(message: Message): string | undefined }} Setup
 * @typedef {{ path: string, rule: string, line: number, endLine: number, isUsed: boolean }} Found
 * @typedef {{ found: number, missed: number, wrong: number, right: number, unlabelled: number }} Count
 */

const RULES = ['R1', 'R2', 'R3'];
const { values, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: { show: { type: 'string' }, json: { type: 'string' } },
});
const [setupFile = '', clones = ''] = positionals;
const setup = /** @type {Setup} */ (await import(pathToFileURL(resolve(setupFile)).href));
const labels = readFileSync(join(import.meta.dirname, 'sites.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => /** @type {Label} */ (JSON.parse(line)));
const counted = labels.filter(({ rule, contested }) => RULES.includes(rule) && contested !== true);
const counts = /** @type {Record<string, Count>} */ (
  Object.fromEntries(RULES.map((rule) => [rule, { found: 0, missed: 0, wrong: 0, right: 0, unlabelled: 0 }]))
);
const shown = values.show?.split(',') ?? [];

/**
 * @param {string} root
 * @param {readonly Label[]} mine
 * @returns {Promise<Found[]>}
 */
async function findingsIn(root, mine) {
  const linter = new setup.eslint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: setup.config(root),
    allowInlineConfig: false,
    ignore: false,
    errorOnUnmatchedPattern: false,
    warnIgnored: false,
  });
  const found = [];
  for (const path of new Set(mine.map((label) => label.path))) {
    const file = join(root, path);
    const [result] = await linter.lintText(readFileSync(file, 'utf8'), { filePath: file });
    for (const message of result?.messages ?? []) {
      const rule = message.fatal === true ? undefined : setup.ruleOf(message);
      if (rule !== undefined)
        found.push({
          path,
          rule,
          line: message.line,
          endLine: message.endLine ?? message.line,
          isUsed: false,
        });
    }
  }
  return found;
}

/**
 * Counts one label.
 * @param {Label} label
 * @param {readonly Found[]} found
 */
function count(label, found) {
  const hits = found.filter(
    ({ rule, path, line, endLine }) =>
      rule === label.rule && path === label.path && line <= label.endLine && endLine >= label.line,
  );
  for (const hit of hits) hit.isUsed = true;
  const kind =
    label.verdict === 'positive'
      ? hits.length > 0
        ? 'found'
        : 'missed'
      : hits.length > 0
        ? 'wrong'
        : 'right';
  const of = counts[label.rule];
  if (of) of[kind]++;
  if (shown.includes(kind))
    stdout.write(
      `${kind} ${label.rule} ${label.repo} ${label.path}:${label.line} ${label.pattern} ${label.note}\n`,
    );
}

let measured = 0;
for (const repo of new Set(counted.map((label) => label.repo))) {
  const root = join(resolve(clones), repo.replace('/', '+'));
  const mine = counted.filter((label) => label.repo === repo && existsSync(join(root, label.path)));
  if (mine.length === 0) continue;
  measured++;
  const found = await findingsIn(root, mine);
  for (const label of mine) count(label, found);
  for (const { rule } of found.filter(({ isUsed }) => !isUsed)) {
    const of = counts[rule];
    if (of) of.unlabelled++;
  }
}

const percent = (/** @type {number} */ part, /** @type {number} */ whole) =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(0)} %`;
stdout.write(`${measured} repositories\n`);
for (const [rule, { found, missed, wrong, right, unlabelled }] of Object.entries(counts)) {
  stdout.write(
    `${rule} recall ${percent(found, found + missed)} (${found} of ${found + missed}), precision on labels ${percent(found, found + wrong)} (${wrong} of ${wrong + right} negatives found), ${unlabelled} findings without a label\n`,
  );
}
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ repositories: measured, counts }, undefined, 1)}\n`);
