import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { build as bundled } from 'esbuild';
import { ROOT } from './workspace.mjs';

/**
 * Scripts of the site: the name below `assets`, and what it is made of. Each is whole, so that pages work
 * from a disk as well.
 */
const SCRIPTS = {
  theme: 'site/client/theme.ts',
  site: 'site/client/site.ts',
  explain: 'site/client/explain/main.ts',
  catalogue: 'site/client/catalogue/main.ts',
  playground: 'site/client/playground/main.ts',
  'playground-worker': 'site/client/playground/worker/main.ts',
};

/** What stands for modules of Node.js. @type {Readonly<Record<string, string>>} */
const STANDS_FOR = { path: 'posix', http: 'http' };

/**
 * The parser of TypeScript names modules of Node.js that it does not use in a browser.
 * @type {import('esbuild').Plugin}
 */
const withoutNode = {
  name: 'without-node',
  setup(build) {
    build.onResolve({ filter: /^[a-z_:/]+$/ }, ({ path }) => {
      if (!isBuiltin(path)) return undefined;
      return {
        path: join(
          ROOT,
          `site/client/playground/worker/${STANDS_FOR[path.replace('node:', '')] ?? 'nothing'}.ts`,
        ),
      };
    });
  },
};

/**
 * Bundles the scripts of the pages. They read the sources of the packages.
 * @param {string} folder absolute path that they are written to
 */
export async function bundle(folder) {
  await bundled({
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
    plugins: [withoutNode],
    legalComments: 'none',
    logLevel: 'warning',
  });
}
