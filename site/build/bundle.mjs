import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './workspace.mjs';

/** Scripts of the site: the name below `assets`, and what it is made of. Each is whole, so that pages work from a disk as well. */
const SCRIPTS = {
  theme: 'site/client/theme.ts',
  site: 'site/client/site.ts',
  explain: 'site/client/explain/main.ts',
  catalogue: 'site/client/catalogue/main.ts',
};

/**
 * Bundles the scripts of the pages. They read the sources of the packages.
 * @param {string} folder absolute path that they are written to
 */
export async function bundle(folder) {
  await build({
    entryPoints: Object.entries(SCRIPTS).map(([out, entry]) => ({ in: join(ROOT, entry), out })),
    outdir: folder,
    absWorkingDir: ROOT,
    tsconfig: 'site/tsconfig.json',
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'iife',
    platform: 'browser',
    target: ['es2022'],
    // Only native packages of Node.js are looked for from the address of a module.
    define: { 'import.meta.url': '""', 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'warning',
  });
}
