import { mayReachGraph } from '../detector/provenance/clients.js';
import { functionAt, functionOf } from '../detector/provenance/callees.js';
import { pathPrefixes } from '../detector/provenance/constants.js';
import type { GivenArgument, ProjectView } from '../detector/provenance/project.js';
import { receiverOf, type Receiver } from '../detector/provenance/receivers.js';
import type { FunctionSummary } from '../detector/provenance/summary.js';
import { constantMember, constantTexts, listTexts } from '../detector/sites/literals.js';
import type { Node } from '../detector/syntax.js';
import type { DetectorSettings } from '../detector/types.js';
import { collectArguments } from './arguments.js';
import { implementedSummary, isContract, type Contract } from './implementations.js';
import { isTestFile, listFiles, type Listing } from './files.js';
import { createModules, type Module } from './modules.js';
import { createResolver } from './resolve.js';
import { createTexts } from './texts.js';

/** Evidence from all files of a repository. */
export interface Project {
  readonly root: string;
  readonly view: ProjectView;
  /** Whether any file names a Graph client or host. Without one, no other file can prove anything. */
  readonly reachesGraph: boolean;
  /**
   * Uses the content that is being linted for its path, which may differ from the disk in an editor.
   * @param text without a byte order mark
   */
  use(path: string, text: string): void;
  /** Notices files that were written, added or removed since the last look. */
  refresh(): void;
}

const MAX_DEPTH = 8;

