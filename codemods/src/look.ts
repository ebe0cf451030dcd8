import { relative, sep } from 'node:path';
import * as defaultDetector from 'eslint-plugin-msgraph/detector';
import type { CauseStyle, DetectorSettings } from 'eslint-plugin-msgraph/detector';
import { createProject, type Project } from 'eslint-plugin-msgraph/project';
import { SourceSyntaxError } from 'eslint-plugin-msgraph/source';
import { isCompiled, Outputs } from './compiled.js';
import { isGenerated, isWritable, readSource, type Source } from './read.js';
import type { Fallback, Outcome } from './outcome.js';
import { transforms } from './registry.js';
import { KeptSites } from './kept-sites.js';
import { RUNTIME } from './manifest.js';
import { failure } from './results.js';
import { mayBeRewritten } from './found-sites.js';
import { rewriteSource } from './rewrite.js';
import type { Detector, RewriteResult, SiteResult } from './rewrite-types.js';

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
  const one = new FileLook(root, options, texts);
  return Object.assign((path: string) => one.look(path), { save: () => one.kept?.save() });
}

class FileLook {
  readonly #options: LookOptions;
  readonly #settings: DetectorSettings;
  readonly #names: readonly string[];
  readonly #project: Project | undefined;
  /** What was found in earlier runs. */
  readonly kept: KeptSites | undefined;
  readonly #detector: Detector;
  readonly #outputs: Outputs;
  readonly #show: (path: string) => string;

  constructor(root: string, options: LookOptions, texts: ReadonlyMap<string, string>) {
    this.#options = options;
    this.#settings = options.settings ?? {};
    this.#names = options.transforms ?? transforms.map(({ name }) => name);
    this.#project = this.#settings.crossFile === false ? undefined : createProject(root, this.#settings);
    if (this.#project && !options.detector && texts.size === 0)
      this.kept = new KeptSites(this.#project, this.#names);
    this.#detector = this.kept?.detector ?? options.detector ?? defaultDetector;
    for (const [path, text] of texts) this.#project?.use(path, text);
    this.#outputs = new Outputs(root);
    this.#show = (path) => relative(root, path).split(sep).join('/');
  }

  look(path: string): Outcome {
    try {
      const source = readSource(path);
      if (source === undefined) return { kind: 'gone' };
      return typeof source === 'string'
        ? { kind: 'skipped', reason: source, sites: [] }
        : this.#tryRewrite(path, source);
    } catch (error) {
      return { kind: 'failed', reason: failure(error) };
    }
  }

  /** Whether a file names what sites are about, or is connected with one that does. */
  #holdsOurs(path: string, text: string): boolean {
    return (
      defaultDetector.mayReachGraph(text, this.#settings) ||
      text.includes(this.#settings.runtime ?? RUNTIME) ||
      this.#project?.viewFor(path) !== undefined
    );
  }

  #tryRewrite(path: string, source: Source): Outcome {
    try {
      return this.#rewrite(path, source);
    } catch (error) {
      if (error instanceof SourceSyntaxError && !this.#holdsOurs(path, source.text))
        return { kind: 'skipped', reason: 'not-parsed', sites: [] };
      throw error;
    }
  }

  #rewrite(path: string, { bytes, text }: Source): Outcome {
    if (!mayBeRewritten(text, this.#detector, this.#names)) return this.#untouched(text);
    if (isGenerated(path, text)) return { kind: 'skipped', reason: 'generated', sites: [] };
    if (isCompiled(path, text))
      return this.#holdsOurs(path, text)
        ? { kind: 'skipped', reason: 'compiled', sites: [] }
        : this.#untouched(text);
    // With `mark`, a file without sites may still hold comments of an earlier run.
    if (this.#options.mark !== true && this.kept?.isEmpty(path, text) === true) return this.#untouched(text);
    const withTransforms = this.#rewriter(path, text);
    const { text: after, sites } = withTransforms(this.#names);
    if (sites.length > 0 && this.#outputs.has(path, text))
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
    return sites.length > 0 ? { kind: 'unchanged', sites } : this.#untouched(text);
  }

  #untouched(text: string): Outcome {
    return { kind: 'untouched', namesGraph: defaultDetector.mayReachGraph(text, this.#settings) };
  }

  /** Rewrites a file with some transforms. */
  #rewriter(path: string, text: string): Rewriter {
    return (transforms, causeStyle = 'option') =>
      rewriteSource(path, text, {
        transforms,
        detector: this.#detector,
        settings: this.#settings,
        project: this.#project?.viewFor(path),
        mark: this.#options.mark ?? false,
        show: this.#show,
        causeStyle,
        requests: this.#options.requests,
      });
  }
}

type Rewriter = (transforms: readonly string[], causeStyle?: CauseStyle) => RewriteResult;

/**
 * The same with causes that are put into the new errors, because `{ cause }` has no type below ES2022, then
 * with fewer transforms.
 */
function fallbacksOf(sites: readonly SiteResult[], withTransforms: Rewriter): Fallback[] {
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
