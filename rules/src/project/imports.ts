import { mayReachGraph } from '../analysis/models/reach.js';
import type { DetectorSettings } from '../detector/types.js';
import { FileSets, type FileSet } from './file-sets.js';
import type { Resolver } from './resolve.js';
import type { Texts } from './texts.js';

/**
 * Which files import which. Made from the texts alone, because parsing every file costs ten times as much; it
 * holds every import there is and some that only look like one, so it may rule files out and never proves
 * anything.
 */
export interface ImportGraph {
  /**
   * Whether the analysis of this file, or of one that it follows imports to, may come upon a request to
   * Graph.
   */
  reaches(path: string): boolean;
  /**
   * Whether a file, or one that imports it, `reaches` Graph: only then an error in it may come from there.
   */
  connects(path: string): boolean;
  /** The files that import a file, directly or through others, itself included. */
  importers(path: string): Pick<ReadonlySet<string>, 'has'>;
  /** The files with a class that names this after `implements` or `extends`. */
  implementers(name: string): readonly string[];
  /** Looks at files again; true when their imports, or what they may reach, are not what they were. */
  update(changed: readonly string[]): boolean;
  /** Forgets everything; files are listed and read again. */
  clear(): void;
  /** What is known of all files. */
  nodes(): ReadonlyMap<string, ImportNode>;
  /** Takes over what is known of files that have not changed since. */
  restore(nodes: ReadonlyMap<string, ImportNode>): void;
  /** Whether a file imports, and may reach, what `before` says. */
  isSame(path: string, before: ImportNode | undefined): boolean;
}

export interface ImportNode {
  readonly facts: Facts;
  /** Absolute paths. */
  readonly imports: readonly string[];
}

interface Facts {
  readonly specifiers: readonly string[];
  readonly isSeed: boolean;
  /** Names of interfaces and abstract classes. */
  readonly contracts: readonly string[];
  /** Names after `implements` and `extends`. */
  readonly bases: readonly string[];
}

