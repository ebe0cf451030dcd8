import { describe, expect, it } from 'vitest';
import { compileModels } from '../../rules/src/analysis/models/compile.js';
import type { Row } from '../../rules/src/analysis/models/types.js';

const ANY_TYPE: Row = { kind: 'type', of: 'contoso.Api', path: 'Member[*]', type: 'contoso.Part' };
const OWN_TYPE: Row = { kind: 'type', of: 'contoso.Api', path: 'Member[users]', type: 'contoso.Users' };
const ANY_REQUEST: Row = {
  kind: 'request',
  of: 'contoso.Api',
  path: 'Member[*]',
  client: 'axios',
  url: 'always',
};
const OWN_REQUEST: Row = {
  kind: 'request',
  of: 'contoso.Api',
  path: 'Member[users]',
  client: 'got',
  url: 'always',
};
const OWN_FLOW: Row = {
  kind: 'flow',
  of: 'contoso.Api',
  path: 'Member[users]',
  input: 'Argument[0]',
  output: 'ReturnValue',
};
const ANY_FLOW: Row = { ...OWN_FLOW, path: 'Member[*]', output: 'ReturnValue.Resolves' };

describe('a property', () => {
  it('has what is said of it before what is said of any property, whatever the order of rows', () => {
    for (const rows of [
      [ANY_TYPE, OWN_TYPE, ANY_REQUEST, OWN_REQUEST, ANY_FLOW, OWN_FLOW],
      [OWN_FLOW, ANY_FLOW, OWN_REQUEST, ANY_REQUEST, OWN_TYPE, ANY_TYPE],
    ]) {
      const models = compileModels(rows);
      expect([
        models.typeAt('contoso.Api', 'Member[users]'),
        models.typeAt('contoso.Api', 'Member[groups]'),
      ]).toEqual(['contoso.Users', 'contoso.Part']);
      expect([
        models.request('contoso.Api', 'Member[users]')?.client,
        models.request('contoso.Api', 'Member[groups]')?.client,
      ]).toEqual(['got', 'axios']);
      expect(
        [models.flows('contoso.Api', 'Member[users]'), models.flows('contoso.Api', 'Member[groups]')].map(
          (flows) => flows.map(({ output }) => output),
        ),
      ).toEqual([['ReturnValue'], ['ReturnValue.Resolves']]);
    }
  });

  it('keeps what is said of any property where a row moves what it is given', () => {
    const models = compileModels([ANY_TYPE, ANY_REQUEST, OWN_FLOW]);
    expect(models.typeAt('contoso.Api', 'Member[users]')).toBe('contoso.Part');
    expect(models.request('contoso.Api', 'Member[users]')?.client).toBe('axios');
    expect(models.flows('contoso.Api', 'Member[users]')).toHaveLength(1);
    expect(models.flows('contoso.Api', 'Member[groups]')).toHaveLength(0);
  });

  it('is what a row says that it is, and not also what any property is', () => {
    const sends = compileModels([ANY_TYPE, OWN_REQUEST]);
    expect([
      sends.typeAt('contoso.Api', 'Member[users]'),
      sends.typeAt('contoso.Api', 'Member[groups]'),
    ]).toEqual([undefined, 'contoso.Part']);
    const typed = compileModels([ANY_REQUEST, OWN_TYPE]);
    expect([
      typed.request('contoso.Api', 'Member[users]'),
      typed.request('contoso.Api', 'Member[groups]')?.client,
    ]).toEqual([undefined, 'axios']);
  });

  it('is not what any property is where a row says what a call of it gives', () => {
    const models = compileModels([ANY_TYPE, { ...OWN_TYPE, path: 'Member[users].ReturnValue' }]);
    expect([
      models.typeAt('contoso.Api', 'Member[users]'),
      models.typeAt('contoso.Api', 'Member[users].ReturnValue'),
      models.typeAt('contoso.Api', 'Member[groups]'),
    ]).toEqual([undefined, 'contoso.Users', 'contoso.Part']);
  });

  it('may be of a type and send when it is called', () => {
    const models = compileModels([OWN_TYPE, OWN_REQUEST]);
    expect([
      models.typeAt('contoso.Api', 'Member[users]'),
      models.request('contoso.Api', 'Member[users]')?.client,
    ]).toEqual(['contoso.Users', 'got']);
  });
});

describe('a place leads on', () => {
  const models = compileModels([
    { ...OWN_FLOW, path: 'Member[users].Member[list]', output: 'ReturnValue.Resolves' },
  ]);

  it.each([
    '',
    'Member[users]',
    'Member[users].Member[list]',
    'Member[users].Member[list].ReturnValue',
    'Member[users].Member[list].ReturnValue.Resolves',
  ])('where a row speaks of it or of one below it: %j', (path) => {
    expect(models.leadsOn('contoso.Api', path)).toBe(true);
  });

  it.each(['Member[groups]', 'Member[users].ReturnValue', 'Member[users].Member[list].Instance'])(
    'and nowhere else: %j',
    (path) => {
      expect(models.leadsOn('contoso.Api', path)).toBe(false);
    },
  );

  it('of the same package only', () => {
    expect(models.leadsOn('contoso.Other', '')).toBe(false);
  });
});

describe('rows that have answered', () => {
  const SENDS: Row = { kind: 'sends', called: '^ask', url: 'Argument[0]', client: 'unknown' };

  it.each<[string, Row, (models: ReturnType<typeof compileModels>) => unknown]>([
    ['of a type', OWN_TYPE, (models) => models.typeAt('contoso.Api', 'Member[users]')],
    ['of a request', ANY_REQUEST, (models) => models.request('contoso.Api', 'Member[groups]')],
    ['of a flow', OWN_FLOW, (models) => models.flows('contoso.Api', 'Member[users]')],
    ['about calls of something unknown', SENDS, (models) => models.sends('askGraph')],
  ])('are listed: %s', (_, row, ask) => {
    const matched = new Set<Row>();
    const models = compileModels([row], matched);
    models.typeAt('contoso.Other', 'Member[users]');
    models.request('contoso.Other', 'Member[groups]');
    models.flows('contoso.Api', 'Member[users].ReturnValue');
    models.sends('reply');
    expect([...matched]).toEqual([]);
    ask(models);
    expect([...matched]).toEqual([row]);
  });
});

describe('what sends', () => {
  const CLIENT: readonly Row[] = [
    { kind: 'type', of: 'contoso', path: 'Member[create].ReturnValue', type: 'contoso.Client' },
    { kind: 'type', of: 'contoso.Client', path: 'Member[api].ReturnValue', type: 'contoso.Call' },
    { kind: 'request', of: 'contoso.Call', path: 'Member[get]', client: 'got', url: 'always' },
    { kind: 'type', of: 'contoso.Lost', path: 'Member[same].ReturnValue', type: 'contoso.Lost' },
  ];
  const sender = (of: string, path: string): string | undefined =>
    compileModels(CLIENT).sender(of, path)?.client;

  it.each([
    ['a method', 'contoso.Call', 'Member[get]'],
    ['what has one', 'contoso.Call', ''],
    ['what gives something that has one', 'contoso.Client', ''],
  ])('is %s', (_name, of, path) => {
    expect(sender(of, path)).toBe('got');
  });

  it.each([
    ['another method', 'contoso.Call', 'Member[post]'],
    ['a method that gives something else', 'contoso.Client', 'Member[api]'],
    ['a type of which only itself comes', 'contoso.Lost', ''],
    ['a package of which nothing is known', 'fabrikam', ''],
  ])('is not %s', (_name, of, path) => {
    expect(sender(of, path)).toBeUndefined();
  });
});
