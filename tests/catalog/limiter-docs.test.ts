import { readFileSync } from 'node:fs';
import { retryGraph } from 'msgraph-errors';
import { createGraphFetch } from 'msgraph-errors/fetch';
import { createGraphLimiter } from 'msgraph-errors/limiter';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { extractSnippets } from '../docs/snippets.js';

const page = readFileSync(new URL('../../docs/limiter.md', import.meta.url), 'utf8');
const snippets = extractSnippets(page).filter(({ language }) => language === 'ts');

/** Runs a snippet as written, with what it takes for granted, and gives what its last constant is. */
async function run(code: string, fetchLike: (url: string) => Promise<Response>): Promise<unknown> {
  const last = [...code.matchAll(/^const (\w+) = await/gm)].at(-1)?.[1] ?? '';
  const body = ts.transpileModule(code.replace(/^import .*$/gm, ''), {
    compilerOptions: { target: ts.ScriptTarget.ES2022 },
  }).outputText;
  // The snippets of the page are run as a reader would run them.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const snippet = new Function(
    'createGraphLimiter',
    'createGraphFetch',
    'retryGraph',
    'fetch',
    'authorization',
    `return (async () => { ${body}; return ${last}; })();`,
  ) as (...parts: unknown[]) => Promise<unknown>;
  return snippet(
    createGraphLimiter,
    (options: object) => createGraphFetch({ ...options, fetch: fetchLike }),
    retryGraph,
    fetchLike,
    'Bearer x',
  );
}

describe('docs/limiter.md', () => {
  it('has snippets', () => {
    expect(snippets).toHaveLength(4);
  });

  it.each(snippets.map(({ line, code }) => ({ line, code })))(
    'runs as written: line $line',
    async ({ code }) => {
      const asked: string[] = [];
      const response = new Response('{}');
      const given = await run(code, (url) => {
        asked.push(url);
        return Promise.resolve(response);
      });
      expect(given).toBe(response);
      expect(asked).toEqual([/'(https:[^']+)'/.exec(code)?.[1]]);
    },
  );

  it('names the options that there are', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \| (\S+)/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]);
    expect(rows).toEqual([
      ['mailboxConcurrency', '4'],
      ['batchConcurrency', '1'],
      ['concurrency', '32'],
      ['maxWaitMs', '600000'],
      ['clock', 'the'],
    ]);
  });
});
