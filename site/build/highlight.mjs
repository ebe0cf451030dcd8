import { highlightCode } from '@lezer/highlight';
import { parser } from '@lezer/javascript';
import { highlighter } from './tags.mjs';
import { escapeHtml } from './workspace.mjs';

/** @type {Readonly<Record<string, string>>} */
const dialects = {
  ts: 'ts',
  mts: 'ts',
  cts: 'ts',
  typescript: 'ts',
  tsx: 'ts jsx',
  js: 'jsx',
  mjs: 'jsx',
  cjs: 'jsx',
  jsx: 'jsx',
  javascript: 'jsx',
  json: '',
  jsonc: '',
  json5: '',
};

/**
 * Code as HTML with a class for each kind of word.
 * @param {string} code
 * @param {string} language the first word after the fence
 */
export function highlight(code, language) {
  if (language === 'diff') return code.split('\n').map(diffLine).join('\n');
  if (/^(sh|bash|console|shell)$/.test(language)) return code.split('\n').map(shellLine).join('\n');
  const dialect = dialects[language];
  return dialect === undefined ? escapeHtml(code) : scripted(code, dialect);
}

/**
 * @param {string} code
 * @param {string} dialect
 */
function scripted(code, dialect) {
  const parts = /** @type {string[]} */ ([]);
  const tree = parser.configure({ dialect }).parse(code);
  highlightCode(
    code,
    tree,
    highlighter,
    (text, classes) =>
      parts.push(classes === '' ? escapeHtml(text) : `<span class="${classes}">${escapeHtml(text)}</span>`),
    () => parts.push('\n'),
  );
  return parts.join('');
}

/** @param {string} line */
function diffLine(line) {
  const kind = line.startsWith('+')
    ? 'added'
    : line.startsWith('-')
      ? 'removed'
      : line.startsWith('@@')
        ? 'place'
        : undefined;
  return kind === undefined ? escapeHtml(line) : `<span class="diff-${kind}">${escapeHtml(line)}</span>`;
}

/** @param {string} line */
function shellLine(line) {
  const comment = /(^|\s)#\s.*$/.exec(line);
  if (comment === null) return escapeHtml(line);
  return `${escapeHtml(line.slice(0, comment.index))}<span class="tok-comment">${escapeHtml(comment[0])}</span>`;
}
