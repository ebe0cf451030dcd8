import { host } from '../host.js';

/**
 * What changes with the code that finds the sites, where its version does not: a checkout is built anew under
 * the same one.
 * @returns nothing for installed packages, which their version tells apart
 */
export function buildStamp(): string {
  try {
    const require = host.module.createRequire(import.meta.url);
    const own = host.path.dirname(host.url.fileURLToPath(import.meta.url));
    return [host.path.dirname(own), host.path.dirname(require.resolve('msgraph-errors'))]
      .map(stampOf)
      .join(' ');
  } catch {
    return '';
  }
}

/**
 * When the last of the files of a folder was written; nothing for one below `node_modules`.
 * @param folder absolute
 * @returns milliseconds since 1970, as text
 */
export function stampOf(folder: string): string {
  if (isInstalled(folder)) return '';
  const written = host.fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => host.fs.statSync(host.path.join(folder, name)).mtimeMs);
  return Math.max(0, ...written).toFixed(0);
}

const isInstalled = (folder: string): boolean => folder.split(/[\\/]/).includes('node_modules');
