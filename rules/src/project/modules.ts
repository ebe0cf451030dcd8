import { lowerFile, type FileFacts, type LoweredFile } from '../analysis/index.js';
import type { FileContext } from '../detector/provenance/context.js';
import type { ProjectView } from '../detector/provenance/project.js';
import { indexNames } from '../syntax/scope.js';
import { indexSyntax } from '../syntax/syntax-index.js';
import type { DetectorSettings, SourceFile } from '../detector/types.js';
import { exportsOf, type ExportTable } from './exports.js';
import { parsedAt } from './imported.js';
import type { Texts } from './texts.js';

/** The analysis of one file of the project. */
export interface Module {
  readonly path: string;
  readonly context: FileContext;
  readonly exports: ExportTable;
}

/** Analyses files when they are asked for. A limited number of ASTs is kept. */
export interface Modules {
  get(path: string): Module | undefined;
  /** Facts of a file; they hold nothing of others. */
  facts(path: string): FileFacts | undefined;
  /** The facts with their places in the text. */
  lowered(path: string): LoweredFile | undefined;
  /**
   * Forgets the ASTs of files that have changed, and analyses.
   * @param stale files whose analyses rest on a changed one; all of them when left out
   */
  forget(changed: readonly string[], stale?: ReadonlySet<string>): void;
  /** How many contents of files were looked into. */
  readonly analysed: number;
}

/**
 * An AST takes about 30 times its text. Who asks for a file asks for it again soon or hardly ever: over a
 * repository of 1,500 files, 30 of them are parsed again as seldom as 250 (2,371 and 2,365 parses).
 */
const KEPT = 30;

export function createModules(settings: DetectorSettings, texts: Texts, view: () => ProjectView): Modules {
  return new AnalysedModules(settings, texts, view);
}

class AnalysedModules implements Modules {
  private readonly files = new Map<string, SourceFile | undefined>();
  private readonly modules = new Map<string, Module>();
  private readonly known = new Map<string, FileFacts | undefined>();
  /** Files that were looked into as they are now. */
  private readonly seen = new Set<string>();
  private count = 0;

  constructor(
    private readonly settings: DetectorSettings,
    private readonly texts: Texts,
    private readonly view: () => ProjectView,
  ) {}

  get analysed(): number {
    return this.count;
  }

  facts(path: string): FileFacts | undefined {
    if (!this.known.has(path)) this.known.set(path, this.lowered(path)?.facts);
    return this.known.get(path);
  }

  lowered(path: string): LoweredFile | undefined {
    const file = this.fileAt(path);
    return file && !indexSyntax(file).isTooDeep ? lowerFile(file.ast) : undefined;
  }

  get(path: string): Module | undefined {
    const file = this.fileAt(path);
    const known = this.modules.get(path);
    if (known !== undefined || !file) return known;
    const module = this.analyse(file);
    if (module) this.modules.set(path, module);
    else this.files.set(path, undefined);
    return module;
  }

  forget(changed: readonly string[], stale?: ReadonlySet<string>): void {
    for (const path of stale ?? [...this.modules.keys()]) this.modules.delete(path);
    for (const path of changed) {
      this.files.delete(path);
      this.known.delete(path);
      this.seen.delete(path);
    }
  }

  private analyse(file: SourceFile): Module | undefined {
    const index = indexSyntax(file);
    if (index.isTooDeep) return undefined;
    const context: FileContext = {
      file,
      index,
      names: indexNames(file, (node) => index.parent(node)),
      settings: this.settings,
      project: this.view(),
    };
    return { path: file.path, context, exports: exportsOf(context) };
  }

  private fileAt(path: string): SourceFile | undefined {
    const file = this.files.has(path) ? this.files.get(path) : parsedAt(path, this.texts);
    this.keep(path, file);
    if (file && !this.seen.has(path)) {
      this.seen.add(path);
      this.count++;
    }
    return file;
  }

  private keep(path: string, file: SourceFile | undefined): void {
    this.files.delete(path);
    this.files.set(path, file);
    const [oldest] = this.files.keys();
    if (this.files.size <= KEPT || oldest === undefined) return;
    this.files.delete(oldest);
    this.modules.delete(oldest);
  }
}
