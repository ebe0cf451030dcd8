/**
 * Mistakes that the tests of the rewrites must notice, one small change of the code each. A file or a text that
 * moves takes its mistake along: `tests/guards/break-transforms.test.ts` finds those that are left behind.
 */

const CASES = 'tests/codemods/cases.test.ts';
const BEHAVIOUR = 'tests/codemods/behaviour.test.ts';
const RETRIES = 'tests/codemods/retry-behaviour.test.ts';
const EDITS = 'tests/edits/rewrite.test.ts';
const COVERED = 'tests/codemods/covered.test.ts';
const UNUSED = 'tests/edits/unused.test.ts';
const DETECTOR = 'tests/detector/message-match.test.ts';
const VERIFY = 'tests/codemods/verify.test.ts';
const STABILITY = 'tests/codemods/stability.property.test.ts';

/**
 * What is made of a text of a file: `to` in the place of `from`.
 * @typedef {readonly [test: string, mistake: string, file: string, from: string | RegExp, to: string]} Mistake
 */

/** @type {readonly Mistake[]} */
export const mistakes = [
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
    '!companions.has(comment) && !kept.some(',
    'companions.has(comment) && !kept.some(',
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
    'rules/src/syntax/style.ts',
    `if (source) return file.text[source.range[0]] === '"'`,
    `if (source) return file.text[source.range[0]] !== '"'`,
  ],
  [
    // Behaviour stays as it is: a rewrite that means something else is not made, and the cases miss it.
    CASES,
    'a lost negation',
    'rules/src/edits/test-terms.ts',
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
    CASES,
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
    'rules/src/edits/drafts.ts',
    "if (site.evidence.level !== 'proven') return 'likely-only';",
    '',
  ],
  [
    CASES,
    'the retired host in any call',
    'rules/src/detector/sites/legacy-host.ts',
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
    'const first = body.find((node) => !isDirective(node))?.range[0]',
    'const first = body[0]?.range[0]',
  ],
  [
    CASES,
    'codes of another library are rewritten',
    'rules/src/detector/sites/vendors.ts',
    'return FOREIGN_TEXTS.find(([, pattern]) => pattern.test(text))?.[0] ?? textSource(text);',
    'return textSource(text);',
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
    'reads.every(({ identifier }) => gone.some(',
    'reads.some(({ identifier }) => gone.some(',
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
    'rules/src/edits/test-terms.ts',
    'conditions.includes(condition)) ?? false;',
    "condition !== '') ?? false;",
  ],
  [
    EDITS,
    'a comment in front of a repetition is lost',
    'rules/src/edits/chains.ts',
    'text.slice(from, to).trim() === operator',
    'text.slice(from, to).includes(operator)',
  ],
  [
    COVERED,
    'a call between codes that are asked for apart is no longer made',
    'rules/src/edits/apart.ts',
    'operands.slice(earlier.last + 1, later.first).every(isPure)',
    'true',
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
    ': [context.file.text, ...origin.evidence',
    ': [...origin.evidence',
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
    'rules/src/detector/provenance/kept-by-facts.ts',
    'statuses.every(isStatus)',
    'statuses.some(isStatus)',
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
    'isTimes1000(part)) ? 1000 : 1)',
    'isTimes1000(part)) ? 1 : 1)',
  ],
  [
    RETRIES,
    'thrown errors repeated where only a status was',
    'rules/src/detector/retry/rewrite/status-condition.ts',
    '`${textOf(context.file, node.argument)} === false`',
    'textOf(context.file, node.argument)',
  ],
  [
    CASES,
    'a failed response given to what expects a good one',
    'rules/src/detector/retry/rewrite/status.ts',
    "stated.endsWith('.ok === false') &&\n    !restOf",
    "stated === '' &&\n    !restOf",
  ],
  [
    RETRIES,
    'a result that is not returned',
    'rules/src/detector/retry/rewrite/attempt-shape.ts',
    "lead: 'return ', tail: end(first) };\n  }",
    "lead: '', tail: end(first) };\n  }",
  ],
];

/**
 * The text of a file with a mistake in it.
 * @param {string} text
 * @param {Mistake} mistake
 * @throws when the file does not have what is to be replaced, or would stay as it is
 */
export function withMistake(text, [, , file, from, to]) {
  const changed = text.replace(from, () => to);
  if (changed === text) throw new Error(`${file} has no ${String(from)} to replace`);
  return changed;
}
