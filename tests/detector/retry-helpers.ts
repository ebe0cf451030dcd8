import { createProvenance } from '../../rules/src/detector/provenance/index.js';
import { detectRetries } from '../../rules/src/detector/retry/index.js';
import type { UnboundedRetrySite } from '../../rules/src/detector/types.js';
import { parseSource } from '../../rules/src/source/index.js';

const SDK = `import { Client } from '@microsoft/microsoft-graph-client';
declare const sleep: (ms: number) => Promise<void>;
declare const client: Client;
`;

/**
 * Sites of a snippet that has the classic client as `client` and a `sleep`. Ranges count from the snippet's
 * start.
 */
export function retriesIn(code: string): UnboundedRetrySite[] {
  return plainRetriesIn(SDK + code).map((site) => ({
    ...site,
    range: [site.range[0] - SDK.length, site.range[1] - SDK.length],
  }));
}

/** Sites of a whole file. */
export function plainRetriesIn(code: string, path = 'file.ts'): UnboundedRetrySite[] {
  return detectRetries(createProvenance(parseSource(path, code)));
}

/** Text under the report, form and subject of each site. */
export function summary(code: string, sites: readonly UnboundedRetrySite[]): string[] {
  return sites.map((site) => `${site.form} ${site.subject}: ${code.slice(site.range[0], site.range[1])}`);
}
