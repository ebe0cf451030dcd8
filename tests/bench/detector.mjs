/**
 * The detector beside reading and parsing, and the preset in a run of ESLint and of oxlint.
 *
 *   npm run bench:detector                              generated repositories
 *   npm run bench:detector -- --graph DIR --other DIR   repositories of your own, full of Graph and without it
 *   npm run bench:detector -- --rounds 5 --skip-oxlint
 *
 * Each round runs every variant once; ratios are taken inside a round, of the processor times, and the median
 * counts. Ends with 1 when a limit is not kept. A repository of your own is not changed.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { argv, exit, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sourceFiles } from './files.mjs';
import { writeRepository } from './repository.mjs';
import { median, run } from './run.mjs';

/** @typedef {import('./run.mjs').Measured} Measured */

const LINT = fileURLToPath(new URL('lint.mjs', import.meta.url));
const PLUGIN = fileURLToPath(new URL('../../rules/dist/index.js', import.meta.url));
const OXLINT = fileURLToPath(new URL('../../node_modules/oxlint/bin/oxlint', import.meta.url));
const FILES = 2_700;

/** Ratios; those of oxlint the other way round. */
const LIMITS = { detector: 3, graph: 1.1, other: 1.01, cached: 1.03, oxlint: 6, kilobytesPerFile: 25 };

const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    graph: { type: 'string' },
    other: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    'skip-oxlint': { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  stderr.write('`--rounds` must be a number of 1 or more.\n');
  exit(2);
}

const work = mkdtempSync(join(tmpdir(), 'bench-detector-'));
/** @type {string[]} */
const broken = [];

/**
 * @param {string} name
 * @param {number} value
 * @param {boolean} isKept
 * @param {string} limit
 */
function verdict(name, value, isKept, limit) {
  if (!isKept) broken.push(name);
  stdout.write(
    `${name.padEnd(58)}${value.toFixed(3).padStart(9)}  ${isKept ? 'within' : 'NOT WITHIN'} ${limit}\n`,
  );
}

/** @param {string} name @param {readonly Measured[]} measured */
function line(name, measured) {
  const [cpu, memory] = [
    median(measured.map(({ cpuMs }) => cpuMs)),
    median(measured.map(({ memoryMb }) => memoryMb)),
  ];
  stdout.write(
    `${name.padEnd(58)}${(cpu / 1_000).toFixed(2).padStart(9)} s ${memory.toFixed(0).padStart(6)} MB\n`,
  );
}

/** @param {readonly Measured[]} above @param {readonly Measured[]} below */
const ratio = (above, below) => median(above.map(({ cpuMs }, index) => cpuMs / (below[index]?.cpuMs ?? NaN)));

/** @param {string} mode @param {string} folder @param {readonly string[]} more */
const lint = (mode, folder, ...more) => run([LINT, mode, folder, ...more], folder);

/** @param {() => Record<string, Measured>} round @returns {Record<string, Measured[]>} */
function repeat(round) {
  /** @type {Record<string, Measured[]>} */
  const all = {};
  for (let index = 0; index < rounds; index += 1)
    for (const [name, measured] of Object.entries(round())) (all[name] ??= []).push(measured);
  return all;
}

/**
 * A copy of the sources, whose files may be changed.
 * @param {string | undefined} given @param {string} name @param {boolean} isGraph
 */
function repository(given, name, isGraph) {
  const folder = join(work, name);
  if (given === undefined) {
    writeRepository(folder, FILES);
    if (!isGraph) {
      for (const path of sourceFiles(folder))
        writeFileSync(
          path,
          readFileSync(path, 'utf8')
            .replaceAll('@microsoft/microsoft-graph-client', '@contoso/client')
            .replaceAll('.api(', '.call('),
        );
    }
    return folder;
  }
  cpSync(resolve(given), folder, {
    recursive: true,
    filter: (path) => !/[\\/](node_modules|\.git)$/.test(path),
  });
  // The root of the project is where this is.
  writeFileSync(join(folder, '.git'), '');
  return folder;
}

/**
 * What changes nothing but the content: the imports of the file stay.
 * @param {string} folder
 * @param {number} round
 */
function touchOne(folder, round) {
  const paths = sourceFiles(folder);
  const path = paths[Math.floor(paths.length / 2)] ?? '';
  writeFileSync(path, `${readFileSync(path, 'utf8')}\n// ${round}\n`);
}

/** @param {string} folder */
function inEslint(folder) {
  const cache = join(work, 'cache');
  lint('eslint', folder, 'preset', cache);
  let round = 0;
  return repeat(() => {
    touchOne(folder, (round += 1));
    return {
      none: lint('eslint', folder),
      empty: lint('eslint', folder, 'empty'),
      preset: lint('eslint', folder, 'preset'),
      cached: lint('eslint', folder, 'preset', cache),
    };
  });
}

