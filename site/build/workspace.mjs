import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Absolute path of the folder that is published. */
export const OUT = join(ROOT, 'site/dist');

/**
 * The text of a file of the repository.
 * @param {string} path relative to the root
 */
export const read = (path) => readFileSync(join(ROOT, path), 'utf8');

/**
 * The content of a JSON file of the repository.
 * @param {string} path relative to the root
 * @returns {unknown}
 */
export const readJson = (path) => JSON.parse(read(path));

/** Address of the repository, as package.json of the root says it. */
export const REPOSITORY = addressOf(readJson('package.json'));

/**
 * @param {unknown} manifest
 * @throws {Error} when it has none
 */
function addressOf(manifest) {
  const { repository } = /** @type {{ repository?: { url?: string } }} */ (manifest);
  const address = /^git\+(https:.+)\.git$/.exec(repository?.url ?? '')?.[1];
  if (address === undefined) throw new Error('package.json of the root has no address of the repository.');
  return address;
}

/**
 * Where a file or folder of the repository is shown to readers.
 * @param {string} path relative to the root
 * @returns {string | undefined} undefined when there is no such file
 */
export function addressInRepository(path) {
  const full = join(ROOT, path);
  if (!existsSync(full)) return undefined;
  return `${REPOSITORY}/${statSync(full).isDirectory() ? 'tree' : 'blob'}/main/${path}`;
}

/**
 * A link from one page to another that holds wherever the site is put.
 * @param {string} from path of the page below the site
 * @param {string} to path of the other one, maybe with `#part`
 */
export function linkBetween(from, to) {
  const link = posix.relative(posix.dirname(from), to);
  return link === '' ? posix.basename(to) : link;
}

/** @param {string} text */
export const escapeHtml = (text) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
