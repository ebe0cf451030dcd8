import type { OwnCatalog } from 'msgraph-errors/knowledge';
import type { ClientId, Row } from '../analysis/models/types.js';
import type { Range } from '../syntax/types.js';
import type { LeftReason } from './reasons.js';

export type { DeclaredType, Range, SourceFile, TypeView } from '../syntax/types.js';
export type { ClientId } from '../analysis/models/types.js';

/**
 * How sure the detector is that a value comes from Microsoft Graph.
 * `proven`: data flow from a Graph request. `likely`: a Graph request is one of several possible origins.
 */
export type EvidenceLevel = 'proven' | 'likely';

/** One step of the way from a Graph request to the reported place. */
export interface EvidenceStep {
  /** What was seen, for example "`client.api('/me').get()`". */
  readonly text: string;
  readonly path: string;
  /** 1-based line. */
  readonly line: number;
}

export interface Evidence {
  readonly level: EvidenceLevel;
  /** From the reported place to the request; never empty. */
  readonly chain: readonly EvidenceStep[];
}

interface SiteBase {
  /** The node that a rule reports, as a range. */
  readonly range: Range;
  readonly evidence: Evidence;
  readonly client: ClientId;
}

/** What the catalogue knows about a matched text. */
export type Verdict =
  | {
      readonly kind: 'codes';
      readonly codes: readonly string[];
      /** Source text that stands for the codes in the file: a constant, or `...LIST`. */ readonly written?: string;
    }
  | { readonly kind: 'condition'; readonly condition: string }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'none'; readonly reason: LeftReason };

/** Replace `range` by a test on codes, conditions or a status of the error whose source text is `error`. */
export interface TestRewrite {
  readonly range: Range;
  /** Source text of an expression that yields the error value at this place and may be evaluated again. */
  readonly error: string;
  readonly negated: boolean;
  readonly tests: readonly Exclude<Verdict, { kind: 'none' }>[];
  /** Other parts of the condition that ask nothing more, each with its operator: they are taken out. */
  readonly drops?: readonly Range[];
  /**
   * What is replaced, comparison by comparison: with it a rewrite can be evaluated, the old beside the new.
   */
  readonly compared: readonly ComparedPart[];
}

/** One comparison of a part of an error with constants. */
export interface ComparedPart {
  /** The whole boolean expression, or what a `switch` is made on. */
  readonly range: Range;
  readonly negated: boolean;
  /** The expression in it that is compared. */
  readonly subject: Range;
  /** The texts or codes that it is compared with. */
  readonly texts: readonly string[];
  /** Source text that stands for them: a constant, or `...LIST`. */
  readonly written?: string;
  readonly reads: readonly ErrorRead[];
}

/** Where a compared value stands in an error, or in the body of a failed answer. */
export interface ErrorRead {
  readonly root: 'error' | 'body';
  readonly client: ClientId;
  /**
   * The project has made the error anew, from a text, with the status of the answer, or with its body as
   * well.
   */
  readonly made: boolean | 'status' | 'details';
  /** Names of properties, outermost first; `$json` stands for `JSON.parse`. */
  readonly path: readonly string[];
  /** What is read was turned into text. */
  readonly text: boolean;
}

/** Control flow that depends on the text of a Graph error. */
export interface MessageMatchSite extends SiteBase {
  readonly kind: 'message-match';
  /** `includes`, `startsWith`, `===`, `regex`, … as written. */
  readonly operator: string;
  readonly negated: boolean;
  /** The texts compared with, regex sources included. */
  readonly literals: readonly string[];
  /**
   * True where the `message` of the error is compared and nothing else, not its body or the error as a text.
   */
  readonly isMessage: boolean;
  readonly verdict: Verdict;
  readonly rewrite: TestRewrite | SpanRewrite | LeftReason;
  /**
   * What an ambiguous text stands for beside a test for the same condition of the same `error`, as in
   * `TestRewrite`.
   */
  readonly beside?:
    | { readonly condition: string; readonly error: string; readonly compared: readonly ComparedPart[] }
    | undefined;
}

/** A comparison with only the top-level code, or with one fixed inner level. */
export interface CodeCompareSite extends SiteBase {
  readonly kind: 'code-compare';
  readonly form: 'equality' | 'switch' | 'membership';
  readonly negated: boolean;
  readonly codes: readonly string[];
  readonly rewrite: TestRewrite | SpanRewrite | LeftReason;
}

/** Repetition of a Graph request on failure without a bound on attempts or time. */
export interface UnboundedRetrySite extends SiteBase {
  readonly kind: 'unbounded-retry';
  readonly form: 'loop' | 'recursion' | 'timer' | 'library' | 'requeue';
  /** Name of what repeats, for the message: a function name, `while (true)`, `setTimeout`. */
  readonly subject: string;
  /**
   * Statuses and codes that are asked for before the request is sent again; empty or absent where none is
   * named.
   */
  readonly failures?: readonly string[];
  /** True where an operator on an Observable repeats, which takes no promise in its place. */
  readonly isObservable?: boolean;
  readonly rewrite: SpanRewrite | LeftReason;
}

