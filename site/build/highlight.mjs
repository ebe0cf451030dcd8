import { highlightCode, tagHighlighter, tags } from '@lezer/highlight';
import { parser } from '@lezer/javascript';
import { escapeHtml } from './workspace.mjs';

/** The editor of the playground uses the same classes, so code looks the same on all pages. */
const highlighter = tagHighlighter([
  { tag: [tags.keyword, tags.modifier, tags.self, tags.null, tags.bool], class: 'tok-keyword' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], class: 'tok-string' },
  { tag: [tags.number], class: 'tok-number' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], class: 'tok-comment' },
  { tag: [tags.typeName, tags.className, tags.tagName], class: 'tok-type' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], class: 'tok-call' },
]);

/** @type {Readonly<Record<string, string>>} */
const dialects = { ts: 'ts', mts: 'ts', cts: 'ts', typescript: 'ts', tsx: 'ts jsx', js: 'jsx', mjs: 'jsx', cjs: 'jsx', jsx: 'jsx', javascript: 'jsx', json: '', jsonc: '', json5: '' };

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
  highlightCode(code, tree, highlighter, (text, classes) => parts.push(classes === '' ? escapeHtml(text) : `<span class="${classes}">${escapeHtml(text)}</span>`), () => parts.push('\n'));
  return parts.join('');
}

/** @param {string} line */
function diffLine(line) {
  const kind = line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : line.startsWith('@@') ? 'place' : undefined;
  return kind === undefined ? escapeHtml(line) : `<span class="diff-${kind}">${escapeHtml(line)}</span>`;
}

/** @param {string} line */
function shellLine(line) {
  const comment = /(^|\s)#\s.*$/.exec(line);
  if (comment === null) return escapeHtml(line);
  return `${escapeHtml(line.slice(0, comment.index))}<span class="tok-comment">${escapeHtml(comment[0])}</span>`;
}
