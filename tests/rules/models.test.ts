import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import msgraph, { configs, type ModelRow, type MsgraphSettings } from 'eslint-plugin-msgraph';
import { readSettings } from 'eslint-plugin-msgraph/detector';
import { layOut } from '../project/layout.js';

const ROW: ModelRow = {
  kind: 'request',
  of: '@contoso/http',
  path: 'Member[get]',
  client: 'unknown',
  url: 'always',
};
const OTHER: ModelRow = { ...ROW, of: '@contoso/other' };
const TEXT = `import { get } from '@contoso/http';
export async function f() {
  try { await get('/me'); } catch (e: any) { if (e.message.includes('odd text')) return; throw e; }
}
`;
const SITE = ['no-message-matching:3'];
const json = JSON.stringify(ROW);

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
}

/** What is reported in `packages/a/main.ts` below `root`, with the linter in the folder `cwd`. */
function lintIn(root: string, settings: MsgraphSettings, cwd = ''): readonly string[] {
  const config: Linter.Config[] = [
    { files: ['**/*.ts'], languageOptions: { parser } },
    configs.strict,
    { settings: { msgraph: settings } },
  ];
  const file = join(root, 'packages/a/main.ts');
  return new Linter({ cwd: join(root, cwd) })
    .verify(TEXT, config, { filename: file })
    .map(({ ruleId, line, message }) =>
      ruleId === null ? message : `${ruleId.replace('msgraph/', '')}:${String(line)}`,
    );
}

function lint(
  models: MsgraphSettings['models'],
  files: Readonly<Record<string, string>> = {},
  cwd = '',
): readonly string[] {
  const root = layOut({ 'package.json': '{}', 'packages/a/main.ts': TEXT, ...files });
  try {
    return lintIn(root, models === undefined ? {} : { models }, cwd);
  } catch (error) {
    // ESLint adds the file and the rule below the sentence.
    return [((error as Error).message.split('\n')[0] ?? '').replaceAll(root, 'ROOT').replaceAll('\\', '/')];
  }
}

const PACKAGE = {
  'node_modules/@contoso/models/package.json': '{ "msgraph": { "models": "./rows.json" }, "exports": {} }',
  'node_modules/@contoso/models/rows.json': `[${json}]`,
};

