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

function trace(namespaces: string, main = MAIN, name = 'msgraph:sites'): readonly string[] {
  createDebug.enable(namespaces);
  const root = temporaryProject({ 'package.json': '{}', 'graph.ts': GRAPH, 'main.ts': main });
  sitesIn(root, 'main.ts');
  return lines
    .flatMap((line) => line.split('\n'))
    .flatMap((line) =>
      line.includes(name)
        ? [
            line
              .slice(line.indexOf(name))
              .replaceAll(join(root, '/'), '')
              .replace(/ \+\d+ms$/, ''),
          ]
        : [],
    );
}

const RETRIES = `import pRetry from 'p-retry';
import { load } from './graph.js';
import { other } from 'other';
declare const queue: any, later: any, links: string[], client: any;
export async function again(): Promise<any> { try { return await load(); } catch { return again(); } }
export async function timed(): Promise<void> { try { await load(); } catch { setTimeout(() => { void timed(); }, 10); } }
export async function once(n = 0): Promise<any> { try { return await load(); } catch (e) { if (n > 2) throw e; return once(n + 1); } }
export async function forever() { while (true) { try { return await load(); } catch (e) { console.error(e); } } }
export async function counted() { let n = 0; while (n < 3) { try { return await load(); } catch (e) { n++; } } }
export async function job() { while (true) { try { await load(); } catch (e) { console.error(e); } } }
export async function leaves() { while (true) { await load(); return; } }
export async function passed() { for (let i = 0; i < 3; i++) await load(); }
export async function database() { while (true) { try { return await load(); } catch (e: any) { if (e.code === 'P2034') continue; throw e; } } }
export async function unknown() { while (true) { try { return await other(); } catch (e) { console.error(e); } } }
export async function silent() { while (true) { await null; } }
queue.process(async (message: any) => { try { await load(); } catch (e) { await queue.add(message.data); await later.add(message.data); await queue.add({}); if (message.attemptsMade < 3) await queue.add(message.data); } });
export const limited = () => pRetry(() => load(), { retries: 3 });
export const endless = () => pRetry(() => load(), { forever: true });
export const elsewhere = () => pRetry(() => other(), { forever: true });
export async function next() { while (links.length > 0) { const link = links.shift(); try { return await load(link); } catch (e) { console.error(e); } } }
export async function sync(): Promise<any> { if (!client.cursor) return undefined; try { return await load(); } catch { client.cursor = ''; return sync(); } }
export async function many(id: string): Promise<any> { ${'if (id) { try { await load(); } catch { later(); } } '.repeat(12)} try { return await load(); } catch { return many(id); } }
`;

describe('DEBUG=msgraph:*', () => {
  it('says why each comparison was or was not taken', () => {
    const found = trace('msgraph:*');
    expect(found).toEqual([
      "msgraph:sites main.ts:6 e.message.includes('odd text') taken: message-match, proven, from main.ts:5 load() from graph.ts:3 client.api('/me').get()",
      "msgraph:sites main.ts:7 e.message.includes('AADSTS50076') left: 'AADSTS50076' is not Graph's (token endpoint); the error may come from 1 calls of Graph, 0 unknown and 0 of something else",
      "msgraph:sites main.ts:8 e.code === 'ENOENT' left: 'ENOENT' is not Graph's (errno); the error may come from 1 calls of Graph, 0 unknown and 0 of something else",
      "msgraph:sites main.ts:9 e.message.includes('other text') left: a condition around it names another class of errors; the error may come from 1 calls of Graph, 0 unknown and 0 of something else",
      expect.stringMatching(/^msgraph:sites main\.ts:10 .* taken: message-match/),
      "msgraph:sites main.ts:11 e.message.includes('logged text') left: only logged or asserted",
      "msgraph:sites main.ts:13 e.message.includes('odd text') left: the error may come from 0 calls of Graph, 0 unknown and 1 of something else",
      expect.stringMatching(/^msgraph:sites main\.ts:14 .* taken: message-match, likely/),
      "msgraph:sites main.ts:17 error.message.includes('helper text') left: no caller gives an error that could be followed",
    ]);
  });

  it('says why each loop, recursion, timer, queue and library was or was not taken', () => {
    const from = (line: number): string =>
      `from main.ts:${String(line)} load() from graph.ts:3 client.api('/me').get()`;
    expect(trace('msgraph:*', RETRIES, 'msgraph:retries')).toEqual([
      `msgraph:retries main.ts:5 again(), which calls itself, taken: recursion, ${from(5)}`,
      `msgraph:retries main.ts:6 timed(), which calls itself, taken: timer, ${from(6)}`,
      'msgraph:retries main.ts:7 once(), which calls itself, left: this may end it (line 7: n > 2)',
      `msgraph:retries main.ts:8 while (true) taken: loop, ${from(8)}`,
      'msgraph:retries main.ts:9 while (n < 3) left: this may end it (line 9: n < 3)',
      'msgraph:retries main.ts:10 while (true) left: the request comes again after a success as well, as in a job or a poller',
      'msgraph:retries main.ts:11 while (true) left: every way leaves it',
      'msgraph:retries main.ts:12 for (let i = 0; i < 3; i++) left: no way leads from a failed request to Graph back to it',
      "msgraph:retries main.ts:13 while (true) left: a condition names an error of something else (line 13: e.code === 'P2034')",
      'msgraph:retries main.ts:14 while (true) left: none of its calls is known to reach Graph (1 unknown, 0 of something else)',
      `msgraph:retries main.ts:16 queue.add(message.data) taken: requeue, ${from(16)}`,
      'msgraph:retries main.ts:16 later.add(message.data) left: the job goes to another queue',
      'msgraph:retries main.ts:16 queue.add({}) left: it is another job',
      'msgraph:retries main.ts:16 queue.add(message.data) left: this may end it (line 16: message.attemptsMade < 3)',
      'msgraph:retries main.ts:17 pRetry(() => load(), { retries: 3 }) left: its options set a limit, or may',
      `msgraph:retries main.ts:18 pRetry(() => load(), { forever: true }) taken: library, from main.ts:18 () => load() from graph.ts:3 client.api('/me').get()`,
      'msgraph:retries main.ts:19 pRetry(() => other(), { forever: true }) left: no way leads from a failed request to Graph back to it',
      'msgraph:retries main.ts:20 while (links.length > 0) left: the next round asks for something else',
      'msgraph:retries main.ts:21 sync(), which calls itself, left: after the failure it writes what the request or a test reads',
      'msgraph:retries main.ts:22 many(), which calls itself, left: more ways lead through it than are followed',
    ]);
  });

  it('says nothing for other names', () => {
    expect(trace('eslint:*')).toEqual([]);
    expect(trace('eslint:*', RETRIES, 'msgraph:retries')).toEqual([]);
  });
});
