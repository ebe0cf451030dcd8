import { describe, expect, it } from 'vitest';
import {
  detectSites,
  mayReachGraph,
  readSettings,
  type DetectorSettings,
  type ModelRow,
} from 'eslint-plugin-msgraph/detector';
import { createProject } from 'eslint-plugin-msgraph/project';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_IN_ROWS, modelsOf, namesThatSend } from '../../rules/src/analysis/models/index.js';
import { sitesIn } from '../detector/find.js';
import { layOut } from '../project/layout.js';
import { originsOf, questionOf } from './ask.js';

const HEAD = `import { get } from '@contoso/http';\n`;
const caught = (call: string, error = 'e.message', head = HEAD): string => `${head}
export async function run(api: any) { try { return await ${call}; } catch (e: any) { if (${error}.includes('Item not found')) return null; throw e; } }`;
const ROW: ModelRow = {
  kind: 'request',
  of: '@contoso/http',
  path: 'Member[get]',
  client: 'unknown',
  url: 'always',
};
const count = (code: string, models: readonly ModelRow[]): number =>
  sitesIn(code, 'message-match', { settings: { models } }).length;

describe('a row of the settings', () => {
  const MANDE: ModelRow = {
    kind: 'request',
    of: 'mande',
    path: 'Member[default].ReturnValue.Member[get]',
    client: 'unknown',
    url: 'Receiver.Argument[0]',
  };
  it.each<[string, ModelRow[], string, string]>([
    [
      'a function that sends to Graph',
      [ROW],
      caught(`get('/me')`),
      caught(`got('/me')`, 'e.message', `import { got } from '@contoso/http';`),
    ],
    [
      'the same of another package',
      [ROW],
      caught(`get('/me')`),
      caught(`get('/me')`, 'e.message', `import { get } from '@contoso/other';`),
    ],
    [
      'a client that is told its address before',
      [MANDE],
      caught(`mande('https://graph.microsoft.com/v1.0/me').get()`, 'e.message', `import mande from 'mande';`),
      caught(`mande('https://api.example.org/me').get()`, 'e.message', `import mande from 'mande';`),
    ],
    [
      'a function that gives a client that is known',
      [{ kind: 'type', of: '@contoso/graph', path: 'Member[connect].ReturnValue', type: 'kiota.Builder' }],
      caught(`connect().me.get()`, 'e.message', `import { connect } from '@contoso/graph';`),
      caught(`other().me.get()`, 'e.message', `import { other } from '@contoso/graph';`),
    ],
    [
      'a class whose methods send',
      [
        { kind: 'type', of: '@contoso/graph', path: 'Member[Users].Instance', type: 'contoso.Users' },
        { kind: 'request', of: 'contoso.Users', path: 'Member[*]', client: 'unknown', url: 'always' },
      ],
      caught(`new Users().list()`, 'e.message', `import { Users } from '@contoso/graph';`),
      caught(`new Groups().list()`, 'e.message', `import { Groups } from '@contoso/graph';`),
    ],
    [
      'the same as the type of a parameter',
      [
        { kind: 'type', of: '@contoso/graph', path: 'Member[Users].Instance', type: 'contoso.Users' },
        { kind: 'request', of: 'contoso.Users', path: 'Member[*]', client: 'unknown', url: 'always' },
      ],
      caught(`api.list()`, 'e.message', `import type { Users } from '@contoso/graph';`).replace(
        'api: any',
        'api: Users',
      ),
      caught(`api.list()`, 'e.message', `import type { Users } from '@contoso/other';`).replace(
        'api: any',
        'api: Users',
      ),
    ],
    [
      'the type of an error',
      [{ kind: 'error', of: '@contoso/graph', path: 'Member[Failure].Instance', client: 'unknown' }],
      `import type { Failure } from '@contoso/graph'; export const isGone = (failure: Failure) => failure.message.includes('Item not found');`,
      `import type { Failure } from '@contoso/other'; export const isGone = (failure: Failure) => failure.message.includes('Item not found');`,
    ],
    [
      'a global',
      [
        {
          kind: 'request',
          of: 'global',
          path: 'Member[contoso].Member[send]',
          client: 'unknown',
          url: 'always',
        },
      ],
      caught(`contoso.send('/me')`, 'e.message', ''),
      caught(`contoso.receive('/me')`, 'e.message', ''),
    ],
  ])('%s', (_, rows, found, silent) => {
    expect([count(found, []), count(found, rows), count(silent, rows)]).toEqual([0, 1, 0]);
  });
});

