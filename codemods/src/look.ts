import { relative, sep } from 'node:path';
import * as defaultDetector from 'eslint-plugin-msgraph/detector';
import type { CauseStyle, DetectorSettings } from 'eslint-plugin-msgraph/detector';
import { createProject } from 'eslint-plugin-msgraph/project';
import { SourceSyntaxError } from 'eslint-plugin-msgraph/source';
import { isCompiled, Outputs } from './compiled.js';
import { isGenerated, isWritable, readSource, type Source } from './read.js';
import type { Fallback, Outcome } from './outcome.js';
import { transforms } from './registry.js';
import { KeptSites } from './kept-sites.js';
import { RUNTIME } from './manifest.js';
import { failure } from './results.js';
import {
  mayBeRewritten,
  rewriteSource,
  type Detector,
  type RewriteResult,
  type SiteResult,
} from './rewrite.js';

/** What is the same for all files of a run. All but `detector` can be sent to another thread. */
export interface LookOptions {
  /** Names of transforms; all when left out. */
  readonly transforms?: readonly string[];
  /** The detector's settings, as `settings.msgraph` of the ESLint plugin. */
  readonly settings?: DetectorSettings;
  readonly detector?: Detector;
  /** Put a comment above each site that is left. */
  readonly mark?: boolean;
  /** Of which requests errors keep details, as `requestOf` names them; of all when left out. */
  readonly requests?: ReadonlySet<string>;
}

/** Finds and rewrites the sites of one file. */
export interface Look {
  (path: string): Outcome;
  /** Leaves what was found for the next run, and for the linter. */
  readonly save: () => void;
}

/**
 * Makes the function that finds and rewrites the sites of one file in memory. It keeps what it learns about
 * the other files of the repository, and never throws: a fault is the outcome of its file.
 * @param root absolute path of the repository
 * @param texts what other files are taken to hold, by absolute path, where that is not what they hold
 */
export function createLook(
  root: string,
  options: LookOptions,
  texts: ReadonlyMap<string, string> = new Map(),
): Look {
  const { settings = {}, mark = false, requests } = options;
  const names = options.transforms ?? transforms.map(({ name }) => name);
  const project = settings.crossFile === false ? undefined : createProject(root, settings);
  const kept = project && !options.detector && texts.size === 0 ? new KeptSites(project, names) : undefined;
  const detector = kept?.detector ?? options.detector ?? defaultDetector;

  for (const [path, text] of texts) project?.use(path, text);
  const outputs = new Outputs(root);
  const show = (path: string): string => relative(root, path).split(sep).join('/');

  /** Whether a file names what sites are about, or is connected with one that does. */
  function holdsOurs(path: string, text: string): boolean {
    return (
      defaultDetector.mayReachGraph(text, settings) ||
      text.includes(settings.runtime ?? RUNTIME) ||
      project?.viewFor(path) !== undefined
    );
  }

  function tryRewrite(path: string, source: Source): Outcome {
    try {
      return rewrite(path, source);
    } catch (error) {
      if (error instanceof SourceSyntaxError && !holdsOurs(path, source.text))
        return { kind: 'skipped', reason: 'not-parsed', sites: [] };
      throw error;
    }
  }

  function rewrite(path: string, { bytes, text }: Source): Outcome {
    const untouched = (): Outcome => ({
      kind: 'untouched',
      namesGraph: defaultDetector.mayReachGraph(text, settings),
    });
    if (!mayBeRewritten(text, detector, names)) return untouched();
    if (isGenerated(path, text)) return { kind: 'skipped', reason: 'generated', sites: [] };
    if (isCompiled(path, text))
      return holdsOurs(path, text) ? { kind: 'skipped', reason: 'compiled', sites: [] } : untouched();
    // With `mark`, a file without sites may still hold comments of an earlier run.
    if (!mark && kept?.isEmpty(path, text) === true) return untouched();
    const withTransforms = (
      transforms: readonly string[],
      causeStyle: CauseStyle = 'option',
    ): RewriteResult =>
      rewriteSource(path, text, {
        transforms,
        detector,
        settings,
        project: project?.viewFor(path),
        mark,
        show,
        causeStyle,
        requests,
      });
    const { text: after, sites } = withTransforms(names);
    if (sites.length > 0 && outputs.has(path, text))
      return { kind: 'skipped', reason: 'compiled', sites: [] };
    if (after !== text && !isWritable(path)) return { kind: 'skipped', reason: 'read-only', sites };
    if (after !== text)
      return {
        kind: 'rewritten',
        bytes,
        after,
        sites,
        ...(sites.some(isKept) && { kept: withTransforms([KEEP]).text }),
        fallbacks: fallbacksOf(sites, withTransforms),
      };
    return sites.length > 0 ? { kind: 'unchanged', sites } : untouched();
  }

  const look = (path: string): Outcome => {
    try {
      const source = readSource(path);
      if (source === undefined) return { kind: 'gone' };
      return typeof source === 'string'
        ? { kind: 'skipped', reason: source, sites: [] }
        : tryRewrite(path, source);
    } catch (error) {
      return { kind: 'failed', reason: failure(error) };
    }
  };
  return Object.assign(look, { save: () => kept?.save() });
}

/**
 * The same with causes that are put into the new errors, because `{ cause }` has no type below ES2022, then
 * with fewer transforms.
 */
function fallbacksOf(
  sites: readonly SiteResult[],
  withTransforms: (names: readonly string[], causeStyle?: CauseStyle) => RewriteResult,
): Fallback[] {
  const used = [
    ...new Set(sites.filter(({ action }) => action === 'rewritten').map(({ transform }) => transform)),
  ];
  const styles = (names: readonly string[]): CauseStyle[] =>
    names.includes(KEEP) ? ['option', 'assigned'] : ['option'];
  const ways = [used, ...partsOf(used)]
    .flatMap((transforms) => styles(transforms).map((style) => ({ transforms, style })))
    .slice(1);
  return ways.map(({ transforms, style }) => {
    const { text: after, sites } = withTransforms(transforms, style);
    return { transforms, after, sites };
  });
}

const isKept = ({ transform, action }: SiteResult): boolean => transform === KEEP && action === 'rewritten';

/** The transform by which errors keep details. */
export const KEEP = 'keep-error-details';

/** All of a list but one, then but two, and so on. */
function partsOf(names: readonly string[]): string[][] {
  if (names.length < 2) return [];
  const parts = Array.from({ length: 2 ** names.length - 2 }, (_, bits) =>
    names.filter((_name, place) => ((bits + 1) >> place) % 2 === 1),
  );
  return parts.sort((a, b) => b.length - a.length);
}
