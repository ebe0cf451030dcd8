/**
 * Lints folders that have nothing to do with Microsoft Graph and prints every finding and crash. Needs a
 * build.
 *
 *   node tools/quiet.mjs DIR...            what a user sees
 *   node tools/quiet.mjs --stress DIR...   takes many plain calls for Graph requests, so that every file is analysed to
 *                                          the end; only crashes count then
 *
 * Exit code 1 when there is a crash, or a finding without `--stress`.
 */
import { basename } from 'node:path';
import { argv, exit, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import msgraph from 'eslint-plugin-msgraph';
import { survey } from './quiet/survey.mjs';

/** Calls that are everywhere. */
const STRESS = [
  'fetch',
  'request',
  'get',
  'post',
  'load',
  'read',
  'run',
  'execute',
  'call',
  'send',
  'query',
  'find',
  'create',
  'update',
  'render',
  'parse',
  'http.get',
  'axios.get',
  'fs.readFile',
  'fs.promises.readFile',
  'client.query',
  'client.send',
  'fn',
  'f',
  'foo',
  'expect',
];

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  options: { stress: { type: 'boolean' } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  stderr.write('Usage: node tools/quiet.mjs [--stress] DIR...\n');
  exit(2);
}

const total = { files: 0, findings: 0, crashes: 0 };
for (const folder of positionals) {
  const result = survey(folder, msgraph, values.stress === true ? { clients: STRESS } : {});
  const { files, unparsed, findings, crashes, ms, slowest } = result;
  stdout.write(
    `${basename(folder)}: ${files} files (${unparsed} do not parse), ${findings.length} findings, ${crashes.length} crashes, ${seconds(ms)} s, slowest ${seconds(slowest.ms)} s ${slowest.path}\n`,
  );
  if (values.stress !== true)
    for (const finding of findings)
      stdout.write(`  ${finding.path}:${finding.line} ${finding.rule} ${finding.text}\n`);
  for (const crash of crashes) stdout.write(`  CRASH ${crash.path}\n${crash.error}\n`);
  total.files += files;
  total.findings += findings.length;
  total.crashes += crashes.length;
}
stdout.write(
  `${positionals.length} folders, ${total.files} files, ${total.findings} findings, ${total.crashes} crashes\n`,
);
exit(total.crashes > 0 || (values.stress !== true && total.findings > 0) ? 1 : 0);

/** @param {number} ms */
function seconds(ms) {
  return (ms / 1000).toFixed(1);
}
