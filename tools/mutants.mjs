/**
 * Mutation test of the analysis: makes one small mistake in a decision at a time, and asks whether a test
 * notices. Which decisions are taken is left to a hash of their places, so nobody picks them. Takes more than
 * an hour for 120 mutants.
 *
 *   npm run guards:analysis                       120 mutants, in a clone of what is committed
 *   npm run guards:analysis -- --count 30 --skip 120  the next 30
 *   npm run guards:analysis -- --list              only says which they are
 *
 * Survivors that change nothing for anybody stand in `mutants.equivalent.json` with the reason. Ends with 1
 * when fewer than 90 % of the others are noticed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath, exit, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Folders of the sources; `models` is left out, because it is data with a pair of tests for each row. */
const FOLDERS = ['rules/src/analysis/evaluate', 'rules/src/analysis/facts'];
const TESTS = ['tests/analysis', 'tests/detector', 'tests/project', 'tests/rules'];
const LEAST_KILLED = 0.9;

/**
 * `code` is the text of the line.
 * @typedef {{ file: string, line: number, code: string, start: number, end: number, from: string, to: string
 *   }} Mutant
 */

/** Operators, and what each is taken for. @type {ReadonlyMap<ts.SyntaxKind, string>} */
const OPERATORS = new Map([
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
]);

/** The mistakes that can be made at a node. @param {ts.Node} node @returns {{ at: ts.Node, to: string }[]} */
function mistakesAt(node) {
  if (ts.isIfStatement(node)) return ['true', 'false'].map((to) => ({ at: node.expression, to }));
  if (ts.isConditionalExpression(node)) return ['true', 'false'].map((to) => ({ at: node.condition, to }));
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [{ at: node, to: node.operand.getText() }];
  const to = ts.isBinaryExpression(node) ? OPERATORS.get(node.operatorToken.kind) : undefined;
  return to !== undefined && ts.isBinaryExpression(node) ? [{ at: node.operatorToken, to }] : [];
}

/** @param {string} file relative to the root @returns {Mutant[]} */
function mutantsOf(file) {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(ROOT, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  /** @type {Mutant[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    for (const { at, to } of mistakesAt(node)) {
      const { line } = source.getLineAndCharacterOfPosition(at.getStart());
      found.push({
        file,
        line: line + 1,
        code: source.text.split('\n')[line]?.trim() ?? '',
        start: at.getStart(),
        end: at.getEnd(),
        from: at.getText(),
        to,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Names a mutant as long as its line stays, wherever in the file that is. @param {Mutant} mutant */
const keyOf = ({ file, code, from, to }) => `${file}: ${code} | ${from.replace(/\s+/g, ' ')} → ${to}`;

/** Independent of the order of files and of what stands elsewhere in one. @param {Mutant} mutant */
const hashOf = (mutant) => createHash('sha1').update(keyOf(mutant)).digest('hex');

/** @param {Mutant} mutant */
const titleOf = ({ file, line, from, to }) => `${file}:${line} \`${from.replace(/\s+/g, ' ')}\` → \`${to}\``;

/** How long the tests may take: a mutant that never ends is told apart from one that a test has noticed. */
const TIMEOUT_MS = 900_000;

/**
 * @param {string} clone
 * @returns {'passed' | 'failed' | 'ended'} how the tests went, or that they took too long
 */
function runTests(clone) {
  const { status } = spawnSync(
    execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project',
      'unit',
      '--bail',
      '1',
      '--reporter',
      'dot',
      ...TESTS,
    ],
    { cwd: clone, stdio: 'ignore', timeout: TIMEOUT_MS },
  );
  return status === null ? 'ended' : status === 0 ? 'passed' : 'failed';
}

/** @param {string} clone @param {Mutant} mutant */
function runWith(clone, { file, start, end, to }) {
  const path = join(clone, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, `${text.slice(0, start)}${to}${text.slice(end)}`);
  const outcome = runTests(clone);
  writeFileSync(path, text);
  return outcome;
}

/** @param {readonly Mutant[]} mutants */
function tryAll(mutants) {
  /** @type {Record<string, string>} */
  const equivalent = JSON.parse(readFileSync(new URL('mutants.equivalent.json', import.meta.url), 'utf8'));
  const clone = mkdtempSync(join(tmpdir(), 'msgraph-mutants-'));
  execFileSync('git', ['clone', '--quiet', ROOT, clone]);
  symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'));
  // Tests that fail anyway would notice everything.
  const before = runTests(clone);
  if (before !== 'passed')
    throw new Error(`Without a mistake the tests ${before === 'failed' ? 'fail' : 'take too long'}.`);
  const counts = { killed: 0, endless: 0, equivalent: 0, survived: 0 };
  for (const mutant of mutants) {
    const outcome = runWith(clone, mutant);
    const verdict =
      outcome === 'failed'
        ? 'killed'
        : outcome === 'ended'
          ? 'endless'
          : Object.hasOwn(equivalent, keyOf(mutant))
            ? 'equivalent'
            : 'survived';
    counts[verdict] += 1;
    stdout.write(`${verdict.padEnd(11)}${titleOf(mutant)}\n`);
  }
  rmSync(clone, { recursive: true });
  return counts;
}

const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    count: { type: 'string', default: '120' },
    skip: { type: 'string', default: '0' },
    list: { type: 'boolean', default: false },
  },
});
const files = execFileSync('git', ['ls-files', ...FOLDERS], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts'));
const ranked = files
  .flatMap(mutantsOf)
  .map((mutant) => ({ mutant, hash: hashOf(mutant) }))
  .sort((a, b) => (a.hash < b.hash ? -1 : 1));
const chosen = ranked
  .slice(Number(values.skip), Number(values.skip) + Number(values.count))
  .map(({ mutant }) => mutant);
if (values.list) {
  stdout.write(chosen.map((mutant) => `${titleOf(mutant)}\n`).join(''));
} else {
  const { killed, endless, equivalent, survived } = tryAll(chosen);
  const noticed = killed + endless;
  stdout.write(
    `${noticed} of ${noticed + survived} noticed (${endless} by never ending), of ${ranked.length} possible; ${equivalent} change nothing\n`,
  );
  exit(noticed >= LEAST_KILLED * (noticed + survived) ? 0 : 1);
}
