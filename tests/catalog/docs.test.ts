import { readFileSync } from 'node:fs';
import * as runtime from 'msgraph-errors';
import * as knowledge from 'msgraph-errors/knowledge';
import { describe, expect, it } from 'vitest';

const page = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const api = page('catalogue-api.md');

/** Names of a module that a page does not mention as code. */
const missing = (text: string, names: readonly string[]): string[] => names.filter((name) => !new RegExp(`\`${name}[(\`]`).test(text));

describe('the pages', () => {
  it('name every export', () => {
    expect(missing(api, [...Object.keys(runtime), ...Object.keys(knowledge)])).toEqual([]);
    expect(missing(api, ['hasErrorCodes'])).toEqual(['hasErrorCodes']);
  });

  it.each(['catalogue-api.md', 'retry.md'])('%s imports only what there is', (name) => {
    const imports = [...page(name).matchAll(/import \{ ([^}]+) \} from 'msgraph-errors';/g)].flatMap(([, names = '']) => names.split(', '));
    expect(imports.length).toBeGreaterThan(0);
    for (const imported of imports) expect(Object.keys(runtime)).toContain(imported);
  });

  it('give the limits that are tested', () => {
    const script = readFileSync(new URL('../../tools/size.mjs', import.meta.url), 'utf8');
    const tested = [...script.matchAll(/limit: (\d+)/g)].map(([, limit]) => Number(limit));
    const given = [...(api.split('## Figures')[1] ?? '').matchAll(/^\|.* \| (\d+) \|$/gm)].map(([, limit]) => Number(limit));
    expect(given).toHaveLength(6);
    expect(given.filter((limit) => !tested.includes(limit))).toEqual([]);
  });

  it('tell how to turn off the retry of each client as the look-up does', () => {
    const retry = page('retry.md');
    for (const { client, off } of knowledge.sdkRetries.slice(0, 3)) {
      expect(retry).toContain(client);
      if (off.includes('(')) expect(retry).toContain(off.split(' ')[0] ?? '');
    }
  });
});
