import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GRAPH, temporaryProject } from './projects.js';

const HERE = `import { Client } from '@microsoft/microsoft-graph-client';
import { load } from './graph.js';
export async function near(client: Client) { try { await client.api('/me').get(); } catch (e: any) { if (e.message.includes('odd text')) return; } }
export async function far() { try { await load(); } catch (e: any) { if (e.message.includes('odd text')) return; } }
`;

/** Node's own loader is asked for the native packages, so that is where they are missing. */
function withoutNatives(cause = 'Cannot find native binding'): void {
  const original = process.getBuiltinModule.bind(process);
  const missing = {
    createRequire: () => (name: string) => {
      throw new Error(`${cause} of ${name}\nRequire stack: …`);
    },
  };
  vi.spyOn(process, 'getBuiltinModule').mockImplementation((id: string) =>
    id === 'node:module' ? missing : original(id),
  );
}

beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function linesFound(): Promise<readonly number[]> {
  const { default: msgraph, configs } = await import('eslint-plugin-msgraph');
  expect(msgraph.rules).toBeDefined();
  const root = temporaryProject({
    'package.json': '{}',
    'graph.ts': GRAPH,
    'main.ts': HERE,
    'again.ts': HERE,
  });
  const linter = new Linter({ cwd: root });
  const config: Linter.Config[] = [{ files: ['**/*.ts'], languageOptions: { parser } }, configs.recommended];
  return ['main.ts', 'again.ts'].flatMap((name) =>
    linter.verify(HERE, config, { filename: join(root, name) }).map(({ line }) => line),
  );
}

describe('without the native packages for this platform', () => {
  it('rules analyse each file by itself and say so once', async () => {
    withoutNatives();
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    expect(await linesFound()).toEqual([3, 3]);
    expect(warn).toHaveBeenCalledOnce();
    expect(warn).toHaveBeenCalledWith(
      expect.stringMatching(
        /^oxc-resolver has no native part for \w+-\w+\. Install.*each file is analysed by itself/,
      ),
      { type: 'MsgraphWarning', code: 'MSGRAPH_SINGLE_FILE' },
    );
  });

  it('nothing is said where they are installed', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    expect(await linesFound()).toEqual([3, 4, 3, 4]);
    expect(warn).not.toHaveBeenCalled();
  });

  it('another cause is told as it is', async () => {
    withoutNatives('require() of an ES module in an archive is not possible.');
    const { parseSource } = await import('eslint-plugin-msgraph/source');
    expect(() => parseSource('/project/a.ts', 'export {}')).toThrow(
      'oxc-parser cannot be loaded: require() of an ES module in an archive is not possible. of oxc-parser.',
    );
  });

  it('what was imported ahead is used where nothing can be required', async () => {
    withoutNatives('require() is not possible');
    const { importNatives, parseSource } = await import('eslint-plugin-msgraph/source');
    await importNatives();
    expect(parseSource('/project/a.ts', 'export {}').ast.body).toHaveLength(1);
  });

  it('files cannot be parsed, and the error says why', async () => {
    withoutNatives();
    const { parseSource } = await import('eslint-plugin-msgraph/source');
    expect(() => parseSource('/project/a.ts', 'export {}')).toThrow(
      expect.objectContaining({
        name: 'NativeBindingError',
        message: expect.stringContaining('oxc-parser has no native part') as string,
      }),
    );
  });
});
