import * as detector from 'eslint-plugin-msgraph/detector';
import type { Site, TestRewrite } from 'eslint-plugin-msgraph/detector';
import { rewriteSource, type Detector, type SiteResult } from 'msgraph-codemod';
import { describe, expect, it } from 'vitest';

/** A handler of a failed request of the classic client, with `error` for the condition. */
const handler = (
  condition: string,
  before = '',
): string => `import type { Client } from '@microsoft/microsoft-graph-client';
export async function remove(client: Client): Promise<void> {
  try {
    await client.api('/me/drive/items/1').delete();
  } catch (error: any) {${before}
    if (${condition}) return;
    throw error;
  }
}
`;

const axiosHandler = (condition: string): string => `import axios from 'axios';
export async function remove(): Promise<void> {
  try {
    await axios.delete('https://graph.microsoft.com/v1.0/me/drive/items/1');
  } catch (error: any) {
    if (${condition}) return;
    throw error;
  }
}
`;

/** Finds what the detector finds, and then makes a mistake in the rewrite. */
const mistaken = (mistake: (rewrite: TestRewrite) => TestRewrite): Detector => ({
  mayHaveSites: () => true,
  detectSites: (file, settings, project) =>
    detector
      .detectSites(file, settings, project)
      .map((site) =>
        typeof site.rewrite === 'object' && 'tests' in site.rewrite
          ? ({ ...site, rewrite: mistake(site.rewrite) } as Site)
          : site,
      ),
});

function only(text: string, options: Parameters<typeof rewriteSource>[2] = {}): SiteResult {
  const { sites } = rewriteSource('a.ts', text, options);
  expect(sites).toHaveLength(1);
  return sites[0] as SiteResult;
}

const codes =
  (...given: string[]) =>
  (rewrite: TestRewrite): TestRewrite => ({ ...rewrite, tests: [{ kind: 'codes', codes: given }] });

describe('a rewritten condition', () => {
  it('says on how many errors it agrees with the old one, and on which it is better', () => {
    const { action, proof } = only(handler("error.code === 'itemNotFound'"));
    expect(action).toBe('rewritten');
    expect(proof?.errors).toBeGreaterThan(40);
    expect(proof?.agree).toBe((proof?.errors ?? 0) - (proof?.better.length ?? 0));
    expect(proof?.better).toEqual([
      'graph-400-nested-innerError of microsoft-graph-client-3.0.7 with itemNotFound',
      'graph-400-nested-innerError of microsoft-graph-client-2.2.1 with itemNotFound',
    ]);
  });

  it('is better where the words that were looked for never come', () => {
    const { proof } = only(handler("error.message.includes('itemNotFound')"));
    expect(proof?.better).toContain('graph-404 of microsoft-graph-client-3.0.7');
  });

  it('has no proof where no condition is rewritten', () => {
    const read = axiosHandler("log(error.response.data['odata.error'].message.value)");
    expect(only(read)).toMatchObject({ action: 'rewritten' });
    expect(only(read)).not.toHaveProperty('proof');
  });

  it.each([
    ['a variable', '\n    const code = error.code;', "code === 'itemNotFound'"],
    ['a pattern', '\n    const { code } = error;', "code === 'itemNotFound'"],
    [
      'a variable that is assigned once',
      '\n    let code;\n    code = error.code;',
      "code === 'itemNotFound'",
    ],
    ['a list', "\n    const gone = ['itemNotFound'];", 'gone.includes(error.code)'],
    ['a set', "\n    const gone = new Set(['itemNotFound']);", 'gone.has(error.code)'],
    ['a position', '', "error.message.indexOf('itemNotFound') !== -1"],
    ['lower case', '\n    const text = error.message.toLowerCase();', "text.includes('itemnotfound')"],
    ['a pattern of words', '', '/itemNotFound|resourceLocked/i.test(error.message)'],
    ['the text of the error', '', "`${error}`.includes('itemNotFound')"],
    ['a negation', '', "!error.message.includes('itemNotFound')"],
    ['a callback', '', "['itemNotFound', 'resourceLocked'].some((code) => error.message.includes(code))"],
  ])('is evaluated by way of %s', (_what, before, condition) => {
    expect(only(handler(condition, before))).toMatchObject({
      action: 'rewritten',
      proof: expect.objectContaining({ better: expect.any(Array) as unknown }) as unknown,
    });
  });
});

