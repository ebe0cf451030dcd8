import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it, onTestFinished } from 'vitest';
import { configs, type DetectorSettings } from 'eslint-plugin-msgraph';

/** Lines reported in `src/users/main.ts`, by the rules of the strict preset. */
function lint(
  text: string,
  settings: DetectorSettings,
  files: Readonly<Record<string, string>> = {},
): readonly string[] {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'settings-')));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  for (const [name, content] of Object.entries({
    'package.json': '{}',
    'src/transport.ts': '',
    'src/users/main.ts': text,
    ...files,
  })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  const config: Linter.Config[] = [
    { files: ['**/*.ts'], languageOptions: { parser } },
    configs.strict,
    { settings: { msgraph: settings } },
  ];
  return new Linter({ cwd: root })
    .verify(text, config, { filename: join(root, 'src/users/main.ts') })
    .map(({ ruleId, line }) => `${String(ruleId).replace('msgraph/', '')}:${String(line)}`);
}

const tried = (head: string, call: string): string => `${head}
export async function f(api: any) {
  try { await ${call}; } catch (e: any) { if (e.message.includes('odd text')) return; throw e; }
}
`;
const SITE = ['no-message-matching:3'];

describe('one line teaches a home-made client', () => {
  it.each<[string, string, string, string]>([
    [
      'a function',
      'callDirectory',
      `import { callDirectory } from '../transport.js';`,
      `callDirectory('/users')`,
    ],
    [
      'a function of a package',
      'callDirectory',
      `import { callDirectory } from '@contoso/transport';`,
      `callDirectory('/users')`,
    ],
    ['a method of whatever is called so', 'api.call', '', `api.call('/users')`],
    [
      'a method of a field',
      'api.call',
      `class A { api: any; run() { return this.api.call('/users'); } }`,
      'new A().run()',
    ],
    [
      'a function of a module, by its own name',
      'callDirectory',
      `import * as transport from '@contoso/transport';`,
      `transport.callDirectory('/users')`,
    ],
    [
      'a function under another name',
      'callDirectory',
      `import { callDirectory as call } from '@contoso/transport'; const go = call;`,
      `go('/users')`,
    ],
    ['a package', '@contoso/transport', `import { send as go } from '@contoso/transport';`, `go('/users')`],
    [
      'a package, as a namespace',
      '@contoso/transport',
      `import * as transport from '@contoso/transport';`,
      `transport.send('/users')`,
    ],
    [
      'a package, as its default',
      '@contoso/transport',
      `import transport from '@contoso/transport';`,
      `transport.users.list()`,
    ],
    [
      'a package that is required',
      '@contoso/transport',
      `const { send } = require('@contoso/transport');`,
      `send('/users')`,
    ],
    [
      'a file, by its path from the root',
      './src/transport.ts',
      `import { send } from '../transport.js';`,
      `send('/users')`,
    ],
    [
      'a file, with the extension of the output',
      './src/transport.js',
      `import { send } from '../transport';`,
      `send('/users')`,
    ],
    [
      'a file, without an extension',
      './src/transport',
      `import { send } from '../transport.js';`,
      `send('/users')`,
    ],
    [
      'a file, as it is imported',
      '../transport.js',
      `import { send } from '../transport.js';`,
      `send('/users')`,
    ],
    [
      'a class of a package',
      '@contoso/transport',
      `import { Directory } from '@contoso/transport';\nconst directory = new Directory();`.replace(
        '\n',
        ' ',
      ),
      `directory.users('1')`,
    ],
    [
      'a class by its name',
      'Directory',
      `import { Directory } from '@contoso/transport'; const directory = new Directory();`,
      `directory.users('1')`,
    ],
    [
      'a class, as the type of a parameter',
      'Directory',
      `import type { Directory } from '@contoso/transport'; const g = (directory: Directory) => directory.users('1');`,
      `g(api)`,
    ],
    [
      'a class, as the type of a field',
      'Directory',
      `import type { Directory } from '@contoso/transport'; class A { constructor(private readonly directory: Directory) {} run() { return this.directory.users('1'); } }`,
      `new A(api).run()`,
    ],
  ])('%s', (_, client, head, call) => {
    const text = tried(head, call);
    expect(lint(text, {})).toEqual([]);
    expect(lint(text, { clients: [client] })).toEqual(SITE);
  });

  it('also where the project has written the function, and nothing is known of what it sends', () => {
    const call = `export async function callDirectory(path: string) { const answer = await (globalThis as any).bridge.send(path); if (!answer.done) throw new Error(answer.text); return answer.body; }`;
    const text = tried(`import { callDirectory } from './call.js';`, `callDirectory('/users')`);
    expect(lint(text, {}, { 'src/users/call.ts': call })).toEqual([]);
    expect(lint(text, { clients: ['callDirectory'] }, { 'src/users/call.ts': call })).toEqual(SITE);
  });

  it('also for the files that call a file which uses it', () => {
    const users = `import { callDirectory } from '@contoso/transport';\nexport const list = () => callDirectory('/users');`;
    const text = tried(`import { list } from './list.js';`, 'list()');
    expect(lint(text, {}, { 'src/users/list.ts': users })).toEqual([]);
    expect(lint(text, { clients: ['callDirectory'] }, { 'src/users/list.ts': users })).toEqual(SITE);
  });

  it.each<[string, string, string, string]>([
    [
      'another function',
      'callDirectory',
      `import { callOther } from '../transport.js';`,
      `callOther('/users')`,
    ],
    [
      'a function whose name only ends so',
      'call',
      `import { recall } from '../transport.js';`,
      `recall('/users')`,
    ],
    [
      'a method of the same name on something else',
      'api.call',
      `const other: any = {};`,
      `other.call('/users')`,
    ],
    [
      'another package of the scope',
      '@contoso/transport',
      `import { send } from '@contoso/transport-other';`,
      `send('/users')`,
    ],
    [
      'another file of the same name',
      './src/transport.ts',
      `import { send } from './transport.js';`,
      `send('/users')`,
    ],
    [
      'a local function of that name that does something else',
      'Directory',
      `class Other { users(id: string) { return id; } } const directory = new Other();`,
      `directory.users('1')`,
    ],
  ])('and not %s', (_, client, head, call) => {
    expect(lint(tried(head, call), { clients: [client] })).toEqual([]);
  });
});

