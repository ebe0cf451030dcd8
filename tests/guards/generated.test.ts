import { appendFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTool, temporaryFolder } from './run.js';

const generate = (...args: string[]) => runTool('generate-catalog.mjs', args);

describe('the check of generated files', () => {
  it('accepts what is committed', () => {
    expect(generate('--check')).toMatchObject({ code: 0, stderr: '' });
  });

  it('names the files that were altered or removed, and writes nothing', () => {
    const out = temporaryFolder({});
    generate('--out', out);
    expect(generate('--check', '--out', out).code).toBe(0);

    appendFileSync(join(out, 'catalog/src/codes.generated.ts'), '\n');
    rmSync(join(out, 'docs/catalogue.md'));
    const { code, stderr } = generate('--check', '--out', out);

    expect(code).toBe(1);
    expect(stderr).toContain('catalog/src/codes.generated.ts does not match catalog/data');
    expect(stderr).toContain('docs/catalogue.md does not match catalog/data');
    expect(existsSync(join(out, 'docs/catalogue.md'))).toBe(false);
  });
});
