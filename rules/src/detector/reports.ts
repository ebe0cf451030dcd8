import type { Provenance } from './provenance/index.js';
import { detectRetryFaults } from './retry/index.js';
import { lostDetails } from './sites/lost-details.js';
import { loggedTokens } from './sites/logged-token.js';
import { shownMessages } from './sites/shown-message.js';
import { swallowedFailures } from './sites/swallowed-failure.js';
import type { TextTest } from './sites/text-tests.js';
import { unguardedBodies } from './sites/unguarded-body.js';
import { unknownCodes } from './sites/unknown-code.js';
import { wrongPaths } from './sites/wrong-path.js';
import type { ReportedKind, ReportedSite } from './types.js';

/** What is known of a file before anything is looked for in it. */
export interface Prepared {
  readonly provenance: Provenance;
  readonly tests: readonly TextTest[];
}

/** How each kind is found. A rule that is on asks for its own only. */
const FINDERS: { readonly [K in ReportedKind]: (prepared: Prepared) => readonly ReportedSite<K>[] } = {
  'lost-details': ({ provenance }) => lostDetails(provenance),
  'unknown-code': ({ tests, provenance }) => unknownCodes(tests, provenance),
  'wrong-path': ({ tests, provenance }) => wrongPaths(tests, provenance),
  'logged-token': ({ provenance }) => loggedTokens(provenance),
  'swallowed-failure': ({ provenance }) => swallowedFailures(provenance),
  'unguarded-body': ({ provenance }) => unguardedBodies(provenance),
  'shown-message': ({ provenance }) => shownMessages(provenance),
  'retry-wait': ({ provenance }) => detectRetryFaults(provenance, 'retry-wait'),
  'hopeless-retry': ({ provenance }) => detectRetryFaults(provenance, 'hopeless-retry'),
  'double-retry': ({ provenance }) => detectRetryFaults(provenance, 'double-retry'),
};

export const REPORTED_KINDS = Object.keys(FINDERS) as readonly ReportedKind[];

/** @returns whether places of a kind are only reported */
export function isReported(kind: string): kind is ReportedKind {
  return kind in FINDERS;
}

/** @returns the places of one kind */
export function reportsOf(kind: ReportedKind, prepared: Prepared): readonly ReportedSite<ReportedKind>[] {
  return FINDERS[kind](prepared);
}
