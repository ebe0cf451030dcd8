import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isInstalled } from '../../tools/setup.mjs';
import { root, temporaryFolder } from './run.js';

const locked = {
  packages: {
    '': { name: 'x' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b-darwin': { version: '1.0.0', optional: true },
  },
};

function folderWith(installed: unknown): string {
  const folder = temporaryFolder({ 'package-lock.json': JSON.stringify(locked) });
  if (installed === undefined) return folder;
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify(installed));
  return folder;
}

describe('setup', () => {
  it('sees that this workspace is installed', () => {
    expect(isInstalled(root)).toBe(true);
  });

  it('takes a missing package of another platform for installed', () => {
    expect(isInstalled(folderWith({ packages: { 'node_modules/a': { version: '1.0.0' } } }))).toBe(true);
  });

  it.each([
    ['nothing is installed', undefined],
    ['a package is missing', { packages: {} }],
    ['a package has another version', { packages: { 'node_modules/a': { version: '1.0.1' } } }],
  ])('installs when %s', (_, installed) => {
    expect(isInstalled(folderWith(installed))).toBe(false);
  });
});
