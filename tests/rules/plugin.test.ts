import { readFileSync } from 'node:fs';
import { Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import { describe, expect, it } from 'vitest';
import msgraph, { configs, meta, readSettings, rules } from 'eslint-plugin-msgraph';

const packageOf = (name: string): { version: string } =>
  JSON.parse(readFileSync(new URL(`../../${name}/package.json`, import.meta.url), 'utf8')) as {
    version: string;
  };

describe('the plugin', () => {
  it('names itself with the version of its package', () => {
    expect(meta).toEqual({
      name: 'eslint-plugin-msgraph',
      version: packageOf('rules').version,
      namespace: 'msgraph',
    });
    expect(msgraph.meta).toBe(meta);
  });

  it('has presets of errors, because bulk suppressions pass over warnings', () => {
    expect(configs.recommended.rules).toEqual({
      'msgraph/no-legacy-odata-error': 'error',
      'msgraph/no-message-matching': 'error',
      'msgraph/no-unbounded-retry': 'error',
      'msgraph/require-innererror-traversal': 'error',
      'msgraph/respect-retry-after': 'error',
    });
    expect(configs.strict.rules).toEqual({
      ...configs.recommended.rules,
      'msgraph/keep-error-details': 'error',
      'msgraph/no-double-retry': 'error',
      'msgraph/no-message-display': 'error',
      'msgraph/no-nonretryable-retry': 'error',
      'msgraph/no-swallowed-failure': 'error',
      'msgraph/no-token-in-log': 'error',
      'msgraph/no-unknown-error-code': 'error',
      'msgraph/no-wrong-error-path': 'error',
      'msgraph/prefer-error-code-enum': 'error',
      'msgraph/require-status-fallback': 'error',
    });
    expect(Object.values(configs).map((config) => config.name)).toEqual([
      'msgraph/recommended',
      'msgraph/recommended-type-checked',
      'msgraph/strict',
    ]);
    expect(configs['recommended-type-checked']).toMatchObject({
      rules: configs.recommended.rules,
      settings: { msgraph: { typeChecked: true } },
    });
  });

  it.each(Object.entries(rules))(
    '%s says the fact, why it matters and what to do in at most 300 characters',
    (_, rule) => {
      for (const [id, message] of Object.entries<string>(rule.meta.messages)) {
        expect(message).toMatch(/(\.|\{\{(advice|remedy)\}\})$/);
        expect(message.length).toBeLessThanOrEqual(300);
        // A suggestion names a change; a report must let somebody act who has never heard of the subject.
        if (id !== 'replace' && id !== 'bound') expect(message.split(/[.:] /).length).toBeGreaterThan(1);
      }
    },
  );
});

describe('settings', () => {
  const lint = (settings: unknown): readonly string[] => {
    const linter = new Linter();
    const code =
      "import { graphFetch } from './graph';\ngraphFetch('/me').catch((e) => e.message.includes('something odd'));";
    return linter
      .verify(code, [configs.recommended, { settings: { msgraph: settings } }])
      .map((message) => message.ruleId ?? message.message);
  };

  it('teach a client', () => {
    expect(lint({ clients: ['graphFetch'] })).toEqual(['msgraph/no-message-matching']);
    expect(lint({ clients: ['otherFetch'] })).toEqual([]);
  });

  it.each([
    'graphFetch',
    'api.call',
    '$api',
    'api.#call',
    'DirectoryClient',
    'contoso',
    '@contoso/transport',
    '@contoso/transport/client',
    'lodash-graph',
    'contoso/client.js',
    './src/graph-client.ts',
    './src/graph client',
    '../transport.js',
    '@/graph',
    '~/graph',
    '$lib/graph',
    '#graph',
    '#lib/graph',
  ])('take `%s` as a client', (client) => {
    expect(readSettings({ clients: [client] })).toEqual({ clients: [client] });
  });

  it.each([
    'graph.contoso.example',
    'localhost',
    'GRAPH.contoso-1.example',
    'graph_proxy.internal',
    '10.0.0.1',
  ])('take `%s` as a host', (host) => {
    expect(readSettings({ hosts: [host] })).toEqual({ hosts: [host] });
  });

  it('are checked by the compiler in a configuration', () => {
    const config = defineConfig([
      msgraph.configs.recommended,
      { settings: msgraph.settings({ clients: ['graphFetch'], crossFile: false }) },
    ]);
    expect(config.at(-1)?.settings).toEqual({ msgraph: { clients: ['graphFetch'], crossFile: false } });
    // @ts-expect-error There is no such setting.
    expect(() => msgraph.settings({ clientz: ['graphFetch'] })).toThrow(
      '`settings.msgraph.clientz` is not a setting. Did you mean `clients`?',
    );
    // @ts-expect-error It is a list.
    expect(() => msgraph.settings({ clients: 'graphFetch' })).toThrow('must be a list');
  });

  it.each<[string, unknown, RegExp]>([
    ['an unknown key', { client: ['graphFetch'] }, /`settings\.msgraph\.client` is not a setting/],
    ['a value that is no list', { clients: 'graphFetch' }, /`settings\.msgraph\.clients` must be a list/],
    ['an empty name', { hosts: [''] }, /`settings\.msgraph\.hosts` must be a list/],
    ['a runtime that is no name', { runtime: 1 }, /`settings\.msgraph\.runtime`/],
    ['a switch that is no boolean', { crossFile: 'no' }, /`settings\.msgraph\.crossFile` must be a boolean/],
    [
      'another switch that is no boolean',
      { typeChecked: 1 },
      /`settings\.msgraph\.typeChecked` must be a boolean/,
    ],
    [
      'a list with something else than text',
      { helpers: ['isGone', 1] },
      /`settings\.msgraph\.helpers` must be a list of non-empty strings/,
    ],
    ['an empty runtime', { runtime: '' }, /`settings\.msgraph\.runtime` must be a module name/],
    ['null', null, /`settings\.msgraph` must be an object/],
    ['no object', [], /`settings\.msgraph` must be an object/],
    ['an unknown key near a known one', { clientz: ['graphFetch'] }, /Did you mean `clients`\?/],
    ['an unknown key near none', { wrappers: [] }, /`settings\.msgraph\.wrappers` is not a setting\. Known/],
    [
      'a name in the place of a list',
      { clients: 'graphFetch' },
      /list of non-empty strings\. Did you mean `\['graphFetch'\]`\?/,
    ],
    ['a list of spaces', { helpers: ['  '] }, /must be a list of non-empty strings/],
    [
      'a host with scheme and path',
      { hosts: ['https://graph.contoso.example/v1.0'] },
      /`https:.*` is no host name\. Did you mean `graph\.contoso\.example`\?/,
    ],
    [
      'a host with a slash',
      { hosts: ['graph.contoso.example/'] },
      /Did you mean `graph\.contoso\.example`\?/,
    ],
    [
      'a host with a port',
      { hosts: ['graph.contoso.example:8443'] },
      /Did you mean `graph\.contoso\.example`\?/,
    ],
    [
      'a host with a wildcard',
      { hosts: ['*.contoso.example'] },
      /is a pattern; each host is named by itself\.\n/,
    ],
    [
      'a path without its start',
      { clients: ['src/graph-client.ts'] },
      /Did you mean `\.\/src\/graph-client\.ts`\?/,
    ],
    [
      'an absolute path',
      { clients: ['/src/graph-client.ts'] },
      /is no path from the root of the project\. Did you mean `\.\/src\/graph-client\.ts`\?/,
    ],
    [
      'a path of Windows',
      { clients: ['.\\src\\graph-client.ts'] },
      /Did you mean `\.\/src\/graph-client\.ts`\?/,
    ],
    ['a pattern of files', { clients: ['./src/*.ts'] }, /is a pattern/],
    [
      'a host in the place of a client',
      { clients: ['https://graph.contoso.example'] },
      /hosts belong into `hosts`\. Did you mean `graph\.contoso\.example`\?/,
    ],
    ['a call', { clients: ['graphFetch()'] }, /Did you mean `graphFetch`\?/],
    ['a construction', { clients: ['new DirectoryClient(options)'] }, /Did you mean `DirectoryClient`\?/],
    [
      'a member of `this`',
      { clients: ['this.api.call'] },
      /is named without `this`\. Did you mean `api\.call`\?/,
    ],
    ['spaces around a name', { clients: [' graphFetch'] }, /Did you mean `graphFetch`\?/],
    ['a call as a helper', { helpers: ['isGone(error)'] }, /Did you mean `isGone`\?/],
    [
      'a member as an error type',
      { errorTypes: ['errors.DirectoryError'] },
      /Did you mean `DirectoryError`\?/,
    ],
    ['something that is no name at all', { errorTypes: ['/Error$/'] }, /`\/Error\$\/` is no name\.\n/],
  ])('are refused with %s', (_, settings, message) => {
    expect(() => lint(settings)).toThrow(message);
  });
});
