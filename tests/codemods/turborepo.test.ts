import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { installPackages } from './helpers/install.js';
import { TestProject } from './helpers/project.js';
import { leftSource, messageSource } from './helpers/samples.js';

const require = createRequire(import.meta.url);
const TURBO = join(dirname(require.resolve('turbo/package.json')), 'bin/turbo');

/** The recipe as it stands in the documentation. */
function recipe(): { readonly turbo: string; readonly script: string } {
  const docs = readFileSync(new URL('../../docs/codemod.md', import.meta.url), 'utf8');
  const turbo = /```json\n(\{\n {2}"\$schema": "https:\/\/turborepo[^]*?)```/.exec(docs)?.[1];
  const script = /"graph": "(msgraph-codemod [^"]*)"/.exec(docs)?.[1];
  if (turbo === undefined || script === undefined) throw new Error('The recipe is not in the documentation.');
  return { turbo, script };
}

/** A remote cache of Turborepo on this machine, and what was asked of it. */
async function startCache(): Promise<{ readonly url: string; readonly log: string[] }> {
  const artifacts = new Map<string, Buffer>();
  const log: string[] = [];
  const answer = (
    { method = '', url = '' }: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
  ): void => {
    const hash = /^\/v8\/artifacts\/([0-9a-f]+)/.exec(url)?.[1];
    if (hash === undefined) {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"enabled"}');
      return;
    }
    const known = artifacts.get(hash);
    log.push(`${method} ${known ? 'known' : 'new'}`);
    if (method === 'PUT') {
      artifacts.set(hash, body);
      response.writeHead(202, { 'content-type': 'application/json' }).end('{"urls":[]}');
    } else {
      response.writeHead(known ? 200 : 404).end(method === 'HEAD' ? undefined : known);
    }
  };
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      answer(request, response, body);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, log };
}

async function turbo(folder: string, api: string): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'turbo-home-'));
  onTestFinished(() => {
    rmSync(home, { recursive: true, force: true });
  });
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    TURBO_API: api,
    TURBO_TOKEN: 'secret',
    TURBO_TEAM: 'team_test',
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    NO_COLOR: '1',
  };
  const child = spawn(process.execPath, [TURBO, 'run', 'graph', '--no-daemon'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit');
  const output = (await Promise.all([text(child.stdout), text(child.stderr)])).join('');
  expect(await exit, output).toEqual([0, null]);
  return output;
}

it('Turborepo runs the recipe of the documentation once for each package, and takes the rest from a remote cache', async () => {
  const { turbo: config, script } = recipe();
  const member = (name: string): string =>
    JSON.stringify({
      name,
      version: '1.0.0',
      scripts: { graph: script },
      dependencies: { 'msgraph-errors': '*' },
    });
  const project = new TestProject({
    'package.json':
      '{ "name": "root", "private": true, "packageManager": "npm@11.0.0", "workspaces": ["packages/*"] }',
    'package-lock.json':
      '{ "name": "root", "lockfileVersion": 3, "requires": true, "packages": { "": { "name": "root", "workspaces": ["packages/*"] } } }',
    'turbo.json': config,
    '.gitignore': 'node_modules\n.turbo\nmsgraph-report.json\n',
    'packages/a/package.json': member('a'),
    'packages/a/index.ts': messageSource('a'),
    'packages/b/package.json': member('b'),
    'packages/b/index.ts': leftSource(),
    'node_modules/.bin/msgraph-codemod': `#!/bin/sh\nexec '${process.execPath}' '${installPackages().cli}' "$@"\n`,
  }).commit();
  chmodSync(project.path('node_modules/.bin/msgraph-codemod'), 0o755);
  const other = new TestProject({});
  cpSync(project.root, other.path('clone'), { recursive: true });
  const { url, log } = await startCache();

  expect(await turbo(project.root, url)).toMatch(/Cached:\s+0 cached, 2 total/);
  expect(log.filter((entry) => entry === 'PUT new')).toHaveLength(2);
  const reports = ['a', 'b'].map((name) => project.read(`packages/${name}/msgraph-report.json`));

  // Another machine has the same sources and nothing else.
  expect(await turbo(other.path('clone'), url)).toMatch(/Cached:\s+2 cached, 2 total/);
  expect(['a', 'b'].map((name) => other.read(`clone/packages/${name}/msgraph-report.json`))).toEqual(reports);

  other.write('clone/packages/b/index.ts', messageSource('b'));
  expect(await turbo(other.path('clone'), url)).toMatch(/Cached:\s+1 cached, 2 total/);
  expect(log.filter((entry) => entry === 'PUT new')).toHaveLength(3);

  const merged = other.runIn('clone', [
    'merge',
    'packages/a/msgraph-report.json',
    'packages/b/msgraph-report.json',
    '--check',
    '--report',
    'all.md',
  ]);
  expect(merged).toMatchObject({ status: 1, stderr: '' });
  expect(merged.stdout).toContain('Files: 2 changed, 0 unchanged, 0 skipped, 0 failed.');
}, 120_000);
