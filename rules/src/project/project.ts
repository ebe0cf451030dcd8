import { mayReachGraph } from '../analysis/models/reach.js';
import type { ProjectView } from '../detector/provenance/project.js';
import { ABOUT } from '../detector/sites/by-catalogue.js';
import type { DetectorSettings, Site } from '../detector/types.js';
import { createAnswers } from './answers.js';
import { cacheDirectory, createCache, hashOf } from './cache.js';
import { createCallers, type Callers } from './callers.js';
import { createEvaluations, type Evaluations } from './evaluations.js';
import { isTestFile, listFiles, type Listing } from './files.js';
import { isImported } from './imported.js';
import { createImportGraph, type ImportGraph } from './imports.js';
import { createModules, type Modules } from './modules.js';
import { unnamedIn, wrongFile, type Unnamed } from './named.js';
import { createResolver, type Resolver } from './resolve.js';
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
   * Evidence for one file; undefined when neither the file is about Graph nor one that it imports, or that
   * imports it, names a Graph client or host.
   * @param path absolute
   */
  viewFor(path: string): ProjectView | undefined;
  /**
   * The sites that `find` finds in a file with this content. With `settings.cache` they are kept until the
   * file, or one that they rest on, changes.
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
  return new ProjectOfFiles(root, settings);
}

class ProjectOfFiles implements Project {
  readonly view: ProjectView;
  private listing: Listing | undefined;
  private readonly texts = createTexts();
  private readonly answers = createAnswers();
  private readonly resolver: Resolver;
  private readonly graph: ImportGraph;
  private readonly modules: Modules;
  private readonly callers: Callers;
  private readonly evaluations: Evaluations;
  private readonly results: Results | undefined;
  private isOpen = false;
  private wrong: { readonly file: string | undefined } | undefined;
  private seeded: boolean | undefined;

  constructor(
    readonly root: string,
    private readonly settings: DetectorSettings,
  ) {
    /** A checkout below a directory called `test` is no test. */
    const isTest = (file: string): boolean => isTestFile(file.slice(root.length));
    const { texts, answers } = this;
    const resolver = (this.resolver = createResolver(
      root,
      () => this.list().packages,
      (specifier, from) => isImported(specifier, from, texts),
    ));
    const graph = (this.graph = createImportGraph(() => this.list().files, texts, resolver, settings));
    const modules = (this.modules = createModules(settings, texts, () => this.view));
    const callers = (this.callers = createCallers(graph, texts, isTest));
    const evaluations = (this.evaluations = createEvaluations({
      settings,
      resolver,
      modules,
      callers,
      answers,
      implementers: (name) => graph.implementers(name).filter((file) => !isTest(file)),
    }));
    this.view = createView({ root, resolver, modules, answers, texts, evaluations });
    this.results = this.resultsIn(cacheDirectory(root, settings.cache));
  }

  get reachesGraph(): boolean {
    this.seeded ??= this.list().files.some((file) =>
      mayReachGraph(this.texts.get(file) ?? '', this.settings),
    );
    return this.seeded;
  }

  get wrongFile(): string | undefined {
    this.wrong ??= { file: wrongFile(this.settings, this.root, () => this.list().files) };
    return this.wrong.file;
  }

  get unnamed(): readonly Unnamed[] {
    return unnamedIn(this.settings, this.allTexts());
  }

  get analysed(): number {
    return this.modules.analysed;
  }

  viewFor(path: string): ProjectView | undefined {
    if (!this.reachesGraph) return undefined;
    if (!this.isOpen) this.results?.open();
    this.isOpen = true;
    this.evaluations.trim();
    return this.graph.connects(path) ||
      ABOUT.test(this.texts.get(path) ?? '') ||
      ABOUT.test(path.slice(this.root.length))
      ? this.view
      : undefined;
  }

  sites(path: string, text: string, find: () => readonly Site[], search = SITES): readonly Site[] {
    return this.results?.of(path, text, search, find) ?? find();
  }

  known(path: string, text: string, search = SITES): readonly Site[] | undefined {
    return this.results?.known(path, text, search);
  }

  save(): void {
    this.results?.save();
  }

  use(path: string, text: string): void {
    if (this.texts.put(path, text)) this.forget([path]);
  }

  refresh(): void {
    const changed = this.texts.takeChanged();
    const before = this.listing;
    this.listing = undefined;
    this.wrong = undefined;
    if (
      before &&
      (before.files.join('\0') !== this.list().files.join('\0') ||
        changed.some((path) => before.configs.includes(path)))
    ) {
      this.seeded = undefined;
      this.resolver.clear();
      this.graph.clear();
      this.forgetAll(changed);
    } else if (changed.length > 0) {
      this.forget(changed);
    }
  }

  private list(): Listing {
    return (this.listing ??= listFiles(this.root));
  }

  /** What a type checker says rests on files that are not followed here, so it is never kept. */
  private resultsIn(directory: string | undefined): Results | undefined {
    if (directory === undefined || this.settings.typeChecked === true) return undefined;
    const { texts, graph, answers, callers } = this;
    return createResults({
      cache: createCache(this.root, directory, JSON.stringify({ ...this.settings, cache: undefined })),
      layout: () => this.layout(),
      texts,
      graph,
      answers,
      callers,
    });
  }

  private layout(): string {
    const { files, configs } = this.list();
    return hashOf(
      JSON.stringify([
        files.map((file) => file.slice(this.root.length)),
        configs.map((file) => [file.slice(this.root.length), hashOf(this.texts.get(file) ?? '')]),
      ]),
    );
  }

  /** Forgets what rests on files whose texts are not the same any more. */
  private forget(changed: readonly string[]): void {
    this.seeded = undefined;
    this.evaluations.forget();
    if (this.graph.update(changed)) {
      this.forgetAll(changed);
      return;
    }
    const stale = this.answers.forget([...changed, ...this.callers.affectedBy(changed)]);
    this.modules.forget(changed, stale);
    this.results?.forget(stale);
  }

  /** Which files import or implement which may be different now, and with it every search. */
  private forgetAll(changed: readonly string[]): void {
    this.evaluations.forget();
    this.modules.forget(changed);
    this.answers.clear();
    this.callers.clear();
    this.results?.forget();
  }

  private *allTexts(): Iterable<string> {
    for (const file of this.list().files) yield this.texts.get(file) ?? '';
  }
}
