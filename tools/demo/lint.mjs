import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import msgraph from 'eslint-plugin-msgraph';

/**
 * @typedef {object} Finding
 * @property {string} path Relative to the linted folder, with `/`.
 * @property {number} line 1-based.
 * @property {number} column 1-based.
 * @property {number} endColumn 1-based; of the first line if the finding spans several.
 * @property {string} rule
 * @property {string} message
 * @property {readonly string[]} suggestions
 */

/**
 * Lints with the strict preset and nothing else: no configuration of the repository is read.
 * @param {string} folder
 * @param {readonly string[]} files Paths relative to `folder`.
 * @returns {Promise<{ findings: Finding[], strict: Finding[], unparsed: string[] }>} `findings` are those of
 *   the recommended preset, `strict` what the strict one adds
 */
export async function lintFiles(folder, files) {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    ignore: false,
    overrideConfig: [
      {
        files: ['**/*.{ts,tsx,mts,cts}'],
        languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      },
      {
        files: ['**/*.{js,jsx,mjs,cjs}'],
        languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
      },
      { linterOptions: { reportUnusedDisableDirectives: 'off' } },
      msgraph.configs.strict,
    ],
  });
  const results = files.length === 0 ? [] : await eslint.lintFiles([...files]);
  /** @param {string} file */
  const nameOf = (file) => relative(folder, file).split(sep).join('/');
  const all = results.flatMap((result) =>
    result.messages
      .filter(({ ruleId }) => ruleId?.startsWith('msgraph/') === true)
      .map((message) => toFinding(nameOf(result.filePath), message)),
  );
  return {
    findings: all.filter(({ rule }) => rule in msgraph.configs.recommended.rules),
    strict: all.filter(({ rule }) => !(rule in msgraph.configs.recommended.rules)),
    unparsed: results
      .filter(({ messages }) => messages.some(({ fatal }) => fatal === true))
      .map(({ filePath }) => nameOf(filePath)),
  };
}

/**
 * @param {string} path
 * @param {import('eslint').Linter.LintMessage} message
 * @returns {Finding}
 */
function toFinding(path, message) {
  const isOneLine = message.endLine === message.line;
  return {
    path,
    line: message.line,
    column: message.column,
    endColumn: isOneLine && message.endColumn != null ? message.endColumn : Number.POSITIVE_INFINITY,
    rule: message.ruleId ?? '',
    message: message.message,
    suggestions: (message.suggestions ?? []).map(({ desc }) => desc),
  };
}

/**
 * Findings by file, each with the line of code that it is about.
 * @param {string} folder
 * @param {readonly Finding[]} findings
 * @returns {string} Text that ends with a line break, or is empty.
 */
export function formatFindings(folder, findings) {
  const paths = [...new Set(findings.map(({ path }) => path))];
  return paths
    .map((path) => {
      const lines = readFileSync(join(folder, path), 'utf8').split(/\r?\n/);
      const frames = findings
        .filter((finding) => finding.path === path)
        .map((finding) => formatFinding(finding, lines[finding.line - 1] ?? ''));
      return `${path}\n${frames.join('\n')}\n`;
    })
    .join('\n');
}

/**
 * @param {Finding} finding
 * @param {string} code The whole line of code.
 */
function formatFinding(finding, code) {
  const trimmed = code.trimStart();
  const indent = code.length - trimmed.length;
  const from = finding.column - 1 - indent;
  const width = Math.min(finding.endColumn - 1 - indent, trimmed.length) - from;
  const gutter = `  ${String(finding.line).padStart(5)} | `;
  const remedies = finding.suggestions.map((text) => `          → ${text}`);
  return [
    `  ${finding.line}:${finding.column}  ${finding.rule}  ${finding.message}`,
    `${gutter}${trimmed}`,
    `        | ${' '.repeat(Math.max(from, 0))}${'^'.repeat(Math.max(width, 1))}`,
    ...remedies,
  ].join('\n');
}
