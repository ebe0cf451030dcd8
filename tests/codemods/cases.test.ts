import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rewriteSource, transforms } from 'msgraph-codemod';
import { describe, expect, it } from 'vitest';

/** Folders `<transform>/<case>` with `input.<ext>` and `expected.<ext>`; the bytes are compared. */
const ROOT = fileURLToPath(new URL('cases/', import.meta.url));

function read(folder: string, name: string): { path: string; text: string } {
  const [file, ...others] = readdirSync(folder).filter((entry) => entry.startsWith(`${name}.`));
  if (file === undefined || others.length > 0) throw new Error(`${folder} must hold one ${name} file.`);
  return { path: join(folder, file), text: readFileSync(join(folder, file), 'utf8') };
}

describe.each(transforms.map(({ name }) => name))('%s', (transform) => {
  const folder = join(ROOT, transform);
  const cases = existsSync(folder) ? readdirSync(folder).sort() : [];

  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  it.each(cases)('%s', (name) => {
    const folder = join(ROOT, transform, name);
    const input = read(folder, 'input');
    const expected = read(folder, 'expected');
    expect(extname(expected.path)).toBe(extname(input.path));
    const first = rewriteSource(input.path, input.text, { transforms: [transform] });
    expect(first.text).toBe(expected.text);
    const second = rewriteSource(input.path, first.text, { transforms: [transform] });
    expect(second.text).toBe(first.text);
    expect(second.sites.filter((site) => site.action === 'rewritten')).toEqual([]);
  });
});
