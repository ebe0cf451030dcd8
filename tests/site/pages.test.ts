import { rules } from 'eslint-plugin-msgraph';
import { describe, expect, it } from 'vitest';
import { site } from '../../rules/src/repository.js';
import { resolver, shortened } from '../../site/build/doc-pages.mjs';
import { documents, unlisted } from '../../site/build/documents.mjs';
import { brokenLinks } from '../../site/build/links.mjs';
import { render, slugOf } from '../../site/build/markdown.mjs';
import { sectionOf } from '../../site/build/start.mjs';
import { linkBetween } from '../../site/build/workspace.mjs';

describe('the line about a page', () => {
  const words = 'word '.repeat(40).trim();

  it('is whole where it is short', () => {
    expect(shortened('A line. And another.')).toBe('A line. And another.');
  });

  it('ends with a sentence, or with a word where no sentence ends in time', () => {
    expect(shortened(`${words.slice(0, 99)}. ${words}`)).toBe(`${words.slice(0, 99)}.`);
    expect(shortened(`No. ${words}`)).toMatch(/^No\. (?:word )+…$/);
    expect(shortened(words).length).toBeLessThanOrEqual(162);
  });
});

describe('links of the site', () => {
  const pages = new Map([
    [
      'index.html',
      '<a href="rules/a.html#why">a</a> <a href="https://example.com/x">b</a> <a href="#here">c</a><h2 id="here"></h2> <img src="assets/a.png">',
    ],
    ['rules/a.html', '<h2 id="why"></h2><a href="../index.html">back</a>'],
  ]);
  it('that lead somewhere are none of its problems', () => {
    expect(brokenLinks(pages, new Set(['assets/a.png']))).toEqual([]);
  });

  it('are broken without a page, a part or a file, and at the root of a host', () => {
    const wrong = new Map([
      ...pages,
      [
        'b.html',
        '<a href="c.html">x</a><a href="rules/a.html#no">x</a><img src="assets/b.png"><a href="/index.html">x</a>',
      ],
    ]);
    expect(brokenLinks(wrong, new Set(['assets/a.png']))).toEqual([
      'b.html: c.html leads nowhere',
      'b.html: rules/a.html#no names a part that is not there',
      'b.html: assets/b.png leads nowhere',
      'b.html: /index.html holds only at the root of a host',
    ]);
  });

  it('hold below any path', () => {
    expect(linkBetween('rules/a.html', 'docs/b.html')).toBe('../docs/b.html');
    expect(linkBetween('index.html', 'docs/b.html#part')).toBe('docs/b.html#part');
    expect(linkBetween('rules/a.html', 'rules/a.html')).toBe('a.html');
  });
});

it('the page that each rule links is one of the site', () => {
  const pages = new Set(documents().map(({ path }) => `${site}/${path}`));
  expect(
    Object.values(rules)
      .map(({ meta }) => meta.docs.url)
      .filter((url) => !pages.has(url)),
  ).toEqual([]);
});

it('every file of docs has its page, and a forgotten one is seen', () => {
  const list = documents();
  expect(unlisted(list)).toEqual([]);
  expect(unlisted(list.filter(({ source }) => source !== 'docs/ci.md'))).toEqual(['docs/ci.md']);
});

describe('links of Markdown', () => {
  const list = [
    { source: 'docs/a.md', path: 'docs/a.html', group: 'Run', title: 'A' },
    { source: 'docs/rules/b.md', path: 'rules/b.html', group: 'Rules', title: 'b' },
  ];
  const resolve = resolver(list, 'docs/rules/b.md', 'rules/b.html');
  it.each([
    ['../a.md#part', '../docs/a.html#part'],
    ['https://github.com/msgraph-errors/msgraph-errors/blob/main/docs/a.md', '../docs/a.html'],
    ['../../LICENSE', 'https://github.com/msgraph-errors/msgraph-errors/blob/main/LICENSE'],
    ['../../examples', 'https://github.com/msgraph-errors/msgraph-errors/tree/main/examples'],
    ['#part', '#part'],
    ['https://example.com/a.md', 'https://example.com/a.md'],
    ['no-such.md', 'no-such.md'],
  ])('%s becomes %s', (link, becomes) => {
    expect(resolve(link)).toBe(becomes);
  });
});

describe('Markdown', () => {
  it('gives headings the names that GitHub gives them', () => {
    const used = new Map<string, number>();
    expect(['What it `does`, and why?', 'Options', 'Options'].map((text) => slugOf(text, used))).toEqual([
      'what-it-does-and-why',
      'options',
      'options-1',
    ]);
  });

  it('shows code as text', () => {
    const { html } = render('```ts incorrect\nconst a = "<b>";\n```\n', (link) => link);
    expect(html).toContain('<span class="tok-keyword">const</span>');
    expect(html).toContain('&lt;b&gt;');
    expect(html).toContain('<span class="verdict">incorrect</span>');
  });

  it('is cut at the next heading of its level', () => {
    expect(sectionOf('# A\n\n## B\n\none\n\n### C\n\ntwo\n\n## D\n', '## B')).toBe(
      '\none\n\n### C\n\ntwo\n\n',
    );
    expect(() => sectionOf('# A\n', '## B')).toThrow('README.md has no heading "## B"');
  });
});
