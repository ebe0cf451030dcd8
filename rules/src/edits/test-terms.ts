import { describeCode, GraphErrorCode, GraphErrorCondition } from 'msgraph-errors';
import type { SourceFile, TestRewrite } from '../detector/types.js';
import { mayBeginWithBracket, Precedence } from './expression.js';
import { quoted, styleOf } from '../syntax/style.js';

interface Term {
  readonly text: string;
  readonly precedence: Precedence;
  readonly uses: readonly string[];
}

/**
 * One call for all codes that no condition covers, one for all conditions, one comparison for all statuses,
 * in the order of the tests.
 */
export function testTerms(rewrite: TestRewrite, file: SourceFile): Term[] {
  const { error, negated, tests } = rewrite;
  const conditions = unique(tests.flatMap((test) => (test.kind === 'condition' ? [test.condition] : [])));
  const statuses = unique(tests.flatMap((test) => (test.kind === 'status' ? [test.status] : [])));
  const { quote } = styleOf(file);
  const covered = (test: TestRewrite['tests'][number]): boolean =>
    test.kind === 'codes' && test.written === undefined && test.codes.every((code) => isIn(code, conditions));
  const call = (name: string, members: readonly Member[]): Term => ({
    text: `${negated ? '!' : ''}{{${name}}}(${[error, ...members.map((member) => member.text)].join(', ')})`,
    precedence: negated ? Precedence.unary : Precedence.call,
    uses: [name, ...members.flatMap((member) => member.uses)],
  });
  const terms: Term[] = [];
  const needed = tests.filter((test) => !covered(test));
  for (const kind of unique(needed.map((test) => test.kind))) {
    if (kind === 'codes') terms.push(call('hasErrorCode', codeMembers(needed, quote)));
    else if (kind === 'condition') {
      const members = conditions.map((value) =>
        member('GraphErrorCondition', GraphErrorCondition, value, quote),
      );
      terms.push(call('hasErrorCondition', members));
    } else if (statuses.length > 1 && mayBeginWithBracket(file, rewrite.range))
      terms.push(statusesTerm(error, statuses, negated));
    else terms.push(...statuses.map((status) => statusTerm(error, status, negated)));
  }
  return terms;
}

/**
 * Whether a test says what another test of the same error says as well: all of its codes belong to conditions
 * that the other one asks for.
 */
export function isCovered(test: TestRewrite, other: TestRewrite): boolean {
  const conditions = other.tests.flatMap((item) => (item.kind === 'condition' ? [item.condition] : []));
  return (
    test.error === other.error &&
    test.negated === other.negated &&
    test.tests.every(
      (item) =>
        item.kind === 'codes' &&
        item.written === undefined &&
        item.codes.every((code) => isIn(code, conditions)),
    )
  );
}

/** A test for a condition is one for all of its codes. */
function isIn(code: string, conditions: readonly string[]): boolean {
  return describeCode(code)?.conditions.some((condition) => conditions.includes(condition)) ?? false;
}

/**
 * The codes of all tests, each once: constants of the project by their names, other codes as members of the
 * enum.
 */
function codeMembers(tests: TestRewrite['tests'], quote: "'" | '"'): readonly Member[] {
  const members = tests.flatMap((test): readonly Member[] => {
    if (test.kind !== 'codes') return [];
    if (test.written !== undefined) return [{ text: test.written, uses: [] }];
    return test.codes.map((code) => member('GraphErrorCode', GraphErrorCode, code, quote));
  });
  return members.filter((item, index) => members.findIndex((other) => other.text === item.text) === index);
}

function statusTerm(error: string, status: number, negated: boolean): Term {
  return {
    text: `{{parseGraphError}}(${error})?.status ${negated ? '!==' : '==='} ${status}`,
    precedence: Precedence.equality,
    uses: ['parseGraphError'],
  };
}

function statusesTerm(error: string, statuses: readonly number[], negated: boolean): Term {
  return {
    text: `${negated ? '!' : ''}[${statuses.join(', ')}].includes({{parseGraphError}}(${error})?.status ?? 0)`,
    precedence: negated ? Precedence.unary : Precedence.call,
    uses: ['parseGraphError'],
  };
}

interface Member {
  readonly text: string;
  readonly uses: readonly string[];
}

/** `GraphErrorCode.ItemNotFound`, or the value as a string literal when the enum does not have it. */
function member(
  name: string,
  values: Readonly<Record<string, string>>,
  value: string,
  quote: "'" | '"',
): Member {
  const key = Object.keys(values).find((candidate) => values[candidate] === value);
  if (key === undefined) return { text: quoted(value, quote), uses: [] };
  const access = /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${quoted(key, quote)}]`;
  return { text: `{{${name}}}${access}`, uses: [name] };
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
