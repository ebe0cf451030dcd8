import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, runTool, temporaryFolder } from './run.js';

interface Lock {
  packages: Record<string, unknown>;
}

const ownLock = (): Lock => JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;

describe('lock-check', () => {
  it('accepts the lock of this workspace', () => {
    expect(runTool('lock-check.mjs', [])).toMatchObject({ code: 0, stderr: '' });
  });

  it('names the platform package that the lock does not have', () => {
    const lock = ownLock();
    delete lock.packages['node_modules/@oxc-parser/binding-darwin-arm64'];
    const folder = temporaryFolder({ 'package-lock.json': JSON.stringify(lock) });

    const { code, stderr } = runTool('lock-check.mjs', [], folder);

    expect(code).toBe(1);
    expect(stderr).toContain('node_modules/oxc-parser needs @oxc-parser/binding-darwin-arm64');
  });

  it('finds a package that is nested below the one that needs it', () => {
    const folder = temporaryFolder({
      'package-lock.json': JSON.stringify({
        packages: {
          'node_modules/a': { optionalDependencies: { b: '1.0.0' } },
          'node_modules/a/node_modules/b': { version: '1.0.0' },
        },
      }),
    });
    expect(runTool('lock-check.mjs', [], folder).code).toBe(0);
  });

  it('does not take a package nested below another one for it', () => {
    const folder = temporaryFolder({
      'package-lock.json': JSON.stringify({
        packages: {
          'node_modules/a': { optionalDependencies: { b: '1.0.0' } },
          'node_modules/c/node_modules/b': { version: '1.0.0' },
        },
      }),
    });
    expect(runTool('lock-check.mjs', [], folder).code).toBe(1);
  });
});
