// Bundles single uses of msgraph-errors with esbuild, rolldown and webpack, and compares their minified and
// gzipped size with the limits. Exit code 1 when one is over its limit, which guards against growth. Where
// less is wanted than is reached, that is printed beside it at every run.
// Usage: node tools/size.mjs [--all] [--json]      --all: all three bundlers, not only esbuild
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'catalog/dist');

/**
 * What a program may import, and how many bytes it may cost. `wanted` is less than `limit`, and not reached
 * yet. `without` names a use whose size is taken off, for parts that cannot be bundled alone.
 *
 * @type {readonly { name: string, code: string, limit: number, wanted?: number, without?: string }[]}
 */
export const uses = [
  {
    name: 'one named code',
    code: "import { ItemNotFound } from '#/constants.generated.js'; console.log(ItemNotFound);",
    limit: 80,
  },
  {
    name: 'hasErrorCode with two codes',
    code: "import { hasErrorCode } from '#/index.js'; import { ItemNotFound, ErrorItemNotFound } from '#/constants.generated.js'; console.log(hasErrorCode(globalThis.x, ItemNotFound, ErrorItemNotFound));",
    limit: 1240,
    wanted: 1000,
  },
  {
    name: 'normaliser and walk',
    code: "import { normalise } from '#/normalise.js'; import { mostSpecificErrorCode } from '#/codes.js'; console.log(normalise(globalThis.x), mostSpecificErrorCode(globalThis.x));",
    limit: 3365,
    wanted: 2600,
  },
  {
    name: 'normaliser, walk and body reader',
    code: "import { normaliseAsync } from '#/body.js'; import { mostSpecificErrorCode } from '#/codes.js'; console.log(normaliseAsync(globalThis.x), mostSpecificErrorCode(globalThis.x));",
    limit: 3820,
  },
  {
    name: 'body reader',
    code: "import { normaliseAsync } from '#/body.js'; import { mostSpecificErrorCode } from '#/codes.js'; console.log(normaliseAsync(globalThis.x), mostSpecificErrorCode(globalThis.x));",
    limit: 470,
    without: 'normaliser and walk',
  },
  {
    name: 'retryGraph, normaliser included',
    code: "import { retryGraph } from '#/index.js'; console.log(retryGraph(globalThis.x));",
    limit: 6600,
  },
  {
    name: 'retry core',
    code: "import { retryGraph } from '#/index.js'; console.log(retryGraph(globalThis.x));",
    limit: 2790,
    wanted: 2000,
    without: 'normaliser, walk and body reader',
  },
  // What an entry adds to retryGraph, and what it costs with the retry core.
  ...[
    { entry: 'fetch', name: 'createGraphFetch', limit: 530, withCore: 3305 },
    { entry: 'graph-client', name: 'createGraphClientMiddleware', limit: 550, withCore: 3325 },
    { entry: 'kiota', name: 'createKiotaMiddleware', limit: 470, withCore: 3240 },
    { entry: 'axios', name: 'installGraphRetry', limit: 680, withCore: 3445 },
  ].flatMap(({ entry, name, limit, withCore }) => {
    const code = `import { retryGraph } from '#/index.js'; import { ${name} } from '#/entries/${entry}.js'; console.log(retryGraph(globalThis.x), ${name}(globalThis.x));`;
    return [
      {
        name: `msgraph-errors/${entry}, on top of retryGraph`,
        code,
        limit,
        without: 'retryGraph, normaliser included',
      },
      {
        name: `msgraph-errors/${entry} with the retry core`,
        code,
        limit: withCore,
        wanted: 2500,
        without: 'normaliser, walk and body reader',
      },
    ];
  }),
  {
    name: 'parseGraphError with conditions',
    code: "import { parseGraphError } from '#/index.js'; console.log(parseGraphError(globalThis.x));",
    limit: 6405,
  },
  {
    name: 'the enum object',
    code: "import { GraphErrorCode } from '#/index.js'; console.log(GraphErrorCode[globalThis.x]);",
    limit: 3930,
  },
  {
    name: 'limiter, beside retryGraph',
    code: "import { retryGraph } from '#/index.js'; import { createGraphLimiter } from '#/limiter/index.js'; console.log(retryGraph(globalThis.x), createGraphLimiter(globalThis.x));",
    limit: 1675,
    wanted: 1500,
    without: 'retryGraph, normaliser included',
  },
  {
    name: 'limiter without retryGraph',
    code: "import { createGraphLimiter } from '#/limiter/index.js'; console.log(createGraphLimiter(globalThis.x));",
    limit: 2330,
    wanted: 1500,
  },
];