/** Sites that may be operands of chains. */
export type Mergeable = MessageMatchSite | CodeCompareSite;

/** A known code as a string literal where the runtime has a name for it. */
export interface CodeLiteralSite extends SiteBase {
  readonly kind: 'code-literal';
  /** The code as written, maybe in another case than the service sends it. */
  readonly code: string;
  readonly rewrite: SpanRewrite;
}

/** A place that is about the retired Azure AD Graph. */
export interface LegacyErrorSite extends SiteBase {
  readonly kind: 'legacy-error';
  /**
   * A comparison or `switch` on its `odata.error`, a read of code or message, another use of that object, or
   * its host.
   */
  readonly form: 'test' | 'read' | 'shape' | 'host';
  /** What is retired: `odata.error`, the host, or the package of the client. */
  readonly subject: string;
  readonly rewrite: TestRewrite | SpanRewrite | LeftReason;
}

/**
 * A rewrite that the detector composed from parts of the source text. `{{name}}` stands for a runtime export,
 * renamed on collision.
 */
export interface SpanRewrite {
  readonly spans: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  /** Exports of the runtime that the texts refer to as `{{name}}`. */
  readonly uses: readonly string[];
  /** Source text of the error that the texts read, and what is replaced where that is a comparison. */
  readonly compares?: { readonly error: string; readonly compared: readonly ComparedPart[] };
}

/**
 * A place that is reported in the words of its rule, and changed by nobody but a reader who takes the
 * suggestion.
 */
export interface ReportedSite<K extends ReportedKind> extends SiteBase {
  readonly kind: K;
  /** Which of the rule's messages says it. */
  readonly form: string;
  /** What stands in the message. */
  readonly facts: Readonly<Record<string, string>>;
  readonly rewrite?: SpanRewrite;
}

/**
 * `unknown-code`: a code that is never sent is compared with one of Graph. `wrong-path`: something is read
 * that the client never has. `logged-token`: an error that holds the bearer token is written down.
 * `swallowed-failure`: a failure becomes an empty success. `unguarded-body`: a failed response is parsed, and
 * nothing is there for a body that cannot be. `shown-message`: the text of an error reaches a person.
 * `retry-wait`: a throttled request is sent again without the wait that Graph asks for. `hopeless-retry`: a
 * request is sent again although it cannot succeed. `double-retry`: its client sends it again as well.
 * `lost-details`: an error is made of a failure and keeps nothing of it but words; its `rewrite` keeps it.
 */
export type ReportedKind =
  | 'unknown-code'
  | 'wrong-path'
  | 'logged-token'
  | 'swallowed-failure'
  | 'unguarded-body'
  | 'shown-message'
  | 'retry-wait'
  | 'hopeless-retry'
  | 'double-retry'
  | 'lost-details';

/** A place that the codemod rewrites, or says why not. */
export type RewritableSite =
  MessageMatchSite | CodeCompareSite | UnboundedRetrySite | CodeLiteralSite | LegacyErrorSite;
export type Site = RewritableSite | ReportedSite<ReportedKind>;
export type SiteKind = Site['kind'];

/** Settings shared by all rules and the codemod (`settings.msgraph`). */
export interface DetectorSettings {
  /**
   * Functions (`graphFetch`, `api.call`), classes, packages or files (`./src/graph-client.ts`, from the root)
   * that reach Microsoft Graph.
   */
  readonly clients?: readonly string[];
  /** Host names beside the public Graph hosts. */
  readonly hosts?: readonly string[];
  /** Class or type names whose values are Graph errors. */
  readonly errorTypes?: readonly string[];
  /** Functions that already walk the inner errors or classify them. */
  readonly helpers?: readonly string[];
  /** What is known of more libraries, beside what comes with the package. */
  readonly models?: readonly Row[];
  /** Module that the runtime is imported from. Default: `msgraph-errors`. */
  readonly runtime?: string;
  /** Follow imports into other files. Default: true. */
  readonly crossFile?: boolean;
  /**
   * Keep what was found on the disk: a directory relative to the root of the project, or `true` for one below
   * `node_modules`. Default: below `node_modules` where there is such a directory.
   */
  readonly cache?: boolean | string;
  /** Ask the type checker of the linter's parser as well. Default: false; the typed preset sets it. */
  readonly typeChecked?: boolean;
  /** Codes and messages of a service of one's own, beside those of Graph. */
  readonly catalog?: OwnCatalog;
}
