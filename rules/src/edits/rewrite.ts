import { describeCode, GraphErrorCode, GraphErrorCondition } from 'msgraph-errors';
import type { LeftReason } from '../detector/reasons.js';
import type {
  DetectorSettings,
  Range,
  ReportedKind,
  ReportedSite,
  RewritableSite,
  Site,
  SourceFile,
  SpanRewrite,
  TestRewrite,
} from '../detector/types.js';
import { lineEndOf, withLineEnds, type Edit } from './apply.js';
import {
  mayBeginWithBracket,
  needsParentheses,
  Precedence,
  separated,
  withComments,
  withParentheses,
} from './expression.js';
import { repeatedOperands } from './repeats.js';
import { planImports, type ImportPlan } from './imports.js';
import { quoted, styleOf } from '../syntax/style.js';
import { RUNTIME, specifierFor } from './specifier.js';
import { leftovers, unusedEdits } from './unused.js';
import { mergeInsertions, unusedImportEdits } from './unused-imports.js';

export interface LeftSite {
  readonly site: Site;
  readonly reason: LeftReason;
}

export interface RewrittenSite {
  readonly site: Site;
  /** The edits of this site alone, without imports. */
  readonly edits: readonly Edit[];
  /** What stands in the place of the site afterwards, on one line and without the comments that are kept. */
  readonly replacement: string;
  /** The exports of the runtime, by name, as the edits write them. */
  readonly imported: ReadonlyMap<string, string>;
  /** Variables that nothing reads any more, and that could not be taken out. */
  readonly unused: readonly string[];
}

/** The edits for a file: those of the sites, and one plan for their imports. */
export interface Composition {
  readonly edits: readonly Edit[];
  readonly rewritten: readonly RewrittenSite[];
  readonly left: readonly LeftSite[];
}

/** Edits whose texts name exports of the runtime as `{{name}}`. */
interface Draft {
  readonly site: Site;
  readonly spans: readonly Edit[];
  readonly uses: readonly string[];
  /** The text of the span within the site, without comments. */
  readonly shown: string;
}

/**
 * The edits that rewrite one site, imports included: what an ESLint suggestion applies.
 * @returns the edits, what they put in the place of the site, and the exports of the runtime that they use;
 *   or why there are none
 */
export function editsForSite(
  site: RewritableSite,
  file: SourceFile,
  settings: DetectorSettings = {},
):
  | { readonly edits: readonly Edit[]; readonly replacement: string; readonly uses: readonly string[] }
  | { readonly left: LeftReason } {
  const draft = draftSite(site, file);
  if (typeof draft === 'string') return { left: draft };
  const { edits, rewritten } = finish(file, [draft], settings);
  const [own] = rewritten;
  return own ? { edits, replacement: own.replacement, uses: draft.uses } : { left: 'module-unknown' };
}

/**
 * The edits that rewrite all sites of a file that can be rewritten. Of two sites that overlap the first is
 * rewritten.
 * @param sites as found in `file`, in any order
 * @returns edits with the line ends of the file, the sites they rewrite, and every other site with its reason
 */
export function composeEdits(
  file: SourceFile,
  sites: readonly Site[],
  settings: DetectorSettings = {},
): Composition {
  const drafts: Draft[] = [];
  const left: LeftSite[] = [];
  for (const site of sites.toSorted((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1])) {
    if (!isRewritten(site)) continue;
    const draft = draftSite(site, file);
    if (typeof draft === 'string') left.push({ site, reason: draft });
    else if (drafts.some((other) => collide(other, draft))) left.push({ site, reason: 'overlap' });
    else drafts.push(draft);
  }
  const result = finish(file, withoutRepeats(file, drafts), settings);
  return { ...result, left: [...left, ...result.left] };
}

/** Makes one draft of those that say the same in one chain, so that they are also reported as one. */
function withoutRepeats(file: SourceFile, drafts: readonly Draft[]): readonly Draft[] {
  const repeated = repeatedOperands(
    file,
    drafts.flatMap(({ spans }) => spans),
  );
  return drafts.flatMap((draft): readonly Draft[] => {
    if (draft.spans.some((span) => repeated.has(span))) return [];
    const own = [...repeated].filter(([, { first }]) => draft.spans.includes(first));
    const last = own.at(-1)?.[0];
    if (!last) return [draft];
    const site = { ...draft.site, range: [draft.site.range[0], last.end] as const };
    return [{ ...draft, site, spans: [...draft.spans, ...own.map(([, { removal }]) => removal)] }];
  });
}

/** A site with a rewrite, or with a reason why it has none. */
type RewrittenKind = RewritableSite | (ReportedSite<ReportedKind> & { readonly rewrite: SpanRewrite });

/** What is only reported is neither rewritten nor left. */
const isRewritten = (site: Site): site is RewrittenKind => site.rewrite !== undefined;

