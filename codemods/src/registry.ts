import type { Site, SiteKind } from 'eslint-plugin-msgraph/detector';

/** A rewrite that can be chosen by name. */
export interface TransformInfo {
  readonly name: string;
  readonly kind: SiteKind;
  /** The ESLint rule that reports the same places. */
  readonly rule: string;
  readonly description: string;
}

/** All transforms, in the order in which they are listed. */
export const transforms: readonly TransformInfo[] = [
  {
    name: 'keep-error-details',
    kind: 'lost-details',
    rule: 'keep-error-details',
    description: 'Keeps status, body or cause on errors that the project makes of a failed Graph request.',
  },
  {
    name: 'message-to-code',
    kind: 'message-match',
    rule: 'no-message-matching',
    description: 'Tests the error code, condition or status instead of the text of a Graph error.',
  },
  {
    name: 'innererror-traversal',
    kind: 'code-compare',
    rule: 'require-innererror-traversal',
    description: 'Compares codes at every level of a Graph error instead of only the outermost one.',
  },
  {
    name: 'bounded-retry',
    kind: 'unbounded-retry',
    rule: 'no-unbounded-retry',
    description:
      'Turns retries without an end into `retryGraph`, which bounds attempts and time and honours Retry-After.',
  },
  {
    name: 'code-enum',
    kind: 'code-literal',
    rule: 'prefer-error-code-enum',
    description: 'Writes known codes in `hasErrorCode` as members of `GraphErrorCode`.',
  },
  {
    name: 'aad-graph-error',
    kind: 'legacy-error',
    rule: 'no-legacy-odata-error',
    description:
      'Reads errors of the retired Azure AD Graph (`odata.error`) with the functions for Microsoft Graph.',
  },
];

/** The transform of a name; `undefined` when there is none. */
export function findTransform(name: string): TransformInfo | undefined {
  return transforms.find((transform) => transform.name === name);
}

/** The transform that rewrites a site. */
export function transformOf(site: Site): TransformInfo {
  const found = transforms.find((transform) => transform.kind === site.kind);
  if (!found) throw new TypeError(`No transform rewrites \`${site.kind}\`.`);
  return found;
}