describe('a wrong rewrite is not made', () => {
  it.each([
    ['another code', codes('accessDenied'), 'narrower'],
    [
      'a negation that was none',
      (rewrite: TestRewrite): TestRewrite => ({ ...rewrite, negated: true }),
      'narrower',
    ],
    ['one code more', codes('itemNotFound', 'invalidRequest'), 'wider'],
    [
      'a condition that covers more',
      (rewrite: TestRewrite): TestRewrite => ({
        ...rewrite,
        tests: [{ kind: 'condition', condition: 'notFound' }],
      }),
      'wider',
    ],
    [
      'another error',
      (rewrite: TestRewrite): TestRewrite => ({ ...rewrite, error: 'somethingElse' }),
      'not-proven',
    ],
  ])('%s', (_what, mistake, reason) => {
    const text = handler("error.code === 'itemNotFound'");
    const site = only(text, { detector: mistaken(mistake) });
    expect(site).toMatchObject({ action: 'left', reason });
    expect(rewriteSource('a.ts', text, { detector: mistaken(mistake) }).text).toBe(text);
  });

  it('names the error that shows it', () => {
    const { message } = only(handler("error.code === 'itemNotFound'"), {
      detector: mistaken(codes('accessDenied')),
    });
    expect(message).toBe(
      'The new condition would not hold for graph-404 of microsoft-graph-client-3.0.7, for which the old one holds.',
    );
  });

  it('for words that stand for another code', () => {
    const text = handler("error.message.includes('itemNotFound')");
    expect(only(text)).toMatchObject({ action: 'rewritten' });
    expect(only(text, { detector: mistaken(codes('accessDenied')) })).toMatchObject({
      action: 'left',
      reason: 'narrower',
    });
  });

  it('and leaves the other places of the file to be rewritten', () => {
    const text = handler(
      "error.code === 'itemNotFound' || error.status === 1 || error.code === 'resourceLocked'",
    );
    const wrong = mistaken((rewrite) =>
      rewrite.compared[0]?.texts.includes('resourceLocked') === true
        ? codes('invalidRequest')(rewrite)
        : rewrite,
    );
    const { sites, text: after } = rewriteSource('a.ts', text, { detector: wrong });
    expect(sites.map(({ action }) => action)).toEqual(['rewritten', 'left']);
    expect(after).toContain(
      "hasErrorCode(error, GraphErrorCode.ItemNotFound) || error.status === 1 || error.code === 'resourceLocked'",
    );
  });

  it('and says so above the place with `mark`', () => {
    const { text } = rewriteSource('a.ts', handler("error.code === 'itemNotFound'"), {
      detector: mistaken(codes('accessDenied')),
      mark: true,
    });
    expect(text).toContain('The new condition would not hold for graph-404');
  });
});

describe('what has left before', () => {
  const words = "error.message.includes('too many requests')";

  it.each([
    ['an exit on the same status', '\n    if (error.statusCode === 429) return;', words, 'status-left'],
    [
      'an exit on the same status by another name',
      '\n    const failure = error as any;\n    if (failure.statusCode === 429) throw failure;',
      words,
      'dead',
    ],
    ['a branch for another status', '', `error.statusCode === 500 && ${words}`, 'dead'],
  ])('leaves %s', (_what, before, condition, reason) => {
    expect(only(handler(condition, before))).toMatchObject({ action: 'left', reason });
  });

  it.each([
    ['an exit on another status', '\n    if (error.statusCode === 500) return;', words],
    ['an exit that is not always taken', '\n    if (error.statusCode === 429) console.warn(error);', words],
    ['an exit on something else', '\n    if (isCancelled(error)) return;', words],
    [
      'an exit of another error of that name',
      '\n    run().catch((error) => { if (error.statusCode === 429) return; });',
      words,
    ],
    ['a branch for the same status', '', `error.statusCode === 429 && ${words}`],
    [
      'a code, which may come without its status',
      '\n    if (error.statusCode === 404) return;',
      "error.code === 'itemNotFound'",
    ],
  ])('and does not leave %s', (_what, before, condition) => {
    expect(only(handler(condition, before))).toMatchObject({ action: 'rewritten' });
  });

  it('names one of the errors that are caught before', () => {
    expect(
      only(
        handler(
          words,
          '\n    const failure = error as any;\n    if (failure.statusCode === 429) throw failure;',
        ),
      ).message,
    ).toMatch(
      /^Each known error .* such as graph-404 of microsoft-graph-client-3\.0\.7 with \w+ and “too many requests” and 429/,
    );
  });
});

/** A comparison with what a function of the project reads at one place of its own errors. */
function readingAt(...path: string[]): Detector {
  return {
    mayHaveSites: () => true,
    detectSites: (file) => {
      const start = file.text.indexOf("codeOf(error) === 'itemNotFound'");
      if (start === -1) return [];
      const range = [start, start + "codeOf(error) === 'itemNotFound'".length] as const;
      const compared = [
        {
          range,
          negated: false,
          subject: [start, start + 'codeOf(error)'.length] as const,
          texts: ['itemNotFound'],
          reads: [{ root: 'error', client: 'fetch', made: true, path, text: false }],
        },
      ] as const;
      const evidence = { level: 'proven', chain: [{ text: 'x', path: file.path, line: 1 }] } as const;
      return [
        {
          kind: 'code-compare',
          range,
          evidence,
          client: 'fetch',
          form: 'equality',
          negated: false,
          codes: ['itemNotFound'],
          rewrite: {
            range,
            error: 'error',
            negated: false,
            tests: [{ kind: 'codes', codes: ['itemNotFound'] }],
            compared,
          },
        },
      ];
    },
  };
}

describe('an error that has the code exactly where it is read', () => {
  const text = handler("codeOf(error) === 'itemNotFound'");

  it.each([
    [['code']],
    [['error', 'code']],
    [['response', 'data', 'error', 'code']],
    [['error', 'error', 'code']],
    [['body', '$json', 'error', 'code']],
  ])('%j is understood: the place is rewritten', (path) => {
    expect(only(text, { detector: readingAt(...path) })).toMatchObject({
      action: 'rewritten',
      proof: { errors: 1, agree: 1, better: [], asked: [{ code: 'itemNotFound' }] },
    });
  });

  it.each([[['somewhere', 'code']], [['faults', 'code']]])(
    '%j is not understood: the place is left',
    (path) => {
      expect(only(text, { detector: readingAt(...path) })).toMatchObject({
        action: 'left',
        reason: 'narrower',
        message: `The new condition would not hold for itemNotFound in ${path.join('.')}, for which the old one holds.`,
      });
    },
  );
});
