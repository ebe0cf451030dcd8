/**
 * Breaks the rewrites on purpose: clones this repository, makes one small mistake after the other in the code
 * that rewrites, and expects the tests to go red each time. Takes some minutes; run it after changing
 * rewrites or their tests.
 *
 *   npm run guards:rewrites
 *   npm run guards:rewrites -- 'comment|quotes'    only the mistakes whose description matches
 *
 * What is committed is what is broken. The packages of this repository's `node_modules` are used; the tests
 * read sources, so nothing is built. Exit code 1 if the tests are red without a mistake, or green with one.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath, exit, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const clone = mkdtempSync(join(tmpdir(), 'msgraph-rewrites-'));

const CASES = 'tests/codemods/cases.test.ts';
const BEHAVIOUR = 'tests/codemods/behaviour.test.ts';
const RETRIES = 'tests/codemods/retry-behaviour.test.ts';
const EDITS = 'tests/edits/rewrite.test.ts';
const UNUSED = 'tests/edits/unused.test.ts';
const DETECTOR = 'tests/detector/message-match.test.ts';
const VERIFY = 'tests/codemods/verify.test.ts';
const STABILITY = 'tests/codemods/stability.property.test.ts';

/**
 * @type {readonly (readonly [test: string, mistake: string, file: string, from: string | RegExp, to:
 *   string])[]}
 */
const mistakes = [
  [
    STABILITY,
    'no parentheses around a choice',
    'rules/src/edits/expression.ts',
    'return !isParenthesized(file.text, range);',
    'return false;',
  ],
  [
    EDITS,
    'parentheses taken from a choice that needs them',
    'rules/src/edits/expression.ts',
    'if (requiredPrecedence(parent, node) > precedence) return range;',
    '',
  ],
  [
    STABILITY,
    'a comment inside an expression is lost',
    'rules/src/edits/expression.ts',
    "return [...before, replacement, ...behind].join('');",
    'return replacement;',
  ],
  [
    STABILITY,
    'a comment of a retry is lost',
    'rules/src/detector/retry/rewrite/source.ts',
    '.filter((comment) => !companions.has(comment)',
    '.filter((comment) => companions.has(comment)',
  ],
  [
    STABILITY,
    'line ends of another system',
    'rules/src/edits/apply.ts',
    'return windows * 2 > all.length',
    'return windows < 0',
  ],
  [
    STABILITY,
    'quotes of another style',
    'rules/src/edits/style.ts',
    `if (source) return file.text[source.range[0]] === '"'`,
    `if (source) return file.text[source.range[0]] !== '"'`,
  ],
  [
    BEHAVIOUR,
    'a lost negation',
    'rules/src/edits/rewrite.ts',
    "`${negated ? '!' : ''}{{${name}}}(",
    '`{{${name}}}(',
  ],
  [
    BEHAVIOUR,
    'operands merged although one is negated',
    'rules/src/detector/sites/chains.ts',
    "if (!site || site.negated !== (operator === '&&')) {",
    'if (!site) {',
  ],
  [
    BEHAVIOUR,
    'a code of a switch is forgotten',
    'rules/src/detector/sites/code-compare.ts',
    'const list = tests.map(',
    'const list = tests.slice(1).map(',
  ],
  [
    BEHAVIOUR,
    'the message is read as a code',
    'rules/src/detector/sites/legacy.ts',
    "const name = wanted === 'code' ?",
    "const name = wanted === 'message' ?",
  ],
  [
    CASES,
    'a switch in lower case is rewritten',
    'rules/src/detector/sites/code-compare.ts',
    'if (changesCase(node.discriminant, context) || ',
    'if (',
  ],
  [
    CASES,
    'a table is looked up with another code',
    'rules/src/detector/sites/code-compare.ts',
    "if (isLookup(test)) return 'table-key';",
    '',
  ],
  [
    CASES,
    'a comparison that knows both shapes is called legacy',
    'rules/src/detector/sites/legacy.ts',
    'return values.length > 0 && values.every(({ path })',
    'return values.some(({ path })',
  ],
  [
    EDITS,
    'what is only likely is rewritten',
    'rules/src/edits/rewrite.ts',
    "if (site.evidence.level !== 'proven') return 'likely-only';",
    '',
  ],
  [
    CASES,
    'the retired host in any call',
    'rules/src/detector/sites/legacy.ts',
    'return client === undefined ? [] : [unsupported(at, HOST, client, context)];',
    "return [unsupported(at, HOST, client ?? 'unknown', context)];",
  ],
  [
    CASES,
    'a name that is taken',
    'rules/src/edits/names.ts',
    'if (!taken.has(candidate) && isFree(file, candidate, offsets)) return candidate;',
    'return candidate;',
  ],
  [
    CASES,
    'an import above the directives',
    'rules/src/edits/position.ts',
    'file.ast.body.find((node) => !isDirective(node))?.range[0]',
    'file.ast.body[0]?.range[0]',
  ],
  [
    CASES,
    'codes of another library are rewritten',
    'rules/src/detector/sites/vendors.ts',
    'return FOREIGN_TEXTS.find(([, pattern]) => pattern.test(text))?.[0];',
    'return undefined;',
  ],
  [
    CASES,
    'a literal in another case is not seen',
    'rules/src/detector/sites/code-literal.ts',
    'MEMBERS.get(node.value.toLowerCase())',
    'MEMBERS.get(node.value)',
  ],
  [
    CASES,
    'a variable that is read elsewhere is removed',
    'rules/src/edits/unused.ts',
    'return reads.length > 0 && reads.every(',
    'return reads.length > 0 && reads.some(',
  ],
  [
    UNUSED,
    'a name of a pattern that is read elsewhere is removed',
    'rules/src/edits/unused-names.ts',
    'return variable?.defs.length === 1 && isUnused(variable, pattern);',
    'return variable?.defs.length === 1;',
  ],
  [
    EDITS,
    'codes that no condition covers are dropped',
    'rules/src/edits/rewrite.ts',
    'conditions.includes(condition)) ?? false;',
    "condition !== '') ?? false;",
  ],
  [
    EDITS,
    'a comment in front of a repetition is lost',
    'rules/src/edits/repeats.ts',
    'if (first && isPlain)',
    'if (first && before)',
  ],
  [
    DETECTOR,
    'words beside another status',
    'rules/src/detector/sites/beside.ts',
    'conditionForStatus(Number(value.value)) !== beside.condition',
    "beside.condition === ''",
  ],
  [
    DETECTOR,
    'words with other meanings elsewhere in the file',
    'rules/src/detector/sites/message-match.ts',
    'const known = origins.isHelper ? undefined : [context.file.text,',
    'const known = origins.isHelper ? undefined : [',
  ],
  [
    CASES,
    'words with other meanings',
    'catalog/src/knowledge/verdict.ts',
    'term?.unless.every((word) => lower?.includes(word.toLowerCase()) === false) === true',
    'term !== undefined',
  ],
  [
    CASES,
    'an error with another status than that of the answer',
    'rules/src/detector/provenance/kept-status.ts',
    'if (!isRead(unwrap(node), engine)) return new Set();',
    '',
  ],
  [
    DETECTOR,
    'a code of an error that has only the status',
    'rules/src/detector/sites/message-match.ts',
    'provenance, known.every(isToldByStatus));',
    'provenance, true);',
  ],
  [
    VERIFY,
    'projects that import a file are not compared',
    'codemods/src/importers.ts',
    'if (reached.length > 0) groups.set(config, reached);',
    '',
  ],
  [
    RETRIES,
    'a retry on the opposite of its condition',
    'rules/src/detector/retry/rewrite/handler.ts',
    "const OPPOSITE: Readonly<Record<string, string>> = { '===': '!==', '!==': '===',",
    "const OPPOSITE: Readonly<Record<string, string>> = { '===': '===', '!==': '!==',",
  ],
  [
    RETRIES,
    'effects of a retry are dropped',
    'rules/src/detector/retry/rewrite/options.ts',
    'if (handler.effects.length === 0) return [];',
    'if (handler.effects.length >= 0) return [];',
  ],
  [
    RETRIES,
    'the delay of a retry is dropped',
    'rules/src/detector/retry/rewrite/options.ts',
    'if (!wait) return [];',
    'if (wait || !wait) return [];',
  ],
  [
    RETRIES,
    'seconds taken for milliseconds',
    'rules/src/detector/retry/rewrite/wait.ts',
    '? 1000 : 1) };',
    '? 1 : 1) };',
  ],
  [
    RETRIES,
    'thrown errors repeated where only a status was',
    'rules/src/detector/retry/rewrite/status.ts',
    ' === false` : undefined;',
    '` : undefined;',
  ],
  [
    CASES,
    'a failed response given to what expects a good one',
    'rules/src/detector/retry/rewrite/status.ts',
    "if (stated.endsWith('.ok === false') && ",
    "if (stated === '' && ",
  ],
  [
    RETRIES,
    'a result that is not returned',
    'rules/src/detector/retry/rewrite/attempt.ts',
    "lead: 'return ', tail: end(first) };\n  }",
    "lead: '', tail: end(first) };\n  }",
  ],
];

