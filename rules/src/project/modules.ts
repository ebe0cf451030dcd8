import { indexNames } from '../detector/scope.js';
import { indexSyntax } from '../detector/syntax.js';
import { createEngine, type Engine } from '../detector/provenance/engine.js';
import type { ProjectView } from '../detector/provenance/project.js';
import type { DetectorSettings, SourceFile } from '../detector/types.js';
import { isSourcePath, parseSource, SourceSyntaxError } from '../source/index.js';
import { exportsOf, type ExportTable } from './exports.js';
import { readSource } from './files.js';

/** The analysis of one file of the project. */
export interface Module {
  readonly path: string;
  readonly engine: Engine;
  readonly exports: ExportTable;
}

/** Analyses files when they are asked for. A limited number is kept; what was learnt from the others is kept by the askers. */
export interface Modules {
  get(path: string): Module | undefined;
  /** Takes the content of an editor's buffer for a file, instead of the disk's. */
  put(file: SourceFile): void;
  forget(path: string): void;
}

const KEPT = 300;

export function createModules(settings: DetectorSettings, view: () => ProjectView): Modules {
  const kept = new Map<string, Module | undefined>();

  function analyse(file: SourceFile): Module {
    const index = indexSyntax(file);
    const engine = createEngine({ file, index, names: indexNames(file, (node) => index.parent(node)), settings, project: view() });
    return { path: file.path, engine, exports: exportsOf(engine.context) };
  }

  function load(path: string): Module | undefined {
    const text = isSourcePath(path) ? readSource(path) : undefined;
    if (text === undefined) return undefined;
    try {
      return analyse(parseSource(path, text));
    } catch (error) {
      if (error instanceof SourceSyntaxError) return undefined;
      throw error;
    }
  }

  function keep(path: string, module: Module | undefined): void {
    kept.set(path, module);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  }

  return {
    get(path) {
      const known = kept.get(path);
      if (known !== undefined || kept.has(path)) return known;
      const module = load(path);
      keep(path, module);
      return module;
    },
    put(file) {
      keep(file.path, analyse(file));
    },
    forget(path) {
      kept.delete(path);
    },
  };
}