const NONE: Facts = { specifiers: [], isSeed: false, contracts: [], bases: [] };
const SPECIFIER = /\b(?:from|import|require)\b\s*\(?\s*(?:\/\*[^*]*\*\/\s*)?['"`]([^'"`\n]+)['"`]/g;
const CONTRACT = /\b(?:interface|abstract\s+class)\s+([\w$]+)/g;
const BASES = /\b(?:implements|extends)\s([^{]{1,400})/g;

function factsOf(text: string | undefined, settings: DetectorSettings): Facts {
  if (text === undefined) return NONE;
  const bases = text.includes('class')
    ? [...text.matchAll(BASES)].flatMap((match) => match[1]?.match(/[\w$]+/g) ?? [])
    : [];
  const specifiers = firstGroups(text, SPECIFIER);
  return {
    specifiers,
    isSeed: mayReachGraph(text, settings),
    contracts: firstGroups(text, CONTRACT),
    bases: [...new Set(bases)],
  };
}

function firstGroups(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap((match) => match[1] ?? []))];
}

/** What is known of one state of the files. */
interface State {
  readonly nodes: Map<string, ImportNode>;
  /** By the file that they import, directly or through others. */
  readonly importers: FileSets;
  /** By the name of an interface or of a class. */
  readonly implementers: ReadonlyMap<string, readonly string[]>;
  readonly reaching: ReadonlySet<string>;
  readonly connected: ReadonlySet<string>;
}

/**
 * @param list the source files of the project; files that they import from elsewhere are taken in
 * @param settings name functions, hosts and types that make a file one that reaches Graph
 */
export function createImportGraph(
  list: () => readonly string[],
  texts: Texts,
  resolver: Resolver,
  settings: DetectorSettings,
): ImportGraph {
  return new ProjectImports(list, texts, resolver, settings);
}

class ProjectImports implements ImportGraph {
  private state: State | undefined;
  /** Files of folders that are not listed. */
  private readonly elsewhere = new Set<string>();

  constructor(
    private readonly list: () => readonly string[],
    private readonly texts: Texts,
    private readonly resolver: Resolver,
    private readonly settings: DetectorSettings,
  ) {}

  reaches(path: string): boolean {
    return this.current().reaching.has(path);
  }

  connects(path: string): boolean {
    const { nodes } = this.current();
    if (!nodes.has(path)) {
      // A file of a folder that is not listed, such as build output.
      this.elsewhere.add(path);
      this.state = this.build(nodes);
    }
    return this.current().connected.has(path);
  }

  importers(path: string): FileSet {
    return this.current().importers.from(path);
  }

  implementers(name: string): readonly string[] {
    return this.current().implementers.get(name) ?? [];
  }

  update(changed: readonly string[]): boolean {
    if (!this.state) return false;
    const { nodes } = this.state;
    const different = changed.filter((path) => !this.isSame(path, nodes.get(path)));
    if (different.length === 0) return false;
    const kept = new Map(nodes);
    for (const path of different) kept.delete(path);
    this.state = this.build(kept);
    return true;
  }

  clear(): void {
    this.state = undefined;
  }

  nodes(): ReadonlyMap<string, ImportNode> {
    return this.current().nodes;
  }

  restore(nodes: ReadonlyMap<string, ImportNode>): void {
    this.state = this.build(nodes);
  }

  isSame(path: string, before: ImportNode | undefined): boolean {
    return isSame(before?.facts, factsOf(this.texts.get(path), this.settings));
  }

  private current(): State {
    return (this.state ??= this.build());
  }

  private nodeOf(path: string): ImportNode {
    const facts = factsOf(this.texts.get(path), this.settings);
    return {
      facts,
      imports: [
        ...new Set(facts.specifiers.flatMap((specifier) => this.resolver.resolve(specifier, path) ?? [])),
      ],
    };
  }

  private build(kept?: ReadonlyMap<string, ImportNode>): State {
    const nodes = new Map<string, ImportNode>();
    const importers = new Map<string, string[]>();
    const queue = [...this.list(), ...this.elsewhere];
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (nodes.has(path)) continue;
      const node = kept?.get(path) ?? this.nodeOf(path);
      nodes.set(path, node);
      for (const target of node.imports) {
        const known = importers.get(target);
        if (known) known.push(path);
        else importers.set(target, [path]);
        if (!nodes.has(target)) queue.push(target);
      }
    }
    const reaching = reachingFiles(nodes, importers);
    return {
      nodes,
      importers: new FileSets(nodes.keys(), (path) => importers.get(path) ?? []),
      implementers: byBase(nodes),
      reaching,
      connected: closure(reaching, (path) => nodes.get(path)?.imports),
    };
  }
}

/**
 * Files that import a file of some kind, through others too, and interfaces that a class of such a file
 * implements.
 */
function reachingFiles(
  nodes: ReadonlyMap<string, ImportNode>,
  importers: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const contracts = new Map<string, string[]>();
  for (const [path, { facts }] of nodes) {
    for (const name of facts.contracts) contracts.set(name, [...(contracts.get(name) ?? []), path]);
  }
  const seeds = [...nodes].flatMap(([path, { facts }]) => (facts.isSeed ? [path] : []));
  return closure(seeds, (path) => [
    ...(importers.get(path) ?? []),
    ...(nodes.get(path)?.facts.bases ?? []).flatMap((name) => contracts.get(name) ?? []),
  ]);
}

function byBase(nodes: ReadonlyMap<string, ImportNode>): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  for (const [path, { facts }] of nodes)
    for (const name of facts.bases) files.set(name, [...(files.get(name) ?? []), path]);
  return files;
}

function closure(
  start: Iterable<string>,
  next: (path: string) => readonly string[] | undefined,
): ReadonlySet<string> {
  const seen = new Set(start);
  // A set that grows while it is walked is walked to its end.
  for (const path of seen) for (const found of next(path) ?? []) seen.add(found);
  return seen;
}

function isSame(before: Facts | undefined, after: Facts): boolean {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(after);
}
