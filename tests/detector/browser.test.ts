import { resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** A bundle of the sources, for a place where nothing of Node.js is defined. */
async function bundle(contents: string): Promise<string> {
  const {
    outputFiles: [file],
  } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    tsconfig: 'tests/tsconfig.json',
    absWorkingDir: root,
    bundle: true,
    platform: 'browser',
    format: 'iife',
    define: { 'import.meta.url': '""' },
    write: false,
  });
  return file?.text ?? '';
}

/** The global variables of every browser and worker that are not part of the language. */
const globals = (): object => ({ console, setTimeout, clearTimeout, URL, TextEncoder, TextDecoder });

const PARTS = ['detector', 'edits', 'messages', 'project', 'source'];
/** Everything that the package offers beside the plugin, as one object. */
const DETECTOR = `${PARTS.map((name) => `import * as ${name} from 'eslint-plugin-msgraph/${name}';`).join('\n')}
globalThis.all = { ${PARTS.map((name) => `...${name}`).join(', ')} };`;

const CODE = `import { Client } from '@microsoft/microsoft-graph-client';
export async function near(client: Client) {
  try { await client.api('/me').get(); } catch (error: any) { if (error.message.includes('ErrorItemNotFound')) return; throw error; }
}
`;

describe('in a browser', () => {
  it('the detector loads and finds without a module of Node.js', async () => {
    const text = await bundle(DETECTOR);
    const context = createContext(globals()) as {
      all?: typeof import('eslint-plugin-msgraph/detector') & typeof import('eslint-plugin-msgraph/edits');
    };
    runInContext(text, context);
    const file = parseSource('/page/main.ts', CODE);
    const sites = context.all?.detectSites(file) ?? [];
    expect(sites.map(({ kind }) => kind)).toEqual(['message-match']);
    expect(context.all?.composeEdits(file, sites).edits).toHaveLength(2);
  }, 60_000);

  it('a module of Node.js at load would be seen', async () => {
    const text = await bundle("import { host } from './rules/src/host.js'; globalThis.path = host.path;");
    expect(() => {
      runInContext(text, createContext(globals()));
    }).toThrow('process is not defined');
  }, 60_000);
});
