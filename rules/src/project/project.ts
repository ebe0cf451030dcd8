import { mayReachGraph } from '../analysis/models/reach.js';
import type { ProjectView } from '../detector/provenance/project.js';
import { ABOUT } from '../detector/sites/by-catalogue.js';
import type { DetectorSettings, Site } from '../detector/types.js';
import { createAnswers } from './answers.js';
import { cacheDirectory, createCache, hashOf } from './cache.js';
import { createCallers } from './callers.js';
import { createEvaluations } from './evaluations.js';
import { isTestFile, listFiles, type Listing } from './files.js';
import { createImportGraph } from './imports.js';
import { createModules } from './modules.js';
import { unnamedIn, wrongFile, type Unnamed } from './named.js';
import { createResolver } from './resolve.js';
import { createResults, type Results } from './results.js';
import { createTexts } from './texts.js';
import { createView } from './view.js';

/** Evidence from all files of a repository. */
export interface Project {
  readonly root: string;
  readonly view: ProjectView;
  /** Whether any file names a Graph client or host. Without one, no other file can prove anything. */
  readonly reachesGraph: boolean;
  /** What is wrong with the files that the settings name, as a sentence. */
  readonly wrongFile: string | undefined;
  /** Names of the settings that stand in no file. All files may be read for it. */
  readonly unnamed: readonly Unnamed[];
  /** How many times a file was analysed because another one asked for it, since the project was made. */
  readonly analysed: number;
  /**
   * Uses the content that is being linted for its path, which may differ from the disk in an editor.
   * @param text without a byte order mark
   */
  use(path: string, text: string): void;
  /** Notices files that were written, added or removed since the last look. */
  refresh(): void;
  /**
   * Evidence for one file; undefined when neither the file is about Graph nor one that it imports, or that imports it,
   * names a Graph client or host.
   * @param path absolute
   */
  viewFor(path: string): ProjectView | undefined;
  /**
   * The sites that `find` finds in a file with this content. With `settings.cache` they are kept until the file, or one that
   * they rest on, changes.
   * @param search tells apart what is looked for
   */
  sites(path: string, text: string, find: () => readonly Site[], search?: string): readonly Site[];
  /** The same where nothing has to be looked for, because an earlier run has. */
  known(path: string, text: string, search?: string): readonly Site[] | undefined;
  /** Writes what was found to the cache, if there is one. */
  save(): void;
}

/** What is looked for where nothing else is said. */
const SITES = 'sites';

/**
 * Makes a project of the files below `root`. Nothing is read before the first question.
 * @param settings the detector's settings; they must be the same for all files of the project
 */
export function createProject(root: string, settings: DetectorSettings = {}): Project {
  let listing: Listing | undefined;
  const list = (): Listing => (listing ??= listFiles(root));
  /** A checkout below a directory called `test` is no test. */
  const isTest = (file: string): boolean => isTestFile(file.slice(root.length));
  const resolver = createResolver(root, () => list().packages);
  const texts = createTexts();
  const graph = createImportGraph(() => list().files, texts, resolver, settings);
  const modules = createModules(settings, texts, () => view);
  const answers = createAnswers();
  const callers = createCallers(graph, texts, isTest);
  const evaluations = createEvaluations({ settings, resolver, modules, callers, answers, implementers: (name) => graph.implementers(name).filter((file) => !isTest(file)) });
  const view = createView({ root, resolver, modules, answers, texts, evaluations });

  const results = resultsFor(settings, (directory) =>
    createResults({ cache: createCache(root, directory, JSON.stringify({ ...settings, cache: undefined })), layout, texts, graph, answers, callers }),
  );

  function resultsFor({ cache, typeChecked }: DetectorSettings, make: (directory: string) => Results): Results | undefined {
    // What a type checker says rests on files that are not followed here.
    if (typeChecked === true) return undefined;
    const directory = cacheDirectory(root, cache);
    return directory === undefined ? undefined : make(directory);
  }

  function layout(): string {
    const { files, configs } = list();
    return hashOf(JSON.stringify([files.map((file) => file.slice(root.length)), configs.map((file) => [file.slice(root.length), hashOf(texts.get(file) ?? '')])]));
  }

  /** Forgets what rests on files whose texts are not the same any more. */
  function forget(changed: readonly string[]): void {
    seeded = undefined;
    evaluations.forget();
    if (graph.update(changed)) {
      forgetAll(changed);
      return;
    }
    const stale = answers.forget([...changed, ...callers.affectedBy(changed)]);
    modules.forget(changed, stale);
    results?.forget(stale);
  }

  /** Which files import or implement which may be different now, and with it every search. */
  function forgetAll(changed: readonly string[]): void {
    evaluations.forget();
    modules.forget(changed);
    answers.clear();
    callers.clear();
    results?.forget();
  }

  function* allTexts(): Iterable<string> {
    for (const file of list().files) yield texts.get(file) ?? '';
  }

  let isOpen = false;
  let wrong: { readonly file: string | undefined } | undefined;
  let seeded: boolean | undefined;
  return {
    root,
    view,
    get reachesGraph() {
      seeded ??= list().files.some((file) => mayReachGraph(texts.get(file) ?? '', settings));
      return seeded;
    },
    get wrongFile() {
      wrong ??= { file: wrongFile(settings, root, () => list().files) };
      return wrong.file;
    },
    get unnamed() {
      return unnamedIn(settings, allTexts());
    },
    get analysed() {
      return modules.analysed;
    },
    viewFor(path) {
      if (!this.reachesGraph) return undefined;
      if (!isOpen) results?.open();
      isOpen = true;
      return graph.connects(path) || ABOUT.test(texts.get(path) ?? '') || ABOUT.test(path.slice(root.length)) ? view : undefined;
    },
    sites: (path, text, find, search = SITES) => results?.of(path, text, search, find) ?? find(),
    known: (path, text, search = SITES) => results?.known(path, text, search),
    save() {
      results?.save();
    },
    use(path, text) {
      if (texts.put(path, text)) forget([path]);
    },
    refresh() {
      const changed = texts.takeChanged();
      const before = listing;
      listing = undefined;
      wrong = undefined;
      if (before && (before.files.join('\0') !== list().files.join('\0') || changed.some((path) => before.configs.includes(path)))) {
        seeded = undefined;
        resolver.clear();
        graph.clear();
        forgetAll(changed);
      } else if (changed.length > 0) {
        forget(changed);
      }
    },
  };
}
