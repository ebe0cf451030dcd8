import type { SkipReason } from './read.js';
import type { SiteResult } from './rewrite-types.js';

/** A file that was rewritten in memory. */
export interface Rewritten {
  readonly kind: 'rewritten';
  /** The content that was read; the file is only replaced while it still has it. */
  readonly bytes: Uint8Array;
  readonly after: string;
  readonly sites: readonly SiteResult[];
  /** The file with its errors alone rewritten, where there are such. */
  readonly kept?: string;
  /**
   * The file with fewer transforms, the most first, where several changed it: for when its types cannot be
   * proven.
   */
  readonly fallbacks: readonly Fallback[];
}

/** A file with some of its transforms. */
export interface Fallback {
  readonly transforms: readonly string[];
  readonly after: string;
  readonly sites: readonly SiteResult[];
}

/** What was found in one file. `gone`: there is no such file any more. `untouched`: it has no sites. */
export type Outcome =
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'untouched';
      /** The text names Microsoft Graph or what the settings name. */ readonly namesGraph: boolean;
    }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'skipped'; readonly reason: SkipReason; readonly sites: readonly SiteResult[] }
  | { readonly kind: 'unchanged'; readonly sites: readonly SiteResult[] }
  | Rewritten;