describe('settings.msgraph.models', () => {
  it.each<[string, MsgraphSettings['models'], Record<string, string>, string?]>([
    ['a row', ROW, {}],
    ['a list of rows', [OTHER, ROW], {}],
    ['a list of lists of rows', [[OTHER], [ROW]], {}],
    ['a file with a list', './rows.json', { 'rows.json': `[${json}]` }],
    [
      'a file with a row, and a mark of the order of bytes',
      ['./rows.json'],
      { 'rows.json': `\uFEFF${json}` },
    ],
    ['a file beside rows', [OTHER, '../rows.json'], { 'rows.json': json }, 'packages'],
    [
      'a file, seen from the folder of the linter',
      './rows.json',
      { 'rows.json': JSON.stringify(OTHER), 'packages/a/rows.json': json },
      'packages/a',
    ],
    ['a file, seen from the root of the project', './rows.json', { 'rows.json': json }, 'packages/a'],
    ['a package', '@contoso/models', PACKAGE],
    ['a package, seen from a folder below', ['@contoso/models'], PACKAGE, 'packages/a'],
    [
      'a package that is installed for one folder',
      ['@contoso/models'],
      Object.fromEntries(Object.entries(PACKAGE).map(([name, text]) => [`packages/a/${name}`, text])),
      'packages/a',
    ],
  ])('may be %s', (_, models, files, cwd) => {
    expect(lint(models, files, cwd)).toEqual(SITE);
  });

  it.each<[string, MsgraphSettings['models'], Record<string, string>]>([
    ['nothing', undefined, {}],
    ['no rows', [], {}],
    ['rows of another package', OTHER, {}],
    ['a file with rows of another package', './rows.json', { 'rows.json': JSON.stringify(OTHER) }],
  ])('and teaches nothing else: %s', (_, models, files) => {
    expect(lint(models, files)).toEqual([]);
  });

  it('may be an absolute path', () => {
    const root = layOut({ 'package.json': '{}', 'packages/a/main.ts': TEXT, 'rows.json': json });
    expect(lintIn(root, { models: join(root, 'rows.json') }, 'packages/a')).toEqual(SITE);
  });

  it.each<[string, MsgraphSettings['models'], Record<string, string>, string]>([
    ['a file that is not there', './rows.json', {}, 'there is no file `./rows.json`, seen from ROOT.'],
    [
      'a file that is called otherwise',
      './rows.json',
      { 'row.json': json },
      'there is no file `./rows.json`, seen from ROOT. Did you mean `./row.json`?',
    ],
    [
      'a file without `./`',
      'rows.json',
      { 'rows.json': json },
      '`rows.json` is a file, whose path starts with `./`. Did you mean `./rows.json`?',
    ],
    [
      'a URL',
      'https://contoso.example/rows.json',
      {},
      '`https://contoso.example/rows.json` is a file, whose path starts with `./`.',
    ],
    ['a folder', './packages', {}, '`./packages` is no file.'],
    ['no JSON', './rows.json', { 'rows.json': `[${json},]` }, '`./rows.json` is no valid JSON: '],
    [
      'an empty file',
      './rows.json',
      { 'rows.json': '' },
      '`./rows.json` is no valid JSON: Unexpected end of JSON input.',
    ],
    [
      'a huge file',
      './rows.json',
      { 'rows.json': `[${' '.repeat(1_000_000)}]` },
      '`./rows.json` is larger than 1 MB.',
    ],
    [
      'a text',
      'not a package',
      {},
      '`not a package` is neither the name of a package nor the path of a JSON file.',
    ],
    ['an empty text', '', {}, '`` is neither the name of a package nor the path of a JSON file.'],
    [
      'a package that is not there',
      '@contoso/models',
      {},
      'there is no package `@contoso/models`, seen from ROOT. A file is named with `./` before it.',
    ],
    [
      'a package that all objects have',
      'constructor',
      {},
      'there is no package `constructor`, seen from ROOT. A file is named with `./` before it.',
    ],
    [
      'a package without rows',
      '@contoso/models',
      { 'node_modules/@contoso/models/package.json': '{}' },
      'the package `@contoso/models` has no rows: its package.json needs `"msgraph": { "models": "./FILE.json" }`.',
    ],
    [
      'a package with something else',
      '@contoso/models',
      { 'node_modules/@contoso/models/package.json': '{ "msgraph": { "models": [1] } }' },
      'the package `@contoso/models` has no rows: its package.json needs `"msgraph": { "models": "./FILE.json" }`.',
    ],
    [
      'a package whose file is not there',
      '@contoso/models',
      { 'node_modules/@contoso/models/package.json': '{ "msgraph": { "models": "./rows.json" } }' },
      'the package `@contoso/models` names `./rows.json`, which is not there.',
    ],
    [
      'a package whose package.json is broken',
      '@contoso/models',
      { 'node_modules/@contoso/models/package.json': '{' },
      'package.json of `@contoso/models` is no valid JSON: ',
    ],
  ])('is an error when it names %s', (_, models, files, said) => {
    const [found = '', ...others] = lint(models, files);
    expect(found).toContain(`\`settings.msgraph.models\`: ${said}`);
    expect(others).toEqual([]);
  });

  it('names the row of a file that is wrong', () => {
    expect(lint(['./rows.json'], { 'rows.json': JSON.stringify([ROW, { ...ROW, url: 'allways' }]) })).toEqual(
      [
        '`settings.msgraph.models`, row 2 of `./rows.json`: `allways` is no `url`: it must be `always`, `Argument[0]…` or `Receiver.Argument[0]…`. Did you mean `always`?',
      ],
    );
    expect(lint(['./rows.json'], { 'rows.json': JSON.stringify([[ROW]]) })[0]).toBe(
      '`settings.msgraph.models`, row 1 of `./rows.json`: `[…]` is no row: it must be an object with a `kind`.',
    );
    expect(lint(['./rows.json'], { 'rows.json': '["./rows.json"]' })[0]).toBe(
      '`settings.msgraph.models`, row 1 of `./rows.json`: `./rows.json` is no row: it must be an object with a `kind`.',
    );
    expect(
      lint(['@contoso/models'], {
        ...PACKAGE,
        'node_modules/@contoso/models/rows.json': '{ "kind": "flows" }',
      })[0],
    ).toContain('row 1 of `@contoso/models`: `flows` is no `kind`');
  });

  it('types of one file may be used in another', () => {
    const type = JSON.stringify({
      kind: 'type',
      of: '@contoso/http',
      path: 'Member[get]',
      type: 'contoso.Get',
    });
    const request = JSON.stringify({ ...ROW, of: 'contoso.Get', path: '' });
    expect(lint(['./type.json', './request.json'], { 'type.json': type, 'request.json': request })).toEqual(
      SITE,
    );
    expect(lint('./type.json', { 'type.json': type })[0]).toContain('no row is of `contoso.Get`');
  });

  it('differs by configuration in one process', () => {
    const root = layOut({
      'package.json': '{}',
      'packages/a/main.ts': TEXT,
      'rows.json': json,
      'other.json': JSON.stringify(OTHER),
    });
    const found = (['./rows.json', './other.json', ROW, OTHER, './rows.json'] as const).map((models) =>
      lintIn(root, { models }),
    );
    expect(found).toEqual([SITE, [], SITE, [], SITE]);
  });

  it('is kept apart in a cache on the disk', () => {
    const root = layOut({ 'package.json': '{}', 'packages/a/main.ts': TEXT, 'rows.json': json });
    expect(lintIn(root, { models: './rows.json', cache: '.lint' })).toEqual(SITE);
    expect(lintIn(root, { models: OTHER, cache: '.lint' })).toEqual([]);
  });
});