function draftSite(site: RewrittenKind, file: SourceFile): Draft | LeftReason {
  const { rewrite } = site;
  if (typeof rewrite === 'string') return rewrite;
  if (site.evidence.level !== 'proven') return 'likely-only';
  if ('spans' in rewrite) return draftSpans(site, rewrite, file);
  return draftTest(site, rewrite, file);
}

function draftSpans(site: Site, { spans, uses }: SpanRewrite, file: SourceFile): Draft {
  // A retry is rewritten as statements and takes care of its comments by itself.
  const shown = spans.find(({ start, end }) => start < site.range[1] && end > site.range[0])?.text ?? '';
  if (site.kind === 'unbounded-retry') return { site, spans, uses, shown };
  return {
    site,
    uses,
    shown,
    spans: spans.map(({ start, end, text }) => ({
      start,
      end,
      text: withComments(file, [start, end], text, text),
    })),
  };
}

function draftTest(site: Site, rewrite: TestRewrite, file: SourceFile): Draft {
  const terms = testTerms(rewrite, file);
  const several = terms.length > 1;
  const joined = terms.map((term) => term.text).join(rewrite.negated ? ' && ' : ' || ');
  const precedence = several
    ? rewrite.negated
      ? Precedence.and
      : Precedence.or
    : (terms[0]?.precedence ?? Precedence.call);
  const wrapped = needsParentheses(file, rewrite.range, precedence) ? `(${joined})` : joined;
  const range = withParentheses(file, rewrite.range, precedence);
  const [start, end] = range;
  const text = separated(file.text, range, withComments(file, rewrite.range, rewrite.error, wrapped));
  const drops = (rewrite.drops ?? []).map((drop) => ({ start: drop[0], end: drop[1], text: '' }));
  return {
    site,
    shown: joined,
    spans: [{ start, end, text }, ...drops],
    uses: [...new Set(terms.flatMap((term) => term.uses))],
  };
}

interface Term {
  readonly text: string;
  readonly precedence: Precedence;
  readonly uses: readonly string[];
}

/**
 * One call for all codes that no condition covers, one for all conditions, one comparison for all statuses,
 * in the order of the tests.
 */
function testTerms(rewrite: TestRewrite, file: SourceFile): Term[] {
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

function collide(a: Draft, b: Draft): boolean {
  return a.spans.some((first) =>
    b.spans.some((second) => overlaps([first.start, first.end], [second.start, second.end])),
  );
}

/** Insertions at one place collide as well: their order would decide what the code means. */
function overlaps(a: Range, b: Range): boolean {
  if (a[0] === b[0] && a[1] === b[1]) return true;
  return a[0] < b[1] && b[0] < a[1];
}

/** The module that rewritten code of a file imports from, as the file would write it. */
export const importedModule = (file: SourceFile, { runtime = RUNTIME }: DetectorSettings): string =>
  specifierFor(runtime, file.path);

function finish(file: SourceFile, drafts: readonly Draft[], settings: DetectorSettings): Composition {
  const plan = planImports(file, importedModule(file, settings), usesOf(drafts));
  if (!plan) {
    return {
      edits: [],
      rewritten: [],
      left: drafts.map(({ site }): LeftSite => ({ site, reason: 'module-unknown' })),
    };
  }
  const eol = lineEndOf(file.text);
  const withEol = (edit: Edit): Edit => ({ ...edit, text: withLineEnds(edit.text, eol) });
  const rewritten = drafts.map(({ site, spans, uses, shown }): RewrittenSite => {
    return {
      site,
      edits: spans.map((span) => withEol({ ...span, text: fill(span.text, uses, plan) })),
      replacement: oneLine(fill(shown, uses, plan)),
      imported: plan.names,
      unused: [],
    };
  });
  const replaced = rewritten.flatMap(({ edits }) => edits);
  const cleaned = [...replaced, ...unusedEdits(file, replaced)];
  const imports = mergeInsertions([...plan.edits, ...unusedImportEdits(file, [...plan.edits, ...cleaned])]);
  const unused = leftovers(file, cleaned);
  const told = rewritten.map((item) => ({
    ...item,
    unused: unused.filter(({ by }) => item.edits.includes(by)).map(({ name }) => name),
  }));
  return { edits: [...imports.map(withEol), ...cleaned], rewritten: told, left: [] };
}

/**
 * Every place where an export is named; a draft that names none of its `uses` in a span still asks for the
 * import.
 */
function usesOf(drafts: readonly Draft[]): Map<string, number[]> {
  const uses = new Map<string, number[]>();
  for (const draft of drafts) {
    for (const name of draft.uses) {
      const places = draft.spans
        .filter((span) => span.text.includes(`{{${name}}}`))
        .map((span) => span.start);
      uses.set(name, [...(uses.get(name) ?? []), ...places]);
    }
  }
  return uses;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function fill(text: string, uses: readonly string[], plan: ImportPlan): string {
  return uses.reduce(
    (result, name) => result.replaceAll(`{{${name}}}`, () => plan.names.get(name) ?? name),
    text,
  );
}
