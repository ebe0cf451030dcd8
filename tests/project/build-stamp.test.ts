import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildStamp, stampOf } from '../../rules/src/project/build-stamp.js';
import { layOut } from './layout.js';

describe('the stamp of a build', () => {
  it('changes when a file of a checkout is written anew, however deep it lies', () => {
    const root = layOut({ 'dist/index.js': '', 'dist/deep/part.js': '' });
    const folder = join(root, 'dist');
    const before = stampOf(folder);
    const part = join(folder, 'deep', 'part.js');
    writeFileSync(part, '1');
    utimesSync(part, 4_000_000_000, 4_000_000_000);
    expect(stampOf(folder)).toBe('4000000000000');
    expect(stampOf(folder)).not.toBe(before);
  });

  it('is empty for an installed package, whose version says what it holds', () => {
    const folder = join(layOut({ 'package.json': '{}' }), 'node_modules', 'eslint-plugin-msgraph', 'dist');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'index.js'), '');
    expect(stampOf(folder)).toBe('');
  });

  it('is there for this checkout, of the plugin and of the catalogue', () => {
    expect(buildStamp()).toMatch(/^\d{13} \d{13}$/);
  });
});
