import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { filesBelow } from '../discover.js';
import type { Work } from '../work.js';
import { VENDORED, wordsOf } from './header.js';
import { exportedNames, toJavaScript, vendorSource } from './runtime.js';
import { covers, joined, usesIn, usesOfCopy, type Uses } from './uses.js';

/** What rewrites ask for most: for a copy that nothing uses yet. */
const FIRST: Uses = {
  names: new Set(['GraphErrorCondition', 'hasErrorCode', 'hasErrorCondition', 'parseGraphError']),
  codes: new Set(),
};

const READ = /(?<!\.d)\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;
const FOREIGN = /[\\/]node_modules[\\/]/;

/**
 * The text of a copy of the runtime with all that files of a repository import from it, or from the package.
 * @param root absolute path of the repository
 * @param copy absolute path of the copy, which is no use of itself
 */
export function copyFor(root: string, copy: string): string {
  const exported = exportedNames();
  const uses = filesBelow(root)
    .filter((path) => path !== copy && READ.test(path) && !FOREIGN.test(path) && existsSync(path))
    .map((path) => usesIn(path, readFileSync(path, 'utf8'), exported));
  const used = joined(uses);
  return textFor(copy, used.names.size === 0 ? FIRST : used);
}

/**
 * The copy of the runtime that rewritten files import, where it lacks something that they use.
 * @param runtime as the settings name it
 * @returns undefined where it has everything, or was not written by this package
 */
export function completedCopy(work: readonly Work[], runtime: string | undefined): Work | undefined {
  const path = runtime !== undefined && isAbsolute(runtime) ? fileOf(runtime) : undefined;
  if (path === undefined || work.length === 0) return undefined;
  const bytes = readFileSync(path);
  const text = bytes.toString('utf8');
  if (!text.startsWith(wordsOf(VENDORED))) return undefined;
  const present = usesOfCopy(path, text);
  const exported = exportedNames();
  const using = work
    .map((item) => ({ item, uses: usesIn(item.path, item.after, exported) }))
    .filter(({ uses }) => uses.names.size > 0);
  const needed = joined(using.map(({ uses }) => uses));
  if (covers(present, needed)) return undefined;
  return {
    path,
    bytes,
    after: textFor(path, joined([present, needed])),
    sites: [],
    fallbacks: [],
    beside: new Set(using.map(({ item }) => item.path)),
  };
}

/** TypeScript imports a module by the name that it will have. */
function fileOf(runtime: string): string | undefined {
  const stem = runtime.replace(/\.[jt]s$/, '');
  return ['.ts', '.js'].map((extension) => stem + extension).find((path) => existsSync(path));
}

const textFor = (path: string, uses: Uses): string =>
  path.endsWith('.ts') ? vendorSource(uses) : toJavaScript(vendorSource(uses));
