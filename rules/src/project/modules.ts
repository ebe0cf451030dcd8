import { lowerFile, type FileFacts, type LoweredFile } from '../analysis/index.js';
import type { FileContext } from '../detector/provenance/context.js';
import type { ProjectView } from '../detector/provenance/project.js';
import { indexNames } from '../syntax/scope.js';
import { indexSyntax } from '../syntax/tree.js';
import type { DetectorSettings, SourceFile } from '../detector/types.js';
import { isSourcePath, parseSource, SourceSyntaxError } from '../source/index.js';
import { exportsOf, type ExportTable } from './exports.js';
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

/** An AST takes about 30 times its text; this many files of usual size stay below 100 MB. */
const KEPT = 250;

export function createModules(settings: DetectorSettings, texts: Texts, view: () => ProjectView): Modules {
  const files = new Map<string, SourceFile | undefined>();
  const modules = new Map<string, Module>();
  const facts = new Map<string, FileFacts | undefined>();
  /** Files that were looked into as they are now. */
  const seen = new Set<string>();
  let analysed = 0;

  function analyse(file: SourceFile): Module | undefined {
    const index = indexSyntax(file);
    if (index.isTooDeep) return undefined;
    const context: FileContext = { file, index, names: indexNames(file, (node) => index.parent(node)), settings, project: view() };
    return { path: file.path, context, exports: exportsOf(context) };
  }

  function parse(path: string): SourceFile | undefined {
    const text = isSourcePath(path) ? texts.get(path) : undefined;
    if (text === undefined) return undefined;
    try {
      return parseSource(path, text);
    } catch (error) {
      if (error instanceof SourceSyntaxError) return undefined;
      throw error;
    }
  }

  function keep(path: string, file: SourceFile | undefined): void {
    files.delete(path);
    files.set(path, file);
    const [oldest] = files.keys();
    if (files.size <= KEPT || oldest === undefined) return;
    files.delete(oldest);
    modules.delete(oldest);
  }

  function fileAt(path: string): SourceFile | undefined {
    const file = files.has(path) ? files.get(path) : parse(path);
    keep(path, file);
    if (file && !seen.has(path)) {
      seen.add(path);
      analysed++;
    }
    return file;
  }

  function lower(path: string): LoweredFile | undefined {
    const file = fileAt(path);
    return file && !indexSyntax(file).isTooDeep ? lowerFile(file.ast) : undefined;
  }

  return {
    facts(path) {
      if (!facts.has(path)) facts.set(path, lower(path)?.facts);
      return facts.get(path);
    },
    lowered: lower,
    get(path) {
      const file = fileAt(path);
      const known = modules.get(path);
      if (known !== undefined || !file) return known;
      const module = analyse(file);
      if (module) modules.set(path, module);
      else files.set(path, undefined);
      return module;
    },
    forget(changed, stale) {
      for (const path of stale ?? [...modules.keys()]) modules.delete(path);
      for (const path of changed) {
        files.delete(path);
        facts.delete(path);
        seen.delete(path);
      }
    },
    get analysed() {
      return analysed;
    },
  };
}
