import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What the mocks need of an entry of the catalogue. */
export interface CodeEntry {
  readonly code: string;
  readonly tier: string;
  readonly service: string;
  readonly httpStatus?: readonly number[];
  readonly retry: string;
  readonly appearsAt: 'top' | 'inner' | 'either';
  readonly conditions: readonly string[];
  /** Why the code is not in the enum: it stands elsewhere than in `error.code`, or Graph does not send it. */
  readonly outsideEnum?: string;
  readonly meaning: string;
  readonly confidence: string;
}

export interface Catalogue {
  readonly codes: readonly CodeEntry[];
  readonly statuses: readonly { readonly status: number; readonly name: string }[];
  readonly messages: readonly {
    readonly pattern: string;
    readonly codes: readonly string[];
    readonly innerCodes?: readonly string[];
  }[];
}

/** The data of the installed `msgraph-errors`. */
export function readCatalogue(): Catalogue {
  const path = createRequire(import.meta.url).resolve('msgraph-errors/catalog.json');
  return JSON.parse(readFileSync(path, 'utf8')) as Catalogue;
}

/** Services whose codes are no answers of Microsoft Graph itself. */
const elsewhere: ReadonlySet<string> = new Set(['aad-graph-legacy', 'sdk-client', 'token-endpoint']);

/**
 * The statuses that a code is known to fail with; none for a code that was never seen in an answer of Graph.
 */
export function statusesOf({
  service,
  outsideEnum,
  confidence,
  httpStatus = [],
}: CodeEntry): readonly number[] {
  if (outsideEnum !== undefined || confidence === 'inferred' || elsewhere.has(service)) return [];
  return httpStatus.filter((status) => status >= 400);
}
