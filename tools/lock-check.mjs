import { readFileSync } from 'node:fs';
import { argv, exit, stderr } from 'node:process';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {{ optionalDependencies?: Record<string, string> }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lock
 */

/**
 * Finds what makes `npm ci` fail although `npm install` succeeded: a release whose platform packages were
 * not all on the registry yet is locked without them.
 * @param {Lock} lock A parsed package-lock.json, lockfileVersion 2 or 3.
 * @returns {string[]} One line per optional dependency that no entry of the lock provides.
 * @throws {TypeError} When the lock has no `packages`.
 */
export function missingOptionalDependencies(lock) {
  const { packages } = lock;
  if (packages === undefined)
    throw new TypeError('The lock has no `packages`: lockfileVersion 2 or 3 is needed.');
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isProvided(packages, path, name))
      .map((name) => `${path === '' ? 'the root' : path} needs ${name}, which the lock does not have`),
  );
}

/**
 * Node's own look-up: `node_modules` beside the package, then in each folder above it.
 * @param {Record<string, LockedPackage>} packages
 * @param {string} path
 * @param {string} name
 */
function isProvided(packages, path, name) {
  const folders = path.split('/');
  return [...folders.keys(), folders.length].some((depth) => {
    const folder = folders.slice(0, depth).join('/');
    return Object.hasOwn(packages, `${folder === '' ? '' : `${folder}/`}node_modules/${name}`);
  });
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  const file = argv[2] ?? 'package-lock.json';
  const problems = missingOptionalDependencies(/** @type {Lock} */ (JSON.parse(readFileSync(file, 'utf8'))));
  for (const problem of problems) stderr.write(`${file}: ${problem}\n`);
  exit(problems.length === 0 ? 0 : 1);
}
