import type { LeftReason } from '../detector/reasons.js';
import type {
  Range,
  ReportedKind,
  ReportedSite,
  RewritableSite,
  Site,
  SourceFile,
  SpanRewrite,
  TestRewrite,
} from '../detector/types.js';
import type { Edit } from './apply.js';
import { needsParentheses, Precedence, separated, withComments, withParentheses } from './expression.js';
import { repeatedOperands } from './repeats.js';
import { isCovered, testTerms } from './test-terms.js';

/** Edits whose texts name exports of the runtime as `{{name}}`. */
export interface Draft {
  readonly site: Site;
  readonly spans: readonly Edit[];
  readonly uses: readonly string[];
  /** The text of the span within the site, without comments. */
  readonly shown: string;
}

/**
 * Makes one draft of those that say the same in one chain, so that they are also reported as one. A code says
 * nothing beside a condition that it belongs to.
 */
export function withoutRepeats(file: SourceFile, drafts: readonly Draft[]): readonly Draft[] {
  const tests = new Map(
    drafts.flatMap(({ site: { rewrite }, spans: [own] }) =>
      typeof rewrite === 'object' && 'tests' in rewrite && own ? [[own, rewrite] as const] : [],
    ),
  );
  const repeated = repeatedOperands(
    file,
    drafts.flatMap(({ spans }) => spans),
    (edit, other, operator) => {
      const [test, wider] = [tests.get(edit), tests.get(other)];
      return test && wider ? test.negated === (operator === '&&') && isCovered(test, wider) : false;
    },
  );
  return drafts.flatMap((draft): readonly Draft[] => {
    if (draft.spans.some((span) => repeated.has(span))) return [];
    const own = [...repeated].filter(([, { first }]) => draft.spans.includes(first));
    if (own.length === 0) return [draft];
    const { range } = draft.site;
    const start = Math.min(range[0], ...own.map(([edit]) => edit.start));
    const site = {
      ...draft.site,
      range: [start, Math.max(range[1], ...own.map(([edit]) => edit.end))] as const,
    };
    return [{ ...draft, site, spans: [...draft.spans, ...own.map(([, { removal }]) => removal)] }];
  });
}

/** A site with a rewrite, or with a reason why it has none. */
type RewrittenKind = RewritableSite | (ReportedSite<ReportedKind> & { readonly rewrite: SpanRewrite });

/** What is only reported is neither rewritten nor left. */
export const isRewritten = (site: Site): site is RewrittenKind => site.rewrite !== undefined;

export function draftSite(site: RewrittenKind, file: SourceFile): Draft | LeftReason {
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

export function collide(a: Draft, b: Draft): boolean {
  return a.spans.some((first) =>
    b.spans.some((second) => overlaps([first.start, first.end], [second.start, second.end])),
  );
}

/** Insertions at one place collide as well: their order would decide what the code means. */
function overlaps(a: Range, b: Range): boolean {
  if (a[0] === b[0] && a[1] === b[1]) return true;
  return a[0] < b[1] && b[0] < a[1];
}