/** How far evidence is followed. */
const LIMITS = {
  /** Imports from one file to the next on the way to a request. */
  forward: 16,
  /** From a helper to its callers, and to theirs. */
  backward: 2,
  /** Files that name a helper. */
  callers: 60,
  /** Names that are searched for one question about a helper. */
  searches: 12,
} as const;

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
  const modules = createModules(settings, texts, () => view);
  const summaries = new Map<string, FunctionSummary | undefined>();
  const receivers = new Map<string, Receiver | undefined>();
  const strings = new Map<string, readonly string[] | undefined>();
  const constants = new Map<string, readonly string[] | undefined>();
  const given = new Map<string, readonly GivenArgument[]>();
  const callers = new Map<string, readonly string[]>();
  const contracts = new Map<string, readonly string[]>();
  let searches = 0;
  let forward = 0;
  let backward = 0;

  /** Answers each question once. One that comes up again while it is answered, or too far away, is not answered. */
  function once<T>(answers: Map<string, T | undefined>, key: string, compute: () => T | undefined): T | undefined {
    if (answers.has(key)) return answers.get(key);
    if (forward >= LIMITS.forward) return undefined;
    answers.set(key, undefined);
    forward++;
    try {
      const answer = compute();
      answers.set(key, answer);
      return answer;
    } finally {
      forward--;
    }
  }

  /** Where an export is declared: the module and the node that holds it. */
  function find(module: string, name: string, from: string, depth = 0): { readonly module: Module; readonly node: Node } | undefined {
    const target = moduleOf(module, from);
    return target && within(target, name, depth);
  }

  function moduleOf(module: string, from: string): Module | undefined {
    const path = resolver.resolve(module, from);
    return path === undefined ? undefined : modules.get(path);
  }

  function within(target: Module, name: string, depth: number): { readonly module: Module; readonly node: Node } | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const found = target.exports.named.get(name);
    if (found?.kind === 'local') return { module: target, node: found.node };
    if (found) return find(found.module, found.name, target.path, depth + 1);
    for (const module of target.exports.all) {
      const inherited = find(module, name, target.path, depth + 1);
      if (inherited) return inherited;
    }
    return undefined;
  }

  function summary(module: string, name: string, from: string, member?: string): FunctionSummary | undefined {
    const found = find(module, name, from);
    if (!found) return member === undefined ? undefined : namespaceSummary(module, name, from, member);
    const { engine } = found.module;
    const callee = member === undefined ? functionOf(found.node, engine.context) : functionAt(found.node, member, engine.context);
    if (callee) return 'fn' in callee ? engine.summary(callee.fn) : callee.summary;
    return member === undefined || !isContract(found) ? undefined : implementedSummary(found, member, implementers(found), find);
  }

  /** `export * as name from`: its members are the exports of the other module. */
  function namespaceSummary(module: string, name: string, from: string, member: string): FunctionSummary | undefined {
    const target = moduleOf(module, from);
    const exported = target?.exports.named.get(name);
    return target && exported?.kind === 'elsewhere' && exported.name === '*' ? view.function(exported.module, member, target.path) : undefined;
  }

  function implementers({ module, node }: Contract): readonly Module[] {
    const name = module.engine.context.file.text.slice(node.range[0], node.range[1]);
    const known = contracts.get(name);
    if (known) return known.flatMap((file) => modules.get(file) ?? []);
    const pattern = new RegExp(`\\b(implements|extends)\\s[^{]*\\b${name}\\b`);
    const found = list().files.filter((file) => texts.includes(file, name) && pattern.test(texts.get(file) ?? '') && !isTest(file));
    contracts.set(name, found);
    return found.flatMap((file) => modules.get(file) ?? []);
  }

  /** Files that may call a function or implement an interface of this name; none when so many do that it cannot be about one API. */
  function callersOf(name: string): readonly string[] {
    const known = callers.get(name);
    if (known) return known;
    if (searches >= LIMITS.searches) return [];
    searches++;
    const found: string[] = [];
    for (const file of list().files) {
      if (isTest(file) || !texts.includes(file, name)) continue;
      found.push(file);
      if (found.length > LIMITS.callers) break;
    }
    const answer = found.length > LIMITS.callers ? [] : found;
    callers.set(name, answer);
    return answer;
  }

  const view: ProjectView = {
    function(module, name, from, member) {
      const path = resolver.resolve(module, from);
      return path === undefined ? undefined : once(summaries, [path, name, member ?? ''].join('\0'), () => summary(module, name, from, member));
    },
    strings(module, name, from, member = '') {
      return once(strings, [resolver.resolve(module, from) ?? module, name, member].join('\0'), () => {
        const found = find(module, name, from);
        return found && pathPrefixes(found.node, member === '' ? [] : member.split('.'), found.module.engine.context);
      }) ?? [];
    },
    constants(module, name, from, member) {
      return once(constants, [resolver.resolve(module, from) ?? module, name, member ?? ''].join('\0'), () => {
        const found = find(module, name, from);
        if (!found) return undefined;
        const { context } = found.module.engine;
        return member === undefined ? (listTexts(found.node, context) ?? constantTexts(found.node, context)) : constantMember(found.node, member, context);
      });
    },
    receiver(module, name, from, member) {
      const path = member === undefined ? resolver.resolve(module, from) : undefined;
      if (path === undefined) return undefined;
      return once(receivers, [path, name].join('\0'), () => {
        const found = find(module, name, from);
        return found && receiverOf(found.node, found.module.engine.context);
      });
    },
    arguments(id, name, parameter) {
      const key = [id, String(parameter), String(backward)].join('\0');
      const known = given.get(key);
      if (known) return known;
      if (backward >= LIMITS.backward) return [];
      if (backward === 0) searches = 0;
      given.set(key, []);
      backward++;
      try {
        const answer = collectArguments({ id, name, parameter }, callersOf(name), modules);
        given.set(key, answer);
        return answer;
      } finally {
        backward--;
      }
    },
  };

  function forgetAnswers(changed: readonly string[]): void {
    modules.invalidate(changed);
    summaries.clear();
    receivers.clear();
    strings.clear();
    constants.clear();
    callers.clear();
    contracts.clear();
    given.clear();
    seeded = undefined;
  }

  let seeded: boolean | undefined;
  return {
    root,
    view,
    get reachesGraph() {
      seeded ??= list().files.some((file) => mayReachGraph(texts.get(file) ?? '', settings));
      return seeded;
    },
    use(path, text) {
      if (texts.put(path, text)) forgetAnswers([path]);
    },
    refresh() {
      const before = listing?.files.join('\n');
      listing = undefined;
      const changed = texts.takeChanged();
      if (changed.length > 0 || (before !== undefined && before !== list().files.join('\n'))) forgetAnswers(changed);
    },
  };
}