/** @param {string} test */
function isRed(test) {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--bail', '1', test];
  const { status, stdout: out } = spawnSync(execPath, args, {
    cwd: clone,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  // A file that does not load is no test that fails.
  return {
    isRed: status !== 0 && /Tests\s.*\d+ failed/.test(out.replaceAll(/\u001B\[\d+m/g, '')),
    isGreen: status === 0,
    out,
  };
}

/** @param {string} pattern */
function main(pattern) {
  execFileSync('git', ['clone', '--quiet', root, clone]);
  for (const folder of ['', 'rules', 'codemods']) {
    const packages = join(root, folder, 'node_modules');
    if (existsSync(packages)) symlinkSync(packages, join(clone, folder, 'node_modules'));
  }
  const chosen = mistakes.filter(([, mistake]) => new RegExp(pattern).test(mistake));
  let failures = 0;
  for (const test of new Set(chosen.map(([test]) => test))) {
    const { isGreen, out } = isRed(test);
    if (!isGreen) stdout.write(`✗ ${test} is red without a mistake\n${out}\n`);
    failures += isGreen ? 0 : 1;
  }
  for (const [test, mistake, file, from, to] of chosen) {
    const path = join(clone, file);
    const text = readFileSync(path, 'utf8');
    const changed = text.replace(from, () => to);
    if (changed === text) throw new Error(`${file} has no ${String(from)} to replace`);
    writeFileSync(path, changed);
    const result = isRed(test);
    stdout.write(`${result.isRed ? '✓' : '✗'} ${test}: ${mistake}\n`);
    failures += result.isRed ? 0 : 1;
    writeFileSync(path, text);
  }
  stdout.write(`${chosen.length} mistakes, ${failures} problems\n`);
  return failures === 0 ? 0 : 1;
}

let code = 1;
try {
  code = main(argv[2] ?? '');
} finally {
  rmSync(clone, { recursive: true, force: true });
}
exit(code);
