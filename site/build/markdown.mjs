import MarkdownIt from 'markdown-it';
import { highlight } from './highlight.mjs';
import { escapeHtml } from './workspace.mjs';

/**
 * @typedef {{ level: number, id: string, text: string }} Heading
 * @typedef {{ html: string, headings: readonly Heading[] }} Rendered
 */

/**
 * The name of a heading in addresses, as GitHub makes it.
 * @param {string} text
 * @param {Map<string, number>} used how often each name occurred on the page so far
 */
export function slugOf(text, used) {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
  const count = used.get(name) ?? 0;
  used.set(name, count + 1);
  return count === 0 ? name : `${name}-${count}`;
}

/**
 * Makes HTML of Markdown.
 * @param {string} source
 * @param {(link: string) => string} resolve what a link of the source becomes
 * @returns {Rendered}
 */
export function render(source, resolve) {
  const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false });
  const headings = /** @type {Heading[]} */ ([]);
  nameHeadings(markdown, headings);
  changeLinks(markdown, resolve);
  markdown.renderer.rules.fence = (tokens, index) =>
    codeBlock(tokens[index]?.content ?? '', tokens[index]?.info ?? '');
  markdown.renderer.rules.table_open = () =>
    '<div class="table" tabindex="0" role="group" aria-label="Table"><table>';
  markdown.renderer.rules.table_close = () => '</table></div>';
  // An empty cell in the corner of a table is no heading.
  return { html: markdown.render(source).replace(/<th([^>]*)><\/th>/g, '<td$1></td>'), headings };
}

/**
 * @param {MarkdownIt} markdown
 * @param {Heading[]} headings
 */
function nameHeadings(markdown, headings) {
  const used = /** @type {Map<string, number>} */ (new Map());
  markdown.core.ruler.push('names', ({ tokens }) => {
    tokens.forEach((token, index) => {
      if (token.type !== 'heading_open') return;
      const text = (tokens[index + 1]?.children ?? [])
        .filter(({ type }) => type === 'text' || type === 'code_inline')
        .map(({ content }) => content)
        .join('');
      const id = slugOf(text, used);
      token.attrSet('id', id);
      headings.push({ level: Number(token.tag.slice(1)), id, text });
    });
  });
}

/**
 * @param {MarkdownIt} markdown
 * @param {(link: string) => string} resolve
 */
function changeLinks(markdown, resolve) {
  for (const [rule, attribute] of /** @type {const} */ ([
    ['link_open', 'href'],
    ['image', 'src'],
  ])) {
    const before =
      markdown.renderer.rules[rule] ??
      ((tokens, index, options, _env, self) => self.renderToken(tokens, index, options));
    markdown.renderer.rules[rule] = (tokens, index, options, env, self) => {
      const token = tokens[index];
      const link = token?.attrGet(attribute);
      if (token && typeof link === 'string') token.attrSet(attribute, resolve(link));
      return before(tokens, index, options, env, self);
    };
  }
}

/**
 * A block of code with a button that copies it.
 * @param {string} code
 * @param {string} info what stands behind the fence, for example `ts incorrect`
 */
export function codeBlock(code, info) {
  const [language = '', ...marks] = info.trim().split(/\s+/);
  const kind = marks.includes('incorrect') ? ' incorrect' : marks.includes('correct') ? ' correct' : '';
  const label = kind === '' ? '' : `<span class="verdict">${kind.trim()}</span>`;
  return `<div class="code${kind}">${label}<button type="button" class="copy" data-copy>Copy</button><pre tabindex="0"><code class="language-${escapeHtml(language)}">${highlight(code.replace(/\n$/, ''), language)}</code></pre></div>\n`;
}