describe('what the error of such a request holds', () => {
  const ROWS = [ROW];
  it.each(['e.body', 'e.response.data', 'e'])('a code in %s.error is a code of Graph', (whole) => {
    const code = caught(`get('/me')`).replace(
      /if \(.*?\) return null/,
      `if (${whole}.error.code === 'itemNotFound') return null`,
    );
    const twin = code.replaceAll('@contoso/http', '@contoso/other');
    const compared = (text: string): number =>
      sitesIn(text, 'code-compare', { settings: { models: ROWS } }).length;
    expect([compared(code), compared(twin)]).toEqual([1, 0]);
  });
});

describe('a function that the settings name', () => {
  it.each([
    [
      'fails as requests to Graph do, and with what the project says in it',
      '',
      `throw new Error('not found in the basket')`,
      'graph own',
    ],
    ['is known by what it calls on `this`', 'this.', '', 'graph'],
  ])('%s', (_, owner, body, origins) => {
    const named = owner === '' ? `async function send(path) { ${body} }` : '';
    const code = `${named}\nclass Users { async run() { try { await ${owner}send('/me'); } catch (error) { if (error.message.includes('not found')) return; } } }`;
    expect([
      originsOf(questionOf(code), { models: modelsOf([], { clients: ['send'] }) }),
      originsOf(questionOf(code), { models: modelsOf([], { clients: ['sends'] }) }),
    ]).toEqual([origins, owner === '' ? 'own' : 'unknown']);
  });
});

describe('a row that hands a failure on', () => {
  const FLOW: ModelRow = {
    kind: 'flow',
    of: '@contoso/jobs',
    path: 'Member[run]',
    input: 'Argument[0].Rejects',
    output: 'Argument[1].Parameter[0]',
  };
  const code = (host: string): string => `import { run } from '@contoso/jobs';
run(() => fetch('https://${host}/v1.0/me').then(async (response) => { if (!response.ok) throw new Error(await response.text()); }), (failure: any) => { if (failure.message.includes('Item not found')) alert(1); });`;

  it('does so for what comes from Graph, and for nothing else', () => {
    expect([
      count(code('graph.microsoft.com'), []),
      count(code('graph.microsoft.com'), [FLOW]),
      count(code('api.example.org'), [FLOW]),
    ]).toEqual([0, 1, 0]);
  });
});

describe('a row of the settings and one that comes with the package', () => {
  const graph = caught(
    `connect().api('/me').get()`,
    'e.message',
    `import { Client } from '@microsoft/microsoft-graph-client'; const connect = () => Client.init({});`,
  );
  const got = (method: string): string =>
    caught(`got.${method}('/me')`, 'e.message', `import got from 'got';`);

  it('hold both', () => {
    expect([count(graph, [ROW]), count(caught(`get('/me')`), [ROW])]).toEqual([1, 1]);
  });

  it('at the same place: the one of the settings holds', () => {
    const row: ModelRow = {
      kind: 'request',
      of: 'got',
      path: 'Member[default].Member[get]',
      client: 'got',
      url: 'always',
    };
    expect([count(got('get'), []), count(got('get'), [row]), count(got('post'), [row])]).toEqual([0, 1, 0]);
  });
});

