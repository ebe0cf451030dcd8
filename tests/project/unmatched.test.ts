import createDebug from 'debug';
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { configs, type ModelRow } from 'eslint-plugin-msgraph';
import { unmatchedRows } from '../../rules/src/analysis/models/index.js';
import { sitesIn } from '../detector/find.js';
import { layOut } from './layout.js';

const ROW: ModelRow = {
  kind: 'request',
  of: '@contoso/http',
  path: 'Member[get]',
  client: 'unknown',
  url: 'always',
};
const TEXT = `import { get } from '@contoso/http';
export async function f() { try { await get('/me'); } catch (e: any) { if (e.message.includes('odd text')) return; throw e; } }
`;

afterEach(() => {
  createDebug.disable();
  vi.restoreAllMocks();
});

/** What is written to the standard error when the process ends. */
function told(models: readonly ModelRow[], namespaces: string): readonly string[] {
  const lines: string[] = [];
  const ends: (() => void)[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    lines.push(
      String(text)
        .replaceAll(/\u001B\[[\d;]*m/g, '')
        .replace(/ \+\d+\w+\s*$/, '')
        .replace(/^.*?(?=msgraph:)/, ''),
    );
    return true;
  });
  vi.spyOn(process, 'once').mockImplementation((_, end) => {
    ends.push(end as () => void);
    return process;
  });
  if (namespaces !== '') createDebug.enable(namespaces);
  const root = layOut({ 'package.json': '{}', 'main.ts': TEXT });
  const config: Linter.Config[] = [
    { files: ['**/*.ts'], languageOptions: { parser } },
    configs.recommended,
    { settings: { msgraph: { models: [...models] } } },
  ];
  new Linter({ cwd: root }).verify(TEXT, config, { filename: join(root, 'main.ts') });
  lines.length = 0;
  for (const end of ends) end();
  return lines.map((line) => line.trim());
}

describe('rows of the settings that nothing has matched', () => {
  it('are told once at the end of a run under DEBUG, and others are not', () => {
    const lines = told(
      [ROW, { ...ROW, path: 'Member[post]' }, { kind: 'barrier', of: '@contoso/login', source: 'sign-in' }],
      'msgraph*',
    );
    expect(lines).toEqual([
      'msgraph:settings settings.msgraph.models: nothing has matched `request @contoso/http Member[post] sends: client unknown, URL always`',
      'msgraph:settings settings.msgraph.models: nothing has matched `barrier @contoso/login errors are not of Graph (sign-in)`',
    ]);
  });

  it.each<[ModelRow, string]>([
    [
      { kind: 'type', of: '@contoso/http', path: 'Member[connect].ReturnValue', type: 'kiota.Builder' },
      `connect().me.get()`,
    ],
    [
      { kind: 'request', of: '@contoso/http', path: 'Member[connect]', client: 'unknown', url: 'always' },
      `connect()`,
    ],
    [
      {
        kind: 'flow',
        of: '@contoso/http',
        path: 'Member[connect]',
        input: 'Argument[0].Rejects',
        output: 'Rejects|ReturnValue.Member[a,b]',
      },
      `connect(() => fetch('https://graph.microsoft.com/v1.0/me'))`,
    ],
    [{ kind: 'barrier', of: '@contoso/http', source: 'sign-in' }, `connect()`],
    [{ kind: 'runs', when: 'later', names: ['connect'] }, `connect(() => 1)`],
  ])('are those that the evaluation did not need: %o', (row, call) => {
    const code = (
      name: string,
    ): string => `import { ${name} } from '@contoso/http'; import { Client } from '@microsoft/microsoft-graph-client'; const c = Client.init({});
async function f() { try { await c.api('/me').get(); await ${call.replace('connect', name)}; } catch (e: any) { if (e.message.includes('odd text')) return; throw e; } }
async function g() { try { await ${call.replace('connect', name)}; } catch (e: any) { if (e.message.includes('odd text')) return; throw e; } }`;
    const left = (name: string): number => {
      const models = [{ ...row }];
      sitesIn(code(name), 'message-match', { settings: { models } });
      return unmatchedRows(models).length;
    };
    expect(left('connect')).toBe(0);
    if (row.kind !== 'barrier') expect(left('other')).toBe(1);
    expect(unmatchedRows([row])).toEqual([row]);
  });
});
