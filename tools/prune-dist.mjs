/**
 * Removes from the `dist` folders what no source makes any more: outputs of modules that were renamed or
 * deleted, and of compiler options that were changed. The compiler leaves them, and everything in `dist` is
 * published.
 *
 *   node tools/prune-dist.mjs [ROOT]
 *
 * Runs before every build. An incremental build does not make again what is missing, so what is kept is
 * derived from the sources and not from what the last build says of itself.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { argv } from 'node:process';

/**
 * Folders of sources, the folder that they are built into, and what is written there beside their outputs.
 */
const builds = [
  { source: 'catalog/src', dist: 'catalog/dist', beside: ['.tsbuildinfo', 'catalog.json'] },
  { source: 'catalog/src', dist: 'catalog/dist/cjs', beside: ['.tsbuildinfo', 'package.json'] },
  { source: 'rules/src', dist: 'rules/dist', beside: ['.tsbuildinfo'] },
  { source: 'codemods/src', dist: 'codemods/dist', beside: ['.tsbuildinfo'] },
];

/**
 * @param {string} folder
 * @returns {string[]} Paths of the files below it, relative to it; none when it is not there.
 */
function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/**
 * @param {string} source Path of a TypeScript module: `.ts`, `.cts` or `.mts`.
 * @returns {string[]} Paths of its JavaScript and of its declarations.
 */
const outputsOf = (source) => [
  source.replace(/\.([cm]?)ts$/, '.$1js'),
  source.replace(/\.([cm]?)ts$/, '.d.$1ts'),
];

const root = resolve(argv[2] ?? join(import.meta.dirname, '..'));
const wanted = new Set(
  builds.flatMap(({ source, dist, beside }) =>
    [...filesBelow(join(root, source)).flatMap(outputsOf), ...beside].map((path) => join(root, dist, path)),
  ),
);
for (const dist of new Set(builds.map((build) => join(root, build.dist)))) {
  for (const path of filesBelow(dist).map((file) => join(dist, file)))
    if (!wanted.has(path)) rmSync(path, { force: true });
}