describe('rows without an end', () => {
  it.each<[string, ModelRow[]]>([
    [
      'a type that gives itself',
      [
        { kind: 'type', of: '@contoso/http', path: 'Member[get].ReturnValue', type: 'contoso.A' },
        { kind: 'type', of: 'contoso.A', path: 'Member[*]', type: 'contoso.A' },
        { kind: 'type', of: 'contoso.A', path: 'ReturnValue|Instance|Resolves', type: 'contoso.A' },
      ],
    ],
    [
      'two types that give each other',
      [
        { kind: 'type', of: '@contoso/http', path: 'Member[get].ReturnValue', type: 'contoso.A' },
        { kind: 'type', of: 'contoso.A', path: 'Member[*]|ReturnValue|Resolves', type: 'contoso.B' },
        { kind: 'type', of: 'contoso.B', path: 'Member[*]|ReturnValue|Resolves', type: 'contoso.A' },
      ],
    ],
    [
      'a package that is its own member',
      [{ kind: 'type', of: '@contoso/http', path: 'Member[*]|ReturnValue', type: '@contoso/http' }],
    ],
    [
      'a flow into itself',
      [
        { kind: 'flow', of: '@contoso/http', path: 'Member[get]', input: 'Call.Rejects', output: 'Rejects' },
        { kind: 'flow', of: '@contoso/http', path: 'Member[get]', input: 'Call', output: 'ReturnValue' },
        {
          kind: 'flow',
          of: '@contoso/http',
          path: 'Member[get]',
          input: 'Argument[0].ReturnValue',
          output: 'ReturnValue|Argument[0].Parameter[0]',
        },
      ],
    ],
    [
      'an observable of itself',
      [
        {
          kind: 'flow',
          of: '@contoso/http',
          path: 'Member[get]',
          input: 'Call.Fails',
          output: 'ReturnValue.Fails',
        },
      ],
    ],
  ])('end: %s', (_, rows) => {
    const chain = `get(${'get('.repeat(30)}(x) => get(x)${')'.repeat(30)})${'.a.b().c'.repeat(40)}`;
    const loop = `let it: any = get; for (const x of [1]) it = get(it)(it.get)(() => it); await it.get(it)`;
    expect(readSettings({ models: rows }).models).toEqual(rows);
    expect(count(caught(chain), rows)).toBe(0);
    expect(count(caught(`(async () => { ${loop}; })()`), rows)).toBe(0);
  });
});

describe('names that all objects have', () => {
  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'])(
    '%s is a name like others',
    (name) => {
      const row: ModelRow = {
        kind: 'request',
        of: '@contoso/http',
        path: `Member[${name}]`,
        client: 'unknown',
        url: 'always',
      };
      const call = caught(`http.${name}('/me')`, 'e.message', `import * as http from '@contoso/http';`);
      const packaged = caught(`get('/me')`, 'e.message', `import { get } from '${name}';`);
      expect([count(call, []), count(call, [row]), count(call, [ROW])]).toEqual([0, 1, 0]);
      expect([count(packaged, [ROW]), count(packaged, [{ ...ROW, of: name }])]).toEqual([0, 1]);
    },
  );

  it('say nothing of a package that has no rows', () => {
    const models = modelsOf([ROW]);
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect([
        models.typeAt(name, ''),
        models.request(name, ''),
        models.barrier(name),
        models.runsLater(name),
        models.travels(name),
        models.flows(name, ''),
      ]).toEqual([undefined, undefined, undefined, false, false, []]);
    }
  });
});

/** The lines with a comparison that is found in `main.ts`. */
function linesIn(
  files: Readonly<Record<string, string>>,
  models: readonly ModelRow[],
  settings: DetectorSettings = {},
): readonly number[] {
  const root = layOut({ 'package.json': '{}', ...files });
  const project = createProject(root, { ...settings, models });
  const path = join(root, 'main.ts');
  const text = readFileSync(path, 'utf8');
  const view = project.viewFor(path);
  return view
    ? detectSites(parseSource(path, text), { ...settings, models }, view).flatMap(({ kind, range }) =>
        kind === 'message-match' ? [text.slice(0, range[0]).split('\n').length] : [],
      )
    : [];
}

