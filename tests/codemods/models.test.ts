import { describe, expect, it } from 'vitest';
import { messageSource } from './helpers/samples.js';
import { TestProject } from './helpers/project.js';

const MANIFEST = '{ "name": "app", "type": "module", "dependencies": { "msgraph-errors": "^0.1.0" } }\n';
const row = (of: string): string =>
  JSON.stringify({ kind: 'request', of, path: 'Member[get]', client: 'unknown', url: 'always' });
const source = messageSource()
  .replace(
    "import { Client } from '@microsoft/microsoft-graph-client';",
    "import { get } from '@contoso/http';",
  )
  .replace('client: Client', 'id: string')
  .replace("client.api('/me/drive').get()", 'get(id)');
const REWRITTEN = '+    if (hasErrorCode(e, GraphErrorCode.ItemNotFound)) return false;';
const NOTHING = 'Places: 0 would be rewritten, 0 left.';

describe('rows in the settings of the codemod', () => {
  it.each<[string, string, Record<string, string>]>([
    ['a list', `{ "models": [${row('@contoso/http')}] }`, {}],
    [
      'a file, seen from the settings',
      '{ "models": "./rows.json" }',
      { 'config/rows.json': row('@contoso/http'), 'rows.json': row('@contoso/other') },
    ],
    [
      'a package, seen from the working folder',
      '{ "models": ["@contoso/models"] }',
      {
        'node_modules/@contoso/models/package.json': '{ "msgraph": { "models": "rows.json" } }',
        'node_modules/@contoso/models/rows.json': `[${row('@contoso/http')}]`,
      },
    ],
  ])('%s', (_, settings, files) => {
    const project = new TestProject({
      'a.ts': source,
      'package.json': MANIFEST,
      'config/settings.json': settings,
      ...files,
    });
    expect(project.run('--no-verify').stdout).toContain(NOTHING);
    expect(project.run('--no-verify', '--settings', 'config/settings.json').stdout).toContain(REWRITTEN);
  });

  it('of another package change nothing', () => {
    const project = new TestProject({
      'a.ts': source,
      'package.json': MANIFEST,
      'settings.json': `{ "models": [${row('@contoso/other')}] }`,
    });
    expect(project.run('--no-verify', '--settings', 'settings.json').stdout).toContain(NOTHING);
  });

  it('that are wrong are wrong use', () => {
    const project = new TestProject({
      'a.ts': source,
      'package.json': MANIFEST,
      'settings.json': '{ "models": [{ "kind": "reqest" }] }',
      'lost.json': '{ "models": "./rows.json" }',
    });
    const wrong = project.run('--settings', 'settings.json');
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toMatch(
      /^msgraph-codemod: The settings file `.*settings\.json` is not valid\. `settings\.msgraph\.models\[0\]`: `reqest` is no `kind` of a row: .* Did you mean `request`\?\n$/,
    );
    expect(project.run('--settings', 'lost.json')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('there is no file `./rows.json`') as string,
    });
  });
});

describe('explain --models', () => {
  const settings = `{ "models": [${row('axios')}, { "kind": "type", "of": "@contoso/http", "path": "Member[make]", "type": "got.Instance" }] }`;
  const explain = (...args: string[]): string =>
    new TestProject({ 'settings.json': settings }).run('explain', '--models', ...args).stdout;

  it('prints the rows of a package, and of what it gives', () => {
    expect(explain('ofetch')).toBe(`ofetch
  request  Member[ofetch,$fetch] sends: client ofetch, URL Argument[1].Member[baseURL]|Argument[0]
  type     Member[ofetch,$fetch].Member[create].ReturnValue is a ofetch.Instance
ofetch.Instance
  request  a call sends: client ofetch, URL Receiver.Argument[0].Member[baseURL]|Argument[0]
`);
    expect(explain('opossum')).toContain(
      'opossum.Breaker\n  flow     Member[fire] moves Receiver.Argument[0].Rejects to Rejects\n',
    );
    expect(explain('express')).toContain('to Argument[0,1,2].Parameter[0] of functions with 4 parameters\n');
    expect(explain('delay')).toBe('delay\n  barrier  errors are not of Graph (nothing)\n');
    expect(explain('@angular/common/http')).toContain(
      'URL Argument[1], gives a rx.Observable\nrx.Observable\n',
    );
    expect(explain('@reduxjs/toolkit')).toContain('  travels  comes out of unknown functions as it is\n');
  });

  it('marks those of the settings', () => {
    expect(explain('axios', '--settings', 'settings.json')).toContain(
      '  request  Member[get] sends: client unknown, URL always (settings)\n',
    );
    expect(explain('axios')).not.toContain('(settings)');
    expect(explain('@contoso/http', '--settings', 'settings.json')).toContain(
      '  type     Member[make] is a got.Instance (settings)\ngot.Instance\n',
    );
  });

  it('lists the packages, and what holds for all', () => {
    const listed = explain();
    expect(listed).toMatch(/^axios +5$/m);
    expect(listed).toMatch(/^functions that call what they are given later: .*setTimeout/m);
    expect(listed).not.toContain('axios.Instance');
    expect(explain('--settings', 'settings.json')).toMatch(/^axios +6$/m);
  });

  it('says that nothing is known', () => {
    expect(explain('axois')).toBe('No row is about `axois`. Did you mean `axios`?\n');
    expect(explain('constructor')).toBe('No row is about `constructor`.\n');
  });

  it.each<[string[], string]>([
    [['explain', '--models', 'a', 'b'], '`explain --models` takes one package.'],
    [['--models'], '`--models` belongs to `explain`.'],
    [['explain', '--models', '--settings', 'lost.json'], 'cannot be read'],
  ])('refuses %s', (args, said) => {
    expect(new TestProject({}).run(...args)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(said) as string,
    });
  });
});
