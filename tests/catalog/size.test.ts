import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const size = join(root, 'tools/size.mjs');

interface Row {
  readonly bundler: string;
  readonly name: string;
  readonly gzipped: number;
  readonly limit: number;
}
const run = (script: string): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', cwd: root });

describe('what an import costs', () => {
  it('is within the limits, with every bundler', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [size, '--all', '--json'], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const rows = JSON.parse(stdout) as readonly Row[];
    expect(new Set(rows.map(({ bundler }) => bundler))).toEqual(new Set(['esbuild', 'rolldown', 'webpack']));
    // One code must not pull the others: it costs less than two of their names.
    for (const row of rows.filter(({ name }) => name === 'one named code'))
      expect(row.gzipped).toBeLessThan(80);
  }, 120_000);

  it('is reported when it is over the limit', () => {
    const script = `import { overLimit } from ${JSON.stringify(size)};
      console.log(overLimit([{ bundler: 'b', name: 'n', minified: 9, gzipped: 5, limit: 4 }, { bundler: 'b', name: 'm', minified: 9, gzipped: 4, limit: 4 }]).join());`;
    expect(run(script).stdout.trim()).toBe('n (b) is 1 bytes over its limit of 4.');
  });

  it('needs no Node API', () => {
    const folder = join(root, 'catalog/dist');
    const files = (readdirSync(folder, { recursive: true }) as string[]).filter(
      (file) => file.endsWith('.js') && !file.startsWith('cjs'),
    );
    expect(files.length).toBeGreaterThan(20);
    const nodeOnly = /from ['"]node:|\brequire\(|\bprocess\.|\bBuffer\b|\b__dirname\b|\bglobal\./;
    for (const file of files) {
      if (file.includes('.generated.')) continue;
      expect({ file, found: nodeOnly.exec(readFileSync(join(folder, file), 'utf8'))?.[0] }).toEqual({
        file,
        found: undefined,
      });
    }
    expect(nodeOnly.test("import 'x'; process.env")).toBe(true);
  });

  it('does not include the tables of the look-ups', () => {
    const script = `import { readFileSync } from 'node:fs';
      const seen = new Set(); const queue = ['codes.js', 'retry/retry-graph.js', 'conditions.js', 'parse.js'];
      for (const file of queue) { if (seen.has(file)) continue; seen.add(file);
        for (const [, path] of readFileSync('catalog/dist/' + file, 'utf8').matchAll(/from '(\\.[^']+)'/g)) queue.push(new URL(path, 'file:///' + file).pathname.slice(1)); }
      console.log([...seen].some((file) => file.startsWith('tables/')), seen.size > 8);`;
    expect(run(script).stdout.trim()).toBe('false true');
  });
});
