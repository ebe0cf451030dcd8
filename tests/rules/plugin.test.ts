import { readFileSync } from 'node:fs';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import msgraph, { configs, meta, rules } from 'eslint-plugin-msgraph';

const packageOf = (name: string): { version: string } => JSON.parse(readFileSync(new URL(`../../${name}/package.json`, import.meta.url), 'utf8')) as { version: string };

describe('the plugin', () => {
  it('names itself with the version of its package', () => {
    expect(meta).toEqual({ name: 'eslint-plugin-msgraph', version: packageOf('rules').version, namespace: 'msgraph' });
    expect(msgraph.meta).toBe(meta);
  });

  it('has presets of errors, because bulk suppressions pass over warnings', () => {
    expect(configs.recommended.rules).toEqual({
      'msgraph/no-legacy-odata-error': 'error',
      'msgraph/no-message-matching': 'error',
      'msgraph/no-unbounded-retry': 'error',
      'msgraph/require-innererror-traversal': 'error',
    });
    expect(configs.strict.rules).toEqual({ ...configs.recommended.rules, 'msgraph/prefer-error-code-enum': 'error' });
    expect(Object.values(configs).map((config) => config.name)).toEqual(['msgraph/recommended', 'msgraph/recommended-type-checked', 'msgraph/strict']);
    expect(configs['recommended-type-checked']).toMatchObject({ rules: configs.recommended.rules, settings: { msgraph: { typeChecked: true } } });
  });

  it.each(Object.entries(rules))('%s says the fact, why it matters and what to do in at most 300 characters', (_, rule) => {
    for (const [id, message] of Object.entries<string>(rule.meta.messages)) {
      expect(message).toMatch(/(\.|\{\{(advice|remedy)\}\})$/);
      expect(message.length).toBeLessThanOrEqual(300);
      // A suggestion names a change; a report must let somebody act who has never heard of the subject.
      if (id !== 'replace' && id !== 'bound') expect(message.split(/[.:] /).length).toBeGreaterThan(1);
    }
  });
});

describe('settings', () => {
  const lint = (settings: unknown): readonly string[] => {
    const linter = new Linter();
    const code = "import { graphFetch } from './graph';\ngraphFetch('/me').catch((e) => e.message.includes('something odd'));";
    return linter.verify(code, [configs.recommended, { settings: { msgraph: settings } }]).map((message) => message.ruleId ?? message.message);
  };

  it('teach a client', () => {
    expect(lint({ clients: ['graphFetch'] })).toEqual(['msgraph/no-message-matching']);
    expect(lint({ clients: ['otherFetch'] })).toEqual([]);
  });

  it.each<[string, unknown, RegExp]>([
    ['an unknown key', { client: ['graphFetch'] }, /`settings\.msgraph\.client` is not a setting/],
    ['a value that is no list', { clients: 'graphFetch' }, /`settings\.msgraph\.clients` must be a list/],
    ['an empty name', { hosts: [''] }, /`settings\.msgraph\.hosts` must be a list/],
    ['a runtime that is no name', { runtime: 1 }, /`settings\.msgraph\.runtime`/],
    ['a switch that is no boolean', { crossFile: 'no' }, /`settings\.msgraph\.crossFile` must be a boolean/],
    ['another switch that is no boolean', { typeChecked: 1 }, /`settings\.msgraph\.typeChecked` must be a boolean/],
    ['a list with something else than text', { helpers: ['isGone', 1] }, /`settings\.msgraph\.helpers` must be a list of non-empty strings/],
    ['an empty runtime', { runtime: '' }, /`settings\.msgraph\.runtime` must be a module name/],
    ['null', null, /`settings\.msgraph` must be an object/],
    ['no object', [], /`settings\.msgraph` must be an object/],
  ])('are refused with %s', (_, settings, message) => {
    expect(() => lint(settings)).toThrow(message);
  });
});
