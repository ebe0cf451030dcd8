/** Writes the version of the plugin into its source, after changesets has set it in package.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';

/**
 * @param {string} folder The folder of the package.
 * @throws {Error} When there is no version to replace.
 */
export function writeVersion(folder) {
  const { version } = /** @type {{ version: string }} */ (
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  );
  const file = join(folder, 'src/version.ts');
  const text = readFileSync(file, 'utf8');
  const pattern = /(?<=export const version = ')[^']*(?=')/;
  if (!pattern.test(text)) throw new Error(`${file} has no version to replace.`);
  writeFileSync(file, text.replace(pattern, version));
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href)
  writeVersion(resolve(import.meta.dirname, '../rules'));
