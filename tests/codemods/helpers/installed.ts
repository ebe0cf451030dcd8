import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPackages } from './install.js';

/**
 * A module of the installed command, for tests that call it directly: there the types of the runtime are
 * found as they are for users.
 */
export async function installed<T>(name: string): Promise<T> {
  const path = join(installPackages().folder, 'node_modules/msgraph-codemod/dist', `${name}.js`);
  return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as T;
}
