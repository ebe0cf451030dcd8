import * as detector from 'eslint-plugin-msgraph/detector';
import type { MessageMatchSite, Site, SourceFile } from 'eslint-plugin-msgraph/detector';
import { SourceSyntaxError } from 'eslint-plugin-msgraph/source';
import { RewriteError, rewriteSource, type Detector } from 'msgraph-codemod';
import { describe, expect, it } from 'vitest';
import { leftSource, messageExpected, messageSource } from './helpers/samples.js';

/** Reports every `mark(…)` with the text that stands for it, if any. */
function markDetector(
  rewriteOf: (file: SourceFile, range: readonly [number, number]) => Site['rewrite'],
): Detector {
  return {
    mayHaveSites: () => true,
    detectSites: (file) =>
      [...file.text.matchAll(/mark\d?/g)].map(({ index, 0: text }): Site => {
        const range: readonly [number, number] = [index, index + text.length];
        const base = {
          kind: 'message-match',
          range,
          client: 'fetch',
          operator: 'includes',
          negated: false,
          literals: [],
          isMessage: true,
        } as const;
        const evidence = { level: 'proven', chain: [{ text: 'x', path: file.path, line: 1 }] } as const;
        return {
          ...base,
          evidence,
          verdict: { kind: 'none', reason: 'text-unknown' },
          rewrite: rewriteOf(file, range),
        } as MessageMatchSite;
      }),
  };
}

const spans = (start: number, end: number, text: string): Site['rewrite'] => ({
  spans: [{ start, end, text }],
  uses: [],
});

describe('rewriteSource', () => {
  it('returns the new text and what was done', () => {
    const { text, sites } = rewriteSource('a.ts', messageSource());
    expect(text).toBe(messageExpected());
    expect(sites).toEqual([
      expect.objectContaining({
        kind: 'message-match',
        rule: 'no-message-matching',
        transform: 'message-to-code',
        line: 8,
        column: 9,
        action: 'rewritten',
        before: "e.message.includes('itemNotFound')",
        after: 'hasErrorCode(e, GraphErrorCode.ItemNotFound)',
      }),
    ]);
  });

  it('returns the same text and the reason when a site is left', () => {
    const { text, sites } = rewriteSource('a.ts', leftSource());
    expect(text).toBe(leftSource());
    expect(sites).toEqual([
      expect.objectContaining({
        action: 'left',
        reason: 'text-unknown',
        message: detector.leftReasons['text-unknown'],
      }),
    ]);
    expect(sites[0]).not.toHaveProperty('after');
  });

  it('says that the rest of a condition is rewritten', () => {
    const test = (conditions: string): string =>
      messageSource().replace("e.message.includes('itemNotFound')", conditions);
    const messageOf = (text: string): string | undefined =>
      rewriteSource('a.ts', text).sites.find(({ action }) => action === 'left')?.message;
    const alone = detector.leftReasons['text-unknown'];
    const partly = test(
      "e.message.includes('itemNotFound') || e.message.includes('frobnicated beyond repair')",
    );
    expect(messageOf(partly)).toBe(`${alone} The rest of the condition is rewritten.`);
    expect(messageOf(rewriteSource('a.ts', partly).text)).toBe(
      `${alone} The rest of the condition is rewritten.`,
    );
    expect(messageOf(test("e.name === 'x' || e.message.includes('frobnicated beyond repair')"))).toBe(alone);
    expect(
      messageOf(test("e.message.includes('frobnicated beyond repair')) return; if (hasErrorCode(e, 'x')")),
    ).toBe(alone);
  });

  it('says which variables are not used any more', () => {
    const source = (read: string): string =>
      messageSource().replace('    if (e.message', `    const { text } = ${read};\n    if (text`);
    expect(rewriteSource('a.ts', source('{ text: e.message, at: now() }')).sites).toEqual([
      expect.objectContaining({ action: 'rewritten', message: '`text` is not used any more.' }),
    ]);
    expect(rewriteSource('a.ts', source('{ text: e.message }')).sites[0]?.message).toBe(
      '`text` is not used any more.',
    );
    expect(rewriteSource('a.ts', messageSource()).sites[0]).not.toHaveProperty('message');
  });

  it('does not parse what cannot have sites', () => {
    expect(rewriteSource('a.ts', 'const = 1;')).toEqual({ text: 'const = 1;', sites: [] });
  });

  it('throws on what cannot be parsed', () => {
    expect(() => rewriteSource('a.ts', `${messageSource()}const = 1;`)).toThrow(SourceSyntaxError);
  });

  it('runs only the transforms that are named', () => {
    expect(rewriteSource('a.ts', messageSource(), { transforms: ['bounded-retry'] })).toEqual({
      text: messageSource(),
      sites: [],
    });
  });

  it('gives places of the original text, however many rounds it takes', () => {
    const rounds = markDetector((file, [start, end]) =>
      file.text.includes('mark2')
        ? file.text[start + 4] === '2'
          ? spans(start, end, 'a,\na')
          : 'overlap'
        : spans(start, end, 'bb'),
    );
    const { text, sites } = rewriteSource('a.ts', 'f(mark2);\n  g(mark1);\n', { detector: rounds });
    expect(text).toBe('f(a,\na);\n  g(bb);\n');
    expect(
      sites.map(({ action, line, column, range, before, after }) => ({
        action,
        line,
        column,
        range,
        before,
        after,
      })),
    ).toEqual([
      { action: 'rewritten', line: 1, column: 3, range: [2, 7], before: 'mark2', after: 'a,\na' },
      { action: 'rewritten', line: 2, column: 5, range: [14, 19], before: 'mark1', after: 'bb' },
    ]);
  });

  it('gives places of sites that are left in the original text', () => {
    const detect = markDetector((file, [start, end]) =>
      file.text[start + 4] === '1' ? spans(start, end, 'a,\na,\na') : 'retry-shape',
    );
    const { sites } = rewriteSource('a.ts', '\uFEFFf(mark1);\ng(mark2);\n', { detector: detect });
    expect(sites.map(({ action, line, column }) => [action, line, column])).toEqual([
      ['rewritten', 1, 3],
      ['left', 2, 3],
    ]);
  });

  it('stops when a transform rewrites its own result again and again', () => {
    const endless = markDetector((_file, [start, end]) => spans(start, end, '(mark)'));
    expect(() => rewriteSource('a.ts', 'mark;', { detector: endless })).toThrow(
      new RewriteError('The rewrites do not come to an end after 8 rounds.'),
    );
  });

  it('refuses a result that does not parse', () => {
    const broken = markDetector((_file, [start, end]) => spans(start, end, '(('));
    expect(() => rewriteSource('a.ts', 'mark;', { detector: broken })).toThrow(
      new RewriteError('The rewritten file does not parse.'),
    );
  });
});