describe('the other settings', () => {
  it('`hosts` adds a host', () => {
    const text = tried(`import axios from 'axios';`, `axios('https://graph.contoso.example/v1.0/me')`);
    expect(lint(text, {})).toEqual([]);
    expect(lint(text, { hosts: ['graph.contoso.example'] })).toEqual(SITE);
    expect(lint(text, { hosts: ['contoso.example'] })).toEqual([]);
  });

  it('`errorTypes` names a class whose values are Graph errors', () => {
    const text = tried(`import { DirectoryError, work } from '@contoso/transport';`, 'work()').replace(
      'e.message',
      'e instanceof DirectoryError && e.message',
    );
    const typed = `import type { DirectoryError } from '@contoso/transport';\n\nexport const isGone = (e: DirectoryError) => e.message.includes('odd text');\n`;
    expect(lint(typed, {})).toEqual([]);
    expect(lint(typed, { errorTypes: ['DirectoryError'] })).toEqual(SITE);
    expect(lint(text, {})).toEqual([]);
  });

  it('`helpers` names functions where such tests are in order', () => {
    const text = `import { Client } from '@microsoft/microsoft-graph-client';
const isGone = (e: any) => e.message.includes('odd text');
export async function f(client: Client) { try { await client.api('/me').get(); } catch (e) { if (isGone(e)) return; throw e; } }
`;
    expect(lint(text, {})).toEqual(['no-message-matching:2']);
    expect(lint(text, { helpers: ['isGone'] })).toEqual([]);
  });

  it('`crossFile: false` looks at one file only', () => {
    const graph = `import { Client } from '@microsoft/microsoft-graph-client';\nexport const load = (client: Client) => client.api('/me').get();`;
    const text = tried(`import { load } from './graph.js';`, 'load(api)');
    expect(lint(text, {}, { 'src/users/graph.ts': graph })).toEqual(SITE);
    expect(lint(text, { crossFile: false }, { 'src/users/graph.ts': graph })).toEqual([]);
  });

  describe('`runtime` names a copy by its path', () => {
    const text = tried(`import { send } from '../transport.js';`, `send('/users')`);
    const settings = { clients: ['send'], runtime: './src/lib/msgraph-errors.js' };

    it.each(['msgraph-errors.js', 'msgraph-errors.ts'])('which is there as %s', (name) => {
      expect(lint(text, settings, { [`src/lib/${name}`]: '' })).toEqual(SITE);
    });

    it('which must be there', () => {
      expect(() => lint(text, settings, { 'src/lib/msgraph.js': '' })).toThrow(
        /`settings\.msgraph\.runtime`: there is no file `\.\/src\/lib\/msgraph-errors\.js`, seen from /,
      );
    });
  });
});
