import type {
  CauseStyle,
  DetectorSettings,
  Evidence,
  ProjectView,
  Range,
  Site,
  SiteKind,
  SourceFile,
} from 'eslint-plugin-msgraph/detector';
import type { Agreement } from './behaviour/judge.js';

/** One place of a file, and what was done there. */
export interface SiteResult {
  readonly kind: SiteKind;
  readonly rule: string;
  readonly transform: string;
  /** UTF-16 offsets into the original text, counted from behind a byte order mark. */
  readonly range: Range;
  /** 1-based, in the original text. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
  /** Where the site ends, in the same way; the column is the one behind its last character. */
  readonly endLine: number;
  readonly endColumn: number;
  readonly evidence: Evidence;
  /** `ignored`: a comment says that the site is to stay. */
  readonly action: 'rewritten' | 'left' | 'ignored';
  /**
   * Why the site was left: an id and a sentence. The sentence of a rewritten site says what is to be done by
   * hand.
   */
  readonly reason?: string;
  readonly message?: string;
  /** What the ESLint rule says of the place. */
  readonly finding: string;
  /**
   * On how many errors a rewritten condition says what the old one said; absent where no condition is
   * rewritten.
   */
  readonly proof?: Agreement;
  /** Source text of the site, or of all that is replaced. */
  readonly before: string;
  /** What a rewritten site becomes. */
  readonly after?: string;
  /** Of a site that stays: the lines of the original text around it, and the number of the first of them. */
  readonly around?: { readonly line: number; readonly text: string };
}

export interface RewriteResult {
  /** The new text; the same as the old one when nothing was rewritten. */
  readonly text: string;
  readonly sites: readonly SiteResult[];
}

/** The part of the detector that a rewrite needs. */
export interface Detector {
  readonly mayHaveSites: (text: string) => boolean;
  readonly detectSites: (
    file: SourceFile,
    settings?: DetectorSettings,
    project?: ProjectView,
  ) => readonly Site[];
  readonly mayLoseDetails?: (text: string) => boolean;
  /** Errors that lose what they are made of; none are found where it is left out. */
  readonly detectLostDetails?: (
    file: SourceFile,
    settings?: DetectorSettings,
    project?: ProjectView,
    style?: CauseStyle,
  ) => readonly Site[];
  /** Requests of whose errors the cause is asked for, as the last steps of evidence. */
  readonly detectCausesAsked?: (
    file: SourceFile,
    settings?: DetectorSettings,
    project?: ProjectView,
  ) => Evidence['chain'];
}

export interface RewriteOptions {
  /** Names of transforms; all when left out. */
  readonly transforms?: readonly string[];
  readonly settings?: DetectorSettings;
  readonly detector?: Detector;
  /** Evidence from other files, as they were before the run. */
  readonly project?: ProjectView | undefined;
  /** Put a comment above each site that is left. */
  readonly mark?: boolean;
  /** Of which requests errors keep details, as `requestOf` names them; of all when left out. */
  readonly requests?: ReadonlySet<string> | undefined;
  /** How a new error is given its cause; as an option of its constructor when left out. */
  readonly causeStyle?: CauseStyle;
  /** How the paths of other files are shown; as they are when left out. */
  readonly show?: (path: string) => string;
}
