import { createLook, KEEP, type LookOptions } from './look.js';
import type { Outcome, Rewritten } from './outcome.js';
import { proveInThread } from './proof.js';
import { leftAlone, type Results } from './results.js';
import { requestOf } from './found-sites.js';
import type { SiteResult } from './rewrite-types.js';
import type { StopSignal } from './stop-signal.js';
import type { Proof } from './type-proof.js';

/** A file that is to be written. */
export interface Work extends Omit<Rewritten, 'kind'> {
  readonly path: string;
  /** What it was before other files were known to keep the details of errors, where that has changed it. */
  readonly first?: Unfollowed | Work;
  /** Of a test: absolute paths of the rewritten files, for one of which it is changed at least. */
  readonly beside?: ReadonlySet<string>;
}

/** A file that stays as it is. */
interface Unfollowed {
  readonly path: string;
  readonly sites: readonly SiteResult[];
}

/** A site that is left because the error that arrives has only words. */
export const isWrapped = ({ action, reason }: SiteResult): boolean =>
  action === 'left' && reason === 'error-wrapped';

/** Whether errors of a file keep their details from now on. */
export const keepsDetails = ({ sites }: Work): boolean =>
  sites.some(({ kind, action }) => kind === 'lost-details' && action === 'rewritten');

/** Whether a file rests on errors that others keep details on. */
export const isFollowing = (work: Work): work is Work & { readonly first: Unfollowed | Work } =>
  work.first !== undefined;

/**
 * Files in the order in which they rest on each other: what is asked of an error comes after the file where
 * the error is made.
 */
export function inOrder(work: readonly Work[]): Work[] {
  // What a test says beside is no harm to the files as they were, and they cannot pass it without.
  const tests = work.filter(({ beside }) => beside !== undefined);
  const others = work.filter(({ beside }) => beside === undefined);
  return [...tests, ...others.filter((item) => !isFollowing(item)), ...others.filter(isFollowing)];
}

/** Without tests that are changed for files which stay as they are; they count as untouched. */
export function withoutNeedless(work: readonly Work[], results: Results): readonly Work[] {
  const paths = new Set(work.map(({ path }) => path));
  const needed = work.filter(({ beside }) => !beside || [...beside].some((path) => paths.has(path)));
  results.untouched += work.length - needed.length;
  return needed;
}

/**
 * Makes the function that looks at a file once more, with other files as they will be: their errors keep what
 * they are made of.
 * @param keeping the files with such errors
 */
export function lookAgain(
  root: string,
  options: LookOptions,
  keeping: readonly Work[],
): (path: string) => Outcome {
  return createLook(
    root,
    options,
    new Map(keeping.flatMap(({ path, kept }) => (kept === undefined ? [] : [[path, kept]]))),
  );
}

/**
 * The requests of which errors must keep details, as `requestOf` names them: for the conditions that could
 * not be rewritten otherwise.
 */
export function requestsAsked(work: readonly Work[]): ReadonlySet<string> {
  const asked = work.flatMap(({ sites, first, fallbacks }) => {
    const without = fallbacks.find(({ transforms }) => !transforms.includes(KEEP));
    const rewritten = sites.filter(({ action }) => action === 'rewritten');
    // Of a condition that is left as a whole, only a part may be rewritten then.
    return [...(first?.sites ?? []), ...(without?.sites ?? [])].filter(
      (site) => isWrapped(site) && rewritten.some((part) => isWithin(part.range, site.range)),
    );
  });
  return new Set(asked.map(requestOf));
}

const isWithin = ([start, end]: SiteResult['range'], [from, to]: SiteResult['range']): boolean =>
  from <= start && end <= to;

/** A file with the transforms whose types were proven; what the others would do is left, with the reason. */
function reducedWork(
  work: Work,
  reduced: { readonly index: number; readonly reason: string } | undefined,
): Work {
  const fallback = reduced && work.fallbacks[reduced.index];
  if (!fallback) return work;
  const { transforms, after } = fallback;
  const others = work.sites.filter(({ transform }) => !transforms.includes(transform));
  const sites = [...fallback.sites, ...leftAlone(others, 'type-error', reduced.reason)];
  return { ...work, after, sites: sites.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]) };
}

/** What the comparison of types has left of the work. */
interface ProvenWork {
  readonly proof: Proof;
  readonly work: readonly Work[];
  readonly rejected: readonly (Work & { readonly reason: string })[];
}

/**
 * Compares the types of files before and after.
 * @returns undefined when `signal` has ended the comparison
 */
export async function proveWork(
  work: readonly Work[],
  root: string,
  { tsconfig, signal }: { readonly tsconfig?: string; readonly signal?: StopSignal },
): Promise<ProvenWork | undefined> {
  const changes = work.map(({ path, after, fallbacks }) => ({
    path,
    after,
    fallbacks: fallbacks.map((fallback) => fallback.after),
  }));
  const proof = await proveInThread(changes, { root, ...(tsconfig !== undefined && { tsconfig }) }, signal);
  return (
    proof && {
      proof,
      work: work
        .filter(({ path }) => !proof.rejected.has(path))
        .map((item) => reducedWork(item, proof.reduced.get(item.path))),
      rejected: work.flatMap((item) => {
        const reason = proof.rejected.get(item.path);
        return reason === undefined ? [] : [{ ...item, reason }];
      }),
    }
  );
}