/** @param {string} entry */
async function withEsbuild(entry) {
  const esbuild = await import('esbuild');
  const result = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return result.outputFiles[0]?.text ?? '';
}

/** @param {string} entry */
async function withRolldown(entry) {
  const { build } = await import('rolldown');
  const result = await build({ input: entry, write: false, output: { minify: true, format: 'esm' } });
  return result.output[0].code;
}

/** @param {string} entry */
async function withWebpack(entry) {
  const { default: webpack } = await import('webpack');
  const folder = resolve(entry, '../webpack');
  const compiler = webpack({
    mode: 'production',
    entry,
    target: 'web',
    output: { path: folder, filename: 'bundle.js' },
  });
  await promisify(compiler.run.bind(compiler))();
  await promisify(compiler.close.bind(compiler))();
  const { readFileSync } = await import('node:fs');
  return readFileSync(join(folder, 'bundle.js'), 'utf8');
}

/** @type {Record<string, (entry: string) => Promise<string>>} */
const bundlers = { esbuild: withEsbuild, rolldown: withRolldown, webpack: withWebpack };

/**
 * Sizes of every use, in bytes.
 *
 * @param {readonly string[]} names bundlers
 * @returns {Promise<{ bundler: string, name: string, minified: number, gzipped: number, limit: number,
 *   wanted?: number }[]>}
 */
export async function measure(names = ['esbuild']) {
  const folder = mkdtempSync(join(tmpdir(), 'msgraph-errors-size-'));
  try {
    const rows = [];
    for (const bundler of names) {
      /** @type {Map<string, { minified: number, gzipped: number }>} */
      const sizes = new Map();
      for (const use of uses) {
        const entry = join(folder, 'entry.mjs');
        writeFileSync(entry, use.code.replaceAll('#/', `${source}/`));
        const text = await bundlers[bundler]?.(entry);
        if (text === undefined) throw new Error(`There is no bundler "${bundler}".`);
        const base = use.without === undefined ? undefined : sizes.get(use.without);
        const minified = Buffer.byteLength(text) - (base?.minified ?? 0);
        const gzipped = gzipSync(text, { level: 9 }).length - (base?.gzipped ?? 0);
        sizes.set(use.name, { minified, gzipped });
        rows.push({
          bundler,
          name: use.name,
          minified,
          gzipped,
          limit: use.limit,
          ...('wanted' in use && { wanted: use.wanted }),
        });
      }
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The measured uses that are over their limit, each as a sentence.
 *
 * @param {Awaited<ReturnType<typeof measure>>} rows
 */
export const overLimit = (rows) =>
  rows
    .filter((row) => row.gzipped > row.limit)
    .map(
      (row) =>
        `${row.name} (${row.bundler}) is ${row.gzipped - row.limit} bytes over its limit of ${row.limit}.`,
    );

/**
 * By how much a use misses what is wanted of it; empty when it does not.
 *
 * @param {{ gzipped: number, wanted?: number | undefined }} row
 */
export const missOf = ({ gzipped, wanted = Infinity }) =>
  gzipped > wanted ? `wanted ${wanted}, missed by ${gzipped - wanted}` : '';

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { all: { type: 'boolean' }, json: { type: 'boolean' } } });
  const rows = await measure(values.all === true ? Object.keys(bundlers) : ['esbuild']);
  if (values.json === true) console.log(JSON.stringify(rows, null, 2));
  else {
    for (const row of rows) {
      const { bundler, name, minified, gzipped, limit } = row;
      console.log(
        `${bundler.padEnd(9)} ${name.padEnd(50)} ${String(minified).padStart(6)} min ${String(gzipped).padStart(6)} gzip  limit ${String(limit).padEnd(5)} ${missOf(row)}`.trimEnd(),
      );
    }
  }
  const problems = overLimit(rows);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
