// Writes the catalogue's generated sources and documentation pages from catalog/data, and what the pages of
// rules say as source. With --check nothing is written: the exit code is 1 and the stale files are named.
// Usage: node tools/generate-catalog.mjs [--check] [--data DIR]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CatalogError, loadCatalog } from './catalog/load.mjs';
import { recordedSource } from './catalog/recorded.mjs';
import { rulePagesSource } from './catalog/rule-pages.mjs';

const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  options: { check: { type: 'boolean' }, data: { type: 'string' }, out: { type: 'string' } },
});
const out = resolve(values.out ?? root);

try {
  const catalog = loadCatalog(resolve(values.data ?? join(root, 'catalog/data')));
  // ts-morph takes a second to load; a mistake in the data is told before.
  const [{ generatedSources }, { generatedPages }] = await Promise.all([
    import('./catalog/write.mjs'),
    import('./catalog/pages.mjs'),
  ]);
  const files = [
    ...[...generatedSources(catalog)].map(
      ([path, text]) => /** @type {const} */ ([join(out, 'catalog/src', path), text]),
    ),
    /** @type {const} */ ([
      join(out, 'codemods/src/behaviour/recorded.generated.ts'),
      recordedSource(join(root, 'tests/fixtures/errors')),
    ]),
    ...[...generatedPages(catalog)].map(
      ([path, text]) => /** @type {const} */ ([join(out, 'docs', path), text]),
    ),
    /** @type {const} */ ([
      join(out, 'rules/src/messages/pages.generated.ts'),
      rulePagesSource(join(root, 'docs/rules')),
    ]),
  ];
  const stale = files.filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
  if (values.check === true) {
    for (const [path] of stale)
      console.error(`${relative(out, path)} does not match ${sourceOf(path)}; run npm run generate`);
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else {
    for (const [path, text] of stale) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      console.log(`wrote ${relative(out, path)}`);
    }
  }
} catch (error) {
  if (!(error instanceof CatalogError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/**
 * What a generated file is made from.
 * @param {string} path
 */
function sourceOf(path) {
  if (path.includes('recorded')) return 'tests/fixtures/errors';
  return path.includes('rules/src') ? 'docs/rules' : 'catalog/data';
}
