import { readFileSync, readdirSync } from 'node:fs';
import { rules } from 'eslint-plugin-msgraph';
import { describe, expect, it } from 'vitest';
import { extractSnippets, judgeSnippet, type Snippet } from './snippets.js';

const folder = new URL('../../docs/rules/', import.meta.url);
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
const pageOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const ruleCode = (page: string): Snippet[] =>
  extractSnippets(page).filter(({ language }) => language === 'ts');

it('every rule has a page and every page a rule', () => {
  expect(pages.map((name) => name.replace(/\.md$/, '')).sort()).toEqual(Object.keys(rules).sort());
});

describe.each(pages)('%s', (name) => {
  const page = pageOf(name);
  const snippets = ruleCode(page);

  it('has incorrect and correct code, and no other', () => {
    const labels = snippets.map(({ labels }) => labels.join(' '));
    expect(new Set(labels)).toEqual(new Set(['incorrect', 'correct']));
  });

  it.each(snippets)('line $line', (snippet) => {
    expect(judgeSnippet(`msgraph/${name.replace(/\.md$/, '')}`, snippet)).toBeUndefined();
  });

  it('links to what Microsoft itself says', () => {
    expect(page).toMatch(/\]\(https:\/\/learn\.microsoft\.com\/graph\/[a-z-]+\)/);
  });

  it('says why, when not, and what is missed, in 60 to 140 lines', () => {
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['Why', 'What it reports', 'Settings', 'When not to use it', 'Known misses']);
    expect(page.split('\n').length).toBeGreaterThanOrEqual(60);
    expect(page.split('\n').length).toBeLessThanOrEqual(140);
  });
});

describe('the check of the snippets', () => {
  const page = pageOf('no-message-matching.md');
  const rule = 'msgraph/no-message-matching';
  const relabelled = (label: string): Snippet[] =>
    ruleCode(page).map((snippet) => ({ ...snippet, labels: [label] }));

  it('is red for correct code that is labelled incorrect', () => {
    expect(
      relabelled('incorrect').filter((snippet) => judgeSnippet(rule, snippet) !== undefined),
    ).not.toEqual([]);
  });

  it('is red for incorrect code that is labelled correct', () => {
    const wrong = relabelled('correct').map((snippet) => judgeSnippet(rule, snippet));
    expect(wrong.filter((problem) => problem !== undefined)).toContain(
      `line ${String(ruleCode(page)[0]?.line)}: expected [], reported [${rule}]`,
    );
  });

  it('is red for the page of another rule', () => {
    const [first] = ruleCode(page);
    expect(first && judgeSnippet('msgraph/no-unbounded-retry', first)).toContain(`reported [${rule}]`);
  });

  it('is red for code that does not parse', () => {
    const broken: Snippet = { language: 'ts', labels: ['correct'], code: 'if (', line: 1 };
    expect(judgeSnippet(rule, broken)).toContain('Parsing error');
  });
});
