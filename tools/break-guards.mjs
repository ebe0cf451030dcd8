/**
 * Breaks each guard on purpose: clones this repository, makes one small mistake for each step of
 * `npm run check`, and expects exactly that step to go red. Takes some minutes; run it after changing the
 * checks.
 *
 *   npm run guards
 *
 * What is committed is what is checked. Exit code 1 if a step is red without a mistake, or green with one.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath, exit, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const clone = mkdtempSync(join(tmpdir(), 'msgraph-guards-'));

/**
 * @param {string} file
 * @param {string | RegExp} from
 * @param {string} to
 */
const replace = (file, from, to) => () => {
  const text = readFileSync(join(clone, file), 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} has no ${String(from)} to replace`);
  writeFileSync(join(clone, file), changed);
};

/**
 * @param {string} file
 * @param {string} text
 */
const append = (file, text) => () => {
  appendFileSync(join(clone, file), text);
};

/** @type {readonly (readonly [step: string, mistake: string, make: () => void])[]} */
const mistakes = [
  [
    'lock',
    'a platform package is missing',
    replace('package-lock.json', '"node_modules/@oxc-parser/binding-darwin-arm64"', '"node_modules/gone"'),
  ],
  [
    'build',
    'a type error in a package',
    append('catalog/src/index.ts', "export const broken: number = '';\n"),
  ],
  ['generated', 'a generated file edited by hand', append('catalog/src/codes.generated.ts', '// by hand\n')],
  ['types', 'a type error in a test', append('tests/guards/run.ts', "export const broken: number = '';\n")],
  [
    'types',
    'a type error in a script',
    append('tools/lock-check.mjs', '/** @type {number} */\nexport const broken = "";\n'),
  ],
  [
    'types',
    'a type error in the example',
    append('examples/mail-digest/src/errors.ts', "export const broken: number = '';\n"),
  ],
  ['lint', 'a promise that nobody waits for', append('tests/guards/run.ts', 'Promise.resolve();\n')],
  [
    'lint',
    'a rule that cannot suggest',
    replace('rules/src/rules/no-message-matching.ts', 'hasSuggestions: true,', ''),
  ],
  [
    'lint',
    'a file of more than 250 lines',
    append('rules/src/version.ts', '// One line more.\n'.repeat(250)),
  ],
  [
    'lint',
    'a function of more than 60 lines',
    append(
      'rules/src/version.ts',
      `export function long(): void {\n${'  // One line more.\n'.repeat(60)}}\n`,
    ),
  ],
  ['format', 'a line of another layout', append('tests/guards/run.ts', 'export const  odd = 1\n')],
  [
    'docs',
    "a page whose head is not the rule's",
    replace('docs/rules/no-message-matching.md', /^# .*/, '# Something else'),
  ],
  ['site', 'a link that leads nowhere', append('docs/ci.md', '\n[gone](no-such-page.md)\n')],
  [
    'knip',
    'an export that nobody uses',
    append('rules/src/detector/minified.ts', 'export const unused = 1;\n'),
  ],
  [
    'publint',
    'an entry point that is not there',
    replace('rules/package.json', './dist/detector/index.js', './dist/detector/gone.js'),
  ],
  [
    'attw',
    'CommonJS types for an ES module',
    replace('catalog/package.json', '"types": "./dist/index.d.ts"', '"types": "./dist/cjs/index.d.ts"'),
  ],
];

/** @param {string} step */
function runStep(step) {
  const {
    status,
    stdout: out,
    stderr,
  } = spawnSync(execPath, ['tools/check.mjs', '--only', step], {
    cwd: clone,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return {
    isRed: status === 1 && stderr.trimEnd().endsWith(`check: ${step} FAILED`),
    isGreen: status === 0,
    output: out + stderr,
  };
}

function main() {
  execFileSync('git', ['clone', '--quiet', root, clone]);
  execFileSync(execPath, ['tools/setup.mjs'], { cwd: clone, stdio: 'inherit' });
  let failures = 0;
  /** @type {Set<string>} */
  const green = new Set();
  for (const [step, mistake, make] of mistakes) {
    if (!green.has(step)) {
      const { isGreen, output } = runStep(step);
      if (!isGreen) stdout.write(`✗ ${step} is red without a mistake\n${output}\n`);
      failures += isGreen ? 0 : 1;
      green.add(step);
    }
    make();
    const { isRed } = runStep(step);
    stdout.write(`${isRed ? '✓' : '✗'} ${step}: ${mistake}\n`);
    failures += isRed ? 0 : 1;
    execFileSync('git', ['checkout', '--quiet', '.'], { cwd: clone });
  }
  stdout.write(`${mistakes.length} mistakes, ${failures} problems\n`);
  return failures === 0 ? 0 : 1;
}

let code = 1;
try {
  code = main();
} finally {
  rmSync(clone, { recursive: true, force: true });
}
exit(code);
