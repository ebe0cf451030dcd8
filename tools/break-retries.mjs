/**
 * Measures how well retries without a bound, and waits that do not do as `Retry-After` says, are seen: takes
 * each bounded retry of Graph requests in checked-out repositories, breaks it in each way that applies, in
 * memory, and counts what is found. Needs a build.
 *
 *   node tools/break-retries.mjs [--missed] DIR...     --missed prints each break that is not seen
 */
import { basename } from 'node:path';
import { argv, exit, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { measure } from './break-retries/measure.mjs';

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  options: { missed: { type: 'boolean' } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  stderr.write('Usage: node tools/break-retries.mjs [--missed] DIR...\n');
  exit(2);
}

/** @type {Map<string, { found: number, all: number }>} */
const ways = new Map();
let retries = 0;
let wrong = 0;
for (const folder of positionals) {
  const result = measure(folder);
  retries += result.retries;
  wrong += result.wrong.length;
  for (const { path, line } of result.wrong) stdout.write(`WHOLE ${basename(folder)} ${path}:${line}\n`);
  for (const { path, line, way, isFound, edits } of result.trials) {
    const counts = ways.get(way) ?? { found: 0, all: 0 };
    ways.set(way, { found: counts.found + (isFound ? 1 : 0), all: counts.all + 1 });
    if (!isFound && values.missed === true)
      stdout.write(`MISSED ${way} ${basename(folder)} ${path}:${line} ${JSON.stringify(edits)}\n`);
  }
}
for (const [way, { found, all }] of ways) stdout.write(`${way}: ${found} of ${all} found\n`);
const all = [...ways.values()];
stdout.write(
  `${retries} bounded retries, ${all.reduce((sum, item) => sum + item.found, 0)} of ${all.reduce((sum, item) => sum + item.all, 0)} breaks found, ${wrong} whole ones reported\n`,
);
