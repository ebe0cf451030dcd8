import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

const SOURCE = /\.[cm]?[jt]sx?$/;
const SKIPPED = new Set(['node_modules', '.git']);

/**
 * @typedef {{ path: string, line: number, rule: string, text: string }} Finding
 * @typedef {{ path: string, error: string }} Crash
 * @typedef {{ files: number, unparsed: number, findings: Finding[], crashes: Crash[], ms: number, slowest: {
 *   path: string, ms: number } }} Survey
 */

/**
 * Lints every script below a folder with the recommended preset, without any configuration of that folder.
 * Files that the parser refuses are counted and left out; a rule that throws is a crash of that file and ends
 * nothing else.
 * @param {string} folder
 * @param {import('eslint').ESLint.Plugin} plugin
 * @param {Readonly<Record<string, unknown>>} [settings] `settings.msgraph`
 * @returns {Survey} paths relative to `folder`, times in milliseconds
 */
export function survey(folder, plugin, settings = {}) {
  const root = resolve(folder);
  const linter = new Linter({ cwd: root });
  /** @type {import('eslint').Linter.Config[]} */
  const config = [
    {
      files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      plugins: { msgraph: plugin },
      rules: rulesOf(plugin),
      settings: { msgraph: settings },
    },
    { linterOptions: { reportUnusedDisableDirectives: 'off' } },
  ];
  /** @type {Survey} */
  const result = { files: 0, unparsed: 0, findings: [], crashes: [], ms: 0, slowest: { path: '', ms: 0 } };
  for (const file of sourcesBelow(root)) {
    const path = relative(root, file);
    const text = readFileSync(file, 'utf8');
    result.files++;
    const start = performance.now();
    try {
      const messages = linter.verify(text, config, { filename: file, allowInlineConfig: false });
      if (messages.some((message) => message.fatal === true)) result.unparsed++;
      else result.findings.push(...messages.map((message) => findingOf(message, path, text)));
    } catch (error) {
      result.crashes.push({
        path,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
    const ms = performance.now() - start;
    result.ms += ms;
    if (ms > result.slowest.ms) result.slowest = { path, ms };
  }
  return result;
}

/**
 * @param {import('eslint').Linter.LintMessage} message
 * @param {string} path
 * @param {string} text
 * @returns {Finding}
 * @throws {Error} when ESLint has not linted the file
 */
function findingOf({ ruleId, line, message }, path, text) {
  if (ruleId === null) throw new Error(message);
  return { path, line, rule: ruleId, text: (text.split(/\r?\n/)[line - 1] ?? '').trim() };
}

/** @param {import('eslint').ESLint.Plugin} plugin @returns {import('eslint').Linter.RulesRecord} */
function rulesOf(plugin) {
  const preset = /** @type {import('eslint').Linter.Config | undefined} */ (plugin.configs?.['recommended']);
  return /** @type {import('eslint').Linter.RulesRecord} */ ({ ...preset?.rules });
}

/** @param {string} root @returns {readonly string[]} */
function sourcesBelow(root) {
  /** @type {string[]} */
  const found = [];
  const queue = [root];
  for (let folder = queue.pop(); folder !== undefined; folder = queue.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) queue.push(path);
      if (entry.isFile() && SOURCE.test(entry.name)) found.push(path);
    }
  }
  return found.sort();
}
