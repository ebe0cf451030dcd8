import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractSnippets, judgeSnippet } from './snippets.js';

const RULES = ['no-unbounded-retry', 'respect-retry-after', 'no-nonretryable-retry', 'no-double-retry'];
const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('docs/retrying-graph.md', () => {
  const snippets = extractSnippets(read('docs/retrying-graph.md'));

  it.each(snippets)('line $line', (snippet) => {
    const [, rule = ''] = snippet.labels;
    expect(judgeSnippet(`msgraph/${rule}`, snippet)).toBeUndefined();
  });

  it('shows a fault and a remedy for each rule', () => {
    for (const rule of RULES) {
      const first = snippets.findIndex(({ labels }) => labels.includes(rule));
      const next = snippets.slice(first).find(({ labels }) => !labels.includes(rule));
      expect(next?.labels, rule).toEqual(['correct']);
    }
    expect(new Set(snippets.flatMap(({ labels }) => labels))).toEqual(
      new Set(['incorrect', 'correct', ...RULES]),
    );
  });

  it.each(['README.md', ...RULES.map((rule) => `docs/rules/${rule}.md`)])('is linked from %s', (page) => {
    expect(read(page)).toContain('retrying-graph.md)');
  });
});
