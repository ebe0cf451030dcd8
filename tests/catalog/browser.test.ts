import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const entry = join(root, 'catalog/dist/index.js');

/**
 * Bundles the runtime for browsers and runs a use of it where nothing of Node is defined. Prints what the use
 * gives.
 */
const script = (use: string): string => `
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
const source = \`import * as runtime from ${JSON.stringify(entry)}; globalThis.result = (async () => { ${use} })();\`;
const { outputFiles: [file] } = await build({ stdin: { contents: source, resolveDir: '.' }, bundle: true, platform: 'browser', format: 'iife', write: false });
const context = createContext({ setTimeout, clearTimeout, AbortController, Headers, Response });
runInContext(file.text, context);
console.log(JSON.stringify(await context.result));`;

const run = (
  use: string,
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } =>
  spawnSync(process.execPath, ['--input-type=module', '-e', script(use)], { cwd: root, encoding: 'utf8' });

it('runs in a browser, where no Node API is defined', () => {
  const { stdout, stderr } = run(`
    const thrown = { statusCode: 429, headers: new Headers({ 'Retry-After': '2' }), body: '{"error":{"code":"a","innererror":{"code":"activityLimitReached"}}}' };
    let calls = 0;
    const value = await runtime.retryGraph(() => { calls += 1; if (calls < 2) throw Object.assign(thrown, { headers: {} }); return calls; }, { baseDelayMs: 1 });
    return [runtime.parseGraphError(thrown).codes, runtime.hasErrorCondition(thrown, 'throttled'), runtime.describeCode('itemNotFound').code, value];`);
  expect({ stdout: stdout.trim(), stderr }).toEqual({
    stdout: '[["a","activityLimitReached"],true,"itemNotFound",2]',
    stderr: '',
  });
}, 60_000);

it('would see a use of Node', () => {
  expect(run('return process.version;').stderr).toContain('process is not defined');
}, 60_000);