describe('files that only a row makes relevant', () => {
  const main = caught(`get('/me')`);
  const wrapper = `import { get } from '@contoso/http';\nexport const load = () => get('/me');\n`;
  const using = caught('load()', 'e.message', `import { load } from './load.js';`);

  it('are looked at: that import the package, or a file that does', () => {
    expect([linesIn({ 'main.ts': main }, []), linesIn({ 'main.ts': main }, [ROW])]).toEqual([[], [3]]);
    expect([
      linesIn({ 'main.ts': using, 'load.ts': wrapper }, []),
      linesIn({ 'main.ts': using, 'load.ts': wrapper }, [ROW]),
    ]).toEqual([[], [2]]);
    expect(
      linesIn({ 'main.ts': using, 'load.ts': wrapper.replace('@contoso/http', '@contoso/other') }, [ROW]),
    ).toEqual([]);
  });

  it.each<[string, ModelRow[], string, boolean]>([
    ['a package that always sends to Graph', [ROW], `import '@contoso/http'`, true],
    ['another package', [ROW], `import '@contoso/other'`, false],
    ['a package whose name a pattern would read otherwise', [{ ...ROW, of: 'a.b' }], `import 'axb'`, false],
    [
      'a package that gives a client',
      [{ kind: 'type', of: '@contoso/graph', path: 'Member[connect].ReturnValue', type: 'graph.Client' }],
      `import '@contoso/graph'`,
      true,
    ],
    [
      'a package that gives a client in two steps',
      [
        { kind: 'type', of: '@contoso/graph', path: 'Member[a]', type: 'contoso.A' },
        { kind: 'type', of: 'contoso.A', path: 'Member[b]', type: 'graph.Client' },
      ],
      `import '@contoso/graph'`,
      true,
    ],
    [
      'a package that gives a client for any service',
      [{ kind: 'type', of: '@contoso/graph', path: 'Member[a]', type: 'axios.Instance' }],
      `import '@contoso/graph'`,
      false,
    ],
    [
      'a package that is told where to send',
      [{ ...ROW, url: 'Argument[0]' }],
      `import '@contoso/http'`,
      false,
    ],
    [
      'a global',
      [
        {
          kind: 'request',
          of: 'global',
          path: 'Member[contoso,$c].Member[send]',
          client: 'unknown',
          url: 'always',
        },
      ],
      `$c.send()`,
      true,
    ],
    [
      'the name of a method of a global',
      [
        {
          kind: 'request',
          of: 'global',
          path: 'Member[contoso].Member[send]',
          client: 'unknown',
          url: 'always',
        },
      ],
      `send()`,
      false,
    ],
    [
      'a type of another package that sends now',
      [{ kind: 'request', of: 'axios.Instance', path: 'Member[graph]', client: 'axios', url: 'always' }],
      `import 'axios'`,
      true,
    ],
  ])('by what stands in them: %s', (_, models, text, expected) => {
    expect([mayReachGraph(text, {}), mayReachGraph(text, { models })]).toEqual([false, expected]);
  });

  it('which holds for each row that comes with the package', () => {
    const names = namesThatSend(BUILT_IN_ROWS);
    expect(names).toEqual(
      expect.arrayContaining([
        '@microsoft/microsoft-graph-client',
        '@pnp/graph',
        '@microsoft/msgraph-beta-sdk',
        'MicrosoftGraph',
      ]),
    );
    expect(names.filter((name) => !mayReachGraph(`import '${name}'`, {}))).toEqual([]);
    expect(mayReachGraph(`import 'axios'`, {})).toBe(false);
  });
});

it('two projects with other rows in one process have other answers, whichever is asked first', () => {
  const files = { 'main.ts': caught(`get('/me')`) };
  const other: ModelRow[] = [{ ...ROW, of: '@contoso/other' }];
  expect([linesIn(files, [ROW]), linesIn(files, other), linesIn(files, [ROW]), linesIn(files, [])]).toEqual([
    [3],
    [],
    [3],
    [],
  ]);
});
