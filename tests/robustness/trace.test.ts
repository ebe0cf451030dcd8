import createDebug from 'debug';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GRAPH, sitesIn, temporaryProject } from './projects.js';

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    lines.push(String(text).replaceAll(/\u001B\[[\d;]*m/g, ''));
    return true;
  });
});
afterEach(() => {
  createDebug.disable();
  vi.restoreAllMocks();
});

const MAIN = `import { ZodError } from 'zod';
import { load } from './graph.js';
import { other } from 'other';
export async function f(text: string) {
  try { await load(); } catch (e: any) {
    if (e.message.includes('odd text')) return;
    if (e.message.includes('AADSTS50076')) return;
    if (e.code === 'ENOENT') return;
    if (e instanceof ZodError && e.message.includes('other text')) return;
    if (e.message.includes(text)) return;
    console.log(e.message.includes('logged text'));
  }
  try { await other(); } catch (e: any) { if (e.message.includes('odd text')) return; }
  try { await load(); await other(); await other(); } catch (e: any) { if (e.message.includes('third text')) return; }
  if (text === 'no error') return;
}
export const isGone = (error: Error) => error.message.includes('helper text');
`;

function trace(namespaces: string): readonly string[] {
  createDebug.enable(namespaces);
  const root = temporaryProject({ 'package.json': '{}', 'graph.ts': GRAPH, 'main.ts': MAIN });
  sitesIn(root, 'main.ts');
  return lines.flatMap((line) => line.split('\n')).flatMap((line) => (line.includes('msgraph:sites') ? [line.slice(line.indexOf('msgraph:sites')).replaceAll(join(root, '/'), '')] : []));
}

describe('DEBUG=msgraph:*', () => {
  it('says why each comparison was or was not taken', () => {
    const found = trace('msgraph:*');
    expect(found.map((line) => line.replace(/ \+\d+ms$/, ''))).toEqual([
      "msgraph:sites main.ts:6 e.message.includes('odd text') taken: message-match, proven, from main.ts:5 load() from graph.ts:3 client.api('/me').get()",
      "msgraph:sites main.ts:7 e.message.includes('AADSTS50076') left: 'AADSTS50076' is not Graph's (token endpoint); the error may come from 1 calls of Graph, 0 unknown and 0 of something else",
      "msgraph:sites main.ts:8 e.code === 'ENOENT' left: 'ENOENT' is not Graph's (errno); the error may come from 1 calls of Graph, 0 unknown and 0 of something else",
      "msgraph:sites main.ts:9 e.message.includes('other text') left: a condition around it names another class of errors; the error may come from 1 calls of Graph, 0 unknown and 0 of something else",
      expect.stringMatching(/^msgraph:sites main\.ts:10 .* taken: message-match/),
      "msgraph:sites main.ts:11 e.message.includes('logged text') left: only logged",
      "msgraph:sites main.ts:13 e.message.includes('odd text') left: the error may come from 0 calls of Graph, 0 unknown and 1 of something else",
      expect.stringMatching(/^msgraph:sites main\.ts:14 .* taken: message-match, likely/),
      "msgraph:sites main.ts:17 error.message.includes('helper text') left: no caller gives an error that could be followed",
    ]);
  });

  it('says nothing for other names', () => {
    expect(trace('eslint:*')).toEqual([]);
  });
});