/** As those of ESLint: place and rule. @param {string} output @param {string} folder @returns {string[]} */
function findingsOfOxlint(output, folder) {
  const { diagnostics } =
    /** @type {{ diagnostics: { code: string, filename: string, labels: { span: { line: number } }[] }[] }} */ (
      JSON.parse(output)
    );
  return diagnostics.map(
    ({ code, filename, labels }) =>
      `${join(folder, filename)}:${labels[0]?.span.line ?? 0} ${code.replace(/^msgraph\((.*)\)$/, 'msgraph/$1')}`,
  );
}

/** @param {string} folder @param {Measured[]} preset */
function inOxlint(folder, preset) {
  const config = join(work, 'oxlint.json');
  const rules = {
    'msgraph/no-message-matching': 'error',
    'msgraph/require-innererror-traversal': 'error',
    'msgraph/no-unbounded-retry': 'error',
    'msgraph/no-legacy-odata-error': 'error',
  };
  writeFileSync(config, JSON.stringify({ jsPlugins: [PLUGIN], categories: { correctness: 'off' }, rules }));
  const { oxlint = [] } = repeat(() => ({
    oxlint: run([OXLINT, '-c', config, '--disable-nested-config', '-f', 'json', '.'], folder, [0, 1]),
  }));
  line('oxlint, recommended preset', oxlint);
  const [theirs, ours] = [
    findingsOfOxlint(oxlint[0]?.output ?? '', folder),
    /** @type {string[]} */ (JSON.parse(preset[0]?.output ?? '[]')),
  ];
  const different = [
    ...theirs.filter((item) => !ours.includes(item)),
    ...ours.filter((item) => !theirs.includes(item)),
  ];
  verdict(
    `findings of oxlint and ESLint that differ, of ${ours.length}`,
    different.length,
    different.length === 0,
    '= 0',
  );
  const faster = ratio(preset, oxlint);
  verdict('oxlint is faster by', faster, faster >= LIMITS.oxlint, `>= ${LIMITS.oxlint}`);
}

try {
  const graph = repository(values.graph, 'graph', true);
  const other = repository(values.other, 'other', false);
  const { floor = [], detector = [] } = repeat(() => ({
    floor: lint('floor', graph),
    detector: lint('detector', graph),
  }));
  line('reading all files, parsing the candidates', floor);
  line('detector, cold, with other files', detector);
  const cold = ratio(detector, floor);
  verdict('detector beside reading and parsing', cold, cold <= LIMITS.detector, `<= ${LIMITS.detector}`);

  const kept = /** @type {{ bytes: number, files: number }} */ (
    JSON.parse(run(['--expose-gc', LINT, 'index', graph], graph).output)
  );
  const kilobytes = kept.bytes / 1_024 / Math.max(1, kept.files);
  verdict(
    `kB kept for each of ${kept.files} files that were looked at`,
    kilobytes,
    kilobytes <= LIMITS.kilobytesPerFile,
    `<= ${LIMITS.kilobytesPerFile}`,
  );

  const full = inEslint(graph);
  for (const [name, measured] of Object.entries(full)) line(`ESLint on Graph, ${name}`, measured);
  const { none = [], empty: nothing = [], preset = [], cached = [] } = full;
  const [onGraph, onCached] = [ratio(preset, none), ratio(cached, none)];
  verdict('preset where Graph is everywhere', onGraph, onGraph <= LIMITS.graph, `<= ${LIMITS.graph}`);
  verdict(
    'preset with the cache and one changed file',
    onCached,
    onCached <= LIMITS.cached,
    `<= ${LIMITS.cached}`,
  );
  // What no rule can stay below.
  stdout.write(
    `rules that do nothing ${ratio(nothing, none).toFixed(3)}; beside them the preset ${ratio(preset, nothing).toFixed(3)}, with the cache ${ratio(cached, nothing).toFixed(3)}\n`,
  );

  const without = repeat(() => ({
    none: lint('eslint', other),
    empty: lint('eslint', other, 'empty'),
    preset: lint('eslint', other, 'preset'),
  }));
  for (const [name, measured] of Object.entries(without)) line(`ESLint without Graph, ${name}`, measured);
  const onOther = ratio(without['preset'] ?? [], without['none'] ?? []);
  verdict('preset where Graph is not', onOther, onOther <= LIMITS.other, `<= ${LIMITS.other}`);
  stdout.write(
    `rules that do nothing ${ratio(without['empty'] ?? [], without['none'] ?? []).toFixed(3)}; beside them the preset ${ratio(without['preset'] ?? [], without['empty'] ?? []).toFixed(3)}\n`,
  );
  if (!values['skip-oxlint']) inOxlint(graph, preset);
} finally {
  rmSync(work, { recursive: true });
}
exit(broken.length > 0 ? 1 : 0);
