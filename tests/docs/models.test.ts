import { readFileSync } from 'node:fs';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import msgraph, { type MsgraphSettings } from 'eslint-plugin-msgraph';
import { readSettings, type ModelRow } from 'eslint-plugin-msgraph/detector';
import { IN_BRACKETS, KINDS, PLACES, TOKENS, WORDS } from '../../rules/src/analysis/models/grammar.js';
import { sitesIn } from '../detector/find.js';
import { extractSnippets } from './snippets.js';

const read = (page: string): string => readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
const PAGE = read('models.md');

/** The cells of the table below a heading whose first cell is `title`. */
function table(title: string): readonly (readonly string[])[] {
  const [, rows = ''] = new RegExp(`^\\| ${title} \\|.*\\n\\|[ -|]*\\n((?:\\|.*\\n)+)`, 'm').exec(PAGE) ?? [];
  return rows
    .trim()
    .split('\n')
    .map((line) => line.slice(2, -2).split(/ (?<!\\)\| /));
}

/** An object literal of plain values. */
function literal(text: string): unknown {
  return JSON.parse(
    text
      .replaceAll(/(\w+):/g, '"$1":')
      .replaceAll("'", '"')
      .replaceAll(/,(?=\s*[}\]])/g, ''),
  );
}

const codes = (cell = ''): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

describe('the reference of rows', () => {
  it('has each kind, with its keys', () => {
    expect(table('`kind`').map(([kind, , keys]) => [codes(kind)[0], codes(keys)])).toEqual(
      Object.entries(KINDS).map(([kind, keys]) => [kind, Object.keys(keys)]),
    );
  });

  it('has each key, with its words, and says which may be left out', () => {
    const keys = Object.values(KINDS).flatMap((kind) => Object.entries<string>(kind));
    const rows = table('key').map(([key, value]) => ({ key: codes(key)[0] ?? '', value }));
    expect(rows.map(({ key }) => key).sort()).toEqual([...new Set(keys.map(([key]) => key))].sort());
    expect(rows.filter(({ value }) => value?.startsWith('may be left out')).map(({ key }) => key)).toEqual([
      ...new Set(keys.flatMap(([key, need]) => (need === 'needed' ? [] : [key]))),
    ]);
    for (const [key, words] of Object.entries(WORDS))
      expect(codes(rows.find((row) => row.key === key)?.value)).toEqual(words);
  });

  it('has each token, with the keys that it may stand in, and the forms of places', () => {
    const rows = table('token').map(([token, , places]) => ({
      token: codes(token)[0] ?? '',
      places: codes(places),
    }));
    expect(rows.map(({ token }) => token.replace(/\[.*/, ''))).toEqual(Object.keys(TOKENS));
    for (const { token, places } of rows) {
      const [, name = '', brackets] = /^(\w+)(?:\[(.*)\])?$/.exec(token) ?? [];
      const takes = TOKENS[name as keyof typeof TOKENS];
      expect(takes === '' ? brackets === undefined : IN_BRACKETS[takes].form.test(brackets ?? '')).toBe(true);
      expect(places).toEqual(
        Object.entries(PLACES).flatMap(([key, { tokens }]) =>
          (tokens as readonly string[]).includes(name) ? [key] : [],
        ),
      );
    }
    for (const key of ['input', 'output'] as const)
      expect(PAGE).toContain(`\`${key}\` is ${PLACES[key].reads}.`);
  });
});

describe('the row that is taught in a minute', () => {
  const [program, config] = extractSnippets(PAGE);
  const [, text = ''] = /msgraph\.settings\((\{[^]*?\})\),/.exec(config?.code ?? '') ?? [];
  const settings = literal(text) as MsgraphSettings;
  const lint = (code: string, given: MsgraphSettings): readonly (string | null)[] =>
    new Linter()
      .verify(
        code,
        [
          { files: ['**/*.ts'], languageOptions: { parser } },
          msgraph.configs.recommended,
          { settings: msgraph.settings(given) },
        ],
        { filename: 'a.ts' },
      )
      .map(({ ruleId }) => ruleId);

  it('is what it takes for the program above it, and no other', () => {
    const code = program?.code ?? '';
    expect(lint(code, {})).toEqual([]);
    expect(lint(code, settings)).toEqual(['msgraph/require-innererror-traversal']);
    expect(lint(code.replace('@contoso/http', '@contoso/other'), settings)).toEqual([]);
    expect(lint(code.replace('{ get }', '{ post as get }'), settings)).toEqual([]);
  });

  it('counts requests to a host of Graph alone when it says where the URL stands', () => {
    const row = { ...(settings.models as readonly ModelRow[])[0], url: 'Argument[0]' } as ModelRow;
    const code = (host: string): string =>
      (program?.code ?? '').replace('`/users/', `\`https://${host}/v1.0/users/`);
    expect(PAGE).toContain("`url` would be `'Argument[0]'`");
    expect([
      lint(code('graph.microsoft.com'), { models: row }),
      lint(code('api.example.org'), { models: row }),
    ]).toEqual([['msgraph/require-innererror-traversal'], []]);
  });

  it('is the same in the settings of the codemod', () => {
    const file = extractSnippets(PAGE).find(
      ({ language, code }) => language === 'json' && code.includes('"models": ['),
    );
    expect(readSettings(JSON.parse(file?.code ?? '{}'))).toEqual(readSettings(settings));
  });
});

describe('the new HTTP client of docs/architecture.md', () => {
  const [, text = ''] =
    /rows in a file of `analysis\/models\/http\/`, and nothing else\. `(\{.*?\})`/.exec(
      read('architecture.md'),
    ) ?? [];
  const row = literal(text) as ModelRow;
  const found = (url: string, models: readonly ModelRow[], error = 'e.message'): number =>
    sitesIn(
      `import mande from 'mande';
export async function run() { try { return await mande('${url}').get().json(); } catch (e: any) { if (${error}.includes('Item not found')) return null; throw e; } }`,
      'message-match',
      { settings: { models } },
    ).length;

  it.each(['e.message', 'e.json.error.message'])('is a row and nothing else: %s', (error) => {
    expect(row.kind).toBe('request');
    expect([
      found('https://graph.microsoft.com/v1.0/me', [row], error),
      found('https://graph.microsoft.com/v1.0/me', [], error),
      found('https://api.example.org/me', [row], error),
    ]).toEqual([1, 0, 0]);
  });
});