describe('a file with rows that changes while an editor is open', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is read again after some seconds, and stays the same list while it does not change', () => {
    const root = layOut({ 'rows.json': json });
    const settings = { models: './rows.json' };
    vi.useFakeTimers({ now: 0 });
    const first = readSettings(settings, [root]);
    write(root, { 'rows.json': `[${JSON.stringify(OTHER)}]` });
    utimesSync(join(root, 'rows.json'), 1, 1);
    expect(readSettings(settings, [root])).toBe(first);
    vi.setSystemTime(3000);
    expect(readSettings(settings, [root]).models).toEqual([OTHER]);
    vi.setSystemTime(6000);
    expect(readSettings(settings, [root])).toBe(readSettings(settings, [root]));
    rmSync(join(root, 'rows.json'));
    vi.setSystemTime(9000);
    expect(() => readSettings(settings, [root])).toThrow('there is no file');
  });

  it('is looked for again when the linter runs in another folder', () => {
    const root = layOut({ 'a/rows.json': json, 'b/rows.json': JSON.stringify(OTHER) });
    const settings = { models: './rows.json' };
    expect(['a', 'b', 'a'].map((folder) => readSettings(settings, [join(root, folder)]).models)).toEqual([
      [ROW],
      [OTHER],
      [ROW],
    ]);
  });

  it('may be as large as 1 MB', () => {
    const root = layOut({ 'rows.json': json.padEnd(1_000_000), 'large.json': json.padEnd(1_000_001) });
    expect(readSettings({ models: './rows.json' }, [root]).models).toEqual([ROW]);
    expect(() => readSettings({ models: './large.json' }, [root])).toThrow(
      '`./large.json` is larger than 1 MB.',
    );
  });

  it('gives equal rows as one list, for other settings objects too', () => {
    const root = layOut({ 'rows.json': json });
    expect(readSettings({ models: './rows.json' }, [root]).models).toBe(
      readSettings({ models: [{ ...ROW }] }, [root]).models,
    );
  });
});

describe('the types of the settings', () => {
  it('are those of the rows', () => {
    defineConfig(configs.recommended, { settings: msgraph.settings({ models: [ROW, [OTHER]] }) });
    expectTypeOf<{ models: './rows.json' }>().toExtend<MsgraphSettings>();
    expectTypeOf<{ models: readonly ['@contoso/models', ModelRow] }>().toExtend<MsgraphSettings>();
    expect(msgraph.settings({ models: './rows.json' })).toEqual({ msgraph: { models: './rows.json' } });
  });

  it('refuse what is none', () => {
    // @ts-expect-error There is no such setting.
    expect(() => msgraph.settings({ modelz: [ROW] })).toThrow(
      '`settings.msgraph.modelz` is not a setting. Did you mean `models`?',
    );
    // @ts-expect-error There is no such kind.
    expect(() => msgraph.settings({ models: { ...ROW, kind: 'requests' } })).toThrow(
      'Did you mean `request`?',
    );
    // @ts-expect-error There is no such key.
    expect(() => msgraph.settings({ models: [{ kind: 'travels', type: 'redux.Action', typ: '' }] })).toThrow(
      'Did you mean `type`?',
    );
    expect(() =>
      // @ts-expect-error A client is one of those that are known.
      msgraph.settings({ models: [{ kind: 'request', of: 'x', path: '', client: 'mine', url: 'always' }] }),
    ).toThrow('`mine` is no `client`');
  });
});
