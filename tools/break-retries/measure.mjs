import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { detectReports, detectSites, mayHaveReports, mayHaveSites } from '../../rules/dist/detector/index.js';
import { createProvenance } from '../../rules/dist/detector/provenance/index.js';
import { boundedRetries } from '../../rules/dist/detector/retry/index.js';
import { listFiles } from '../../rules/dist/project/files.js';
import { createProject } from '../../rules/dist/project/index.js';
import { parseSource } from '../../rules/dist/source/index.js';
import { apply, breaksOf } from './breaks.mjs';

/**
 * @typedef {{ path: string, line: number, way: string, isFound: boolean, edits: readonly
 *   import('./breaks.mjs').Edit[] }} Trial
 * @typedef {{ path: string, line: number }} Place
 * @typedef {{ retries: number, trials: Trial[], wrong: Place[] }} Measure `wrong`: whole retries that are
 *   reported as without a bound
 */

/**
 * Breaks each bounded retry of a repository in each way that applies, and looks whether the detector sees it.
 * Nothing is written.
 * @param {string} folder a checked-out repository
 * @returns {Measure}
 */
export function measure(folder) {
  const root = resolve(folder);
  const project = createProject(root, {});
  /** @type {Measure} */
  const result = { retries: 0, trials: [], wrong: [] };
  for (const path of listFiles(root).files) {
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
    if (!mayHaveSites(text) && !mayHaveReports(text)) continue;
    try {
      measureFile({ path, text, name: relative(root, path), view: project.viewFor(path) }, result);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'SourceSyntaxError') throw error;
    }
  }
  return result;
}

/**
 * @param {{ path: string, text: string, name: string, view: ReturnType<ReturnType<typeof
 *   createProject>['viewFor']> }} source
 * @param {Measure} result
 */
function measureFile({ path, text, name, view }, result) {
  const provenance = createProvenance(parseSource(path, text), {}, view);
  const retries = boundedRetries(provenance);
  if (retries.length === 0) return;
  /** @param {string} changed @param {import('./breaks.mjs').Expected} kind @returns {number} */
  const count = (changed, kind) => {
    const file = parseSource(path, changed);
    return kind === 'retry-wait'
      ? detectReports(file, {}, view, [kind]).length
      : detectSites(file, {}, view).filter((site) => site.kind === kind).length;
  };
  const before = {
    'unbounded-retry': count(text, 'unbounded-retry'),
    'retry-wait': count(text, 'retry-wait'),
  };
  const seen = new Set();
  result.retries += new Set(retries.map(({ cycle }) => cycle.root)).size;
  for (const retry of retries) {
    const line = lineAt(text, retry.at.range[0]);
    for (const { way, expected, edits } of breaksOf(retry)) {
      const changed = apply(text, edits);
      if (changed === text || seen.has(changed)) continue;
      seen.add(changed);
      result.trials.push({
        path: name,
        line,
        way,
        isFound: count(changed, expected) > before[expected],
        edits,
      });
    }
  }
  const roots = retries.map(({ cycle }) => cycle.root);
  for (const { kind, range } of detectSites(parseSource(path, text), {}, view)) {
    if (
      kind === 'unbounded-retry' &&
      roots.some((node) => node.range[0] <= range[0] && range[1] <= node.range[1])
    )
      result.wrong.push({ path: name, line: lineAt(text, range[0]) });
  }
}

/** @param {string} text @param {number} offset */
const lineAt = (text, offset) => text.slice(0, offset).split('\n').length;
