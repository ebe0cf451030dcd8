import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { source } from './source.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

function demo(...args: string[]) {
  return spawnSync(process.execPath, [join(root, 'tools/demo.mjs'), ...args], {
    encoding: 'utf8',
    maxBuffer: 32 * 1024 * 1024,
    env: { ...process.env, INIT_CWD: tmpdir(), NO_COLOR: '1' },
  });
}

describe('the demonstration', () => {
  let example: ReturnType<typeof demo>;
  beforeAll(() => {
    example = demo();
  });

  it('proves the rewrite of the example', () => {
    const { status, stdout, stderr } = example;
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Types {6}0 errors before, 0 after the rewrite$/m);
    expect(stdout).toMatch(/^Second run changes nothing$/m);
    expect(stdout).toMatch(/^Result {5}proven$/m);
    for (const rule of ['no-message-matching', 'require-innererror-traversal', 'no-unbounded-retry']) {
      expect(stdout).toContain(`msgraph/${rule}  `);
    }
  });

  it('shows at least one finding of each rule about what becomes of a failure', () => {
    const [, strict = ''] = example.stdout.split('What the preset `strict` finds besides');
    for (const rule of [
      'keep-error-details',
      'no-message-display',
      'no-swallowed-failure',
      'no-token-in-log',
      'no-unknown-error-code',
      'no-wrong-error-path',
      'require-status-fallback',
    ])
      expect(strict).toContain(`msgraph/${rule}  `);
  });

  it('says nothing about the files of the example that handle other errors', () => {
    const [findings = ''] = example.stdout.split('── What');
    for (const file of ['config.ts', 'state.ts', 'compose.ts', 'client.ts'])
      expect(findings).not.toContain(file);
  });

  it('works on any folder, without git, a tsconfig or dependencies, and does not change it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'msgraph-any-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    writeFileSync(join(folder, 'graph.ts'), source);
    writeFileSync(join(folder, 'broken.ts'), `${source}if (`);

    const { status, stdout } = demo(basename(folder));

    expect(dirname(folder)).toBe(tmpdir());
    expect(stdout).toContain('broken.ts does not parse and was left out');
    expect(stdout).toMatch(/^Findings {3}3 before, 0 after the rewrite$/m);
    expect(status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['broken.ts', 'graph.ts']);
    expect(readFileSync(join(folder, 'graph.ts'), 'utf8')).toBe(source);
  });
});
