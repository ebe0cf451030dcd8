import { codeRows } from './tables/tables.generated.js';
import { text } from './read.js';
import type { CodeRow } from './tables/rows.js';

/** What the catalogue knows about one code. */
export interface CodeDescription {
  /** Canonical spelling. */
  readonly code: string;
  /** Other spellings that were seen. */
  readonly aliases: readonly string[];
  /** Main origin, for example `files` or `outlook`. */
  readonly service: string;
  readonly alsoServices: readonly string[];
  /** HTTP statuses it was seen or documented with; empty when unknown. */
  readonly statuses: readonly number[];
  /** How the statuses are known: `documented`, `observed`, `inferred`, `none`. */
  readonly statusEvidence: string;
  /**
   * `never`, `after-fix`, `after-reauth`, `after-resync`, `after-delay`, `after-retry-after` or `unknown`.
   */
  readonly retry: string;
  /** `top`, `inner` (inner errors or `details[]`) or `either`. */
  readonly appearsAt: string;
  readonly conditions: readonly string[];
  /** Its key in `GraphErrorCode`, or undefined for codes that are no plain `error.code` of a service. */
  readonly member: string | undefined;
  readonly meaning: string;
  /**
   * `basic` or `detailed` (the lists of the errors page of Microsoft Graph), `service` (everything else), or
   * `exchange-only`: documented for Exchange Web Services, on which Outlook in Graph stands.
   */
  readonly tier: string;
  /** How sure the code itself is: `documented`, `observed`, `inferred`. */
  readonly confidence: string;
  /** What may be wrong with the entry; undefined where nothing is known to be. */
  readonly doubt: string | undefined;
  readonly note: string | undefined;
  /** Documents, issues (`owner/repo#n`) and files (`owner/repo:path`) that name the code. */
  readonly sources: readonly string[];
}

let index: Map<string, CodeRow> | undefined;

function rowOf(code: string): CodeRow | undefined {
  index ??= new Map(
    codeRows.flatMap((row) => [row[0], ...row[1]].map((name) => [name.toLowerCase(), row] as const)),
  );
  return index.get(text(code).toLowerCase());
}

/**
 * Meaning, statuses, retry advice and sources of a code, from the catalogue.
 *
 * @param code a wire code in any casing, aliases included
 * @returns undefined for a code that the catalogue does not know
 * @throws never
 */
export function describeCode(code: string): CodeDescription | undefined {
  const row = rowOf(code);
  if (row === undefined) return undefined;
  return {
    code: row[0],
    aliases: row[1],
    service: row[2],
    alsoServices: row[3],
    statuses: row[5],
    statusEvidence: row[6],
    retry: row[7],
    appearsAt: row[8],
    conditions: row[9],
    member: row[10] === '' ? undefined : row[10],
    meaning: row[11],
    tier: row[4],
    confidence: row[12],
    doubt: row[15] === '' ? undefined : row[15],
    note: row[13] === '' ? undefined : row[13],
    sources: row[14],
  };
}
