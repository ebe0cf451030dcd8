import { functionAt, functionOf } from '../detector/provenance/callees.js';
import { pathPrefixes } from '../detector/provenance/constants.js';
import { madeTexts } from '../detector/provenance/made-texts.js';
import type { GivenArgument, ProjectView } from '../detector/provenance/project.js';
import { receiverOf, type Receiver } from '../detector/provenance/receivers.js';
import type { FunctionSummary } from '../detector/provenance/summary.js';
import { createProvenance } from '../detector/provenance/index.js';
import { waitOfFunction } from '../detector/retry/waiting.js';
import { functionWith } from '../detector/syntax.js';
import { constantMember, constantTexts, listTexts } from '../detector/sites/literals.js';
import { lowerFile } from '../analysis/index.js';
import type { Answers } from './answers.js';
import { collectArguments } from './arguments.js';
import type { Callers } from './callers.js';
import type { Evaluations } from './evaluations.js';
import type { ImportGraph } from './imports.js';
import { implementedSummary, isContract, type Contract } from './implementations.js';
import type { Module, Modules } from './modules.js';
import type { Resolver } from './resolve.js';
import type { Texts } from './texts.js';

/** How far evidence is followed. */
const LIMITS = {
  /** Imports from one file to the next on the way to a request. */
  forward: 16,
  /** From a helper to its callers, and to theirs. */
  backward: 2,
  /** Re-exports of re-exports. */
  exports: 8,
} as const;

interface Parts {
  readonly root: string;
  readonly graph: ImportGraph;
  readonly resolver: Resolver;
  readonly modules: Modules;
  readonly answers: Answers;
  readonly callers: Callers;
  readonly texts: Texts;
  readonly evaluations: Evaluations;
  /** Files with a class that names an interface after `implements` or `extends`. */
  readonly implementers: (name: string) => readonly string[];
}

function constantsOf({ module, node }: Contract, member: string | undefined): readonly string[] | undefined {
  const { context } = module.engine;
  return member === undefined ? (listTexts(node, context) ?? constantTexts(node, context)) : constantMember(node, member, context);
}

/** Answers the questions that the analysis of one file has about others. */
export function createView({ root, graph, resolver, modules, answers, callers, texts, evaluations, implementers }: Parts): ProjectView {
  let forward = 0;
  let backward = 0;

  /** Answers each question once. One that is too far away is not answered. */
  function once<T>(path: string, key: string, compute: () => T | undefined): T | undefined {
    if (!answers.has(path, key) && forward >= LIMITS.forward) return undefined;
    forward++;
    try {
      return answers.once(path, key, compute);
    } finally {
      forward--;
    }
  }

  /** A summary whose parts are found when they are asked for, each once; nothing of an AST is held until then. */
  function inParts(path: string, key: string, find: () => FunctionSummary | undefined): FunctionSummary | undefined {
    return once(path, key, () => {
      const id = find()?.id;
      if (id === undefined) return undefined;
      const part = <K extends keyof FunctionSummary>(name: K): FunctionSummary[K] | undefined => once(path, `${key} ${name}`, () => find()?.[name]);
      return {
        id,
        get failures() {
          return part('failures') ?? [];
        },
        get returns() {
          return part('returns') ?? [];
        },
        get client() {
          return part('client');
        },
        get clients() {
          return part('clients');
        },
      };
    });
  }

  function pathOf(module: string, from: string): string | undefined {
    const path = resolver.resolve(module, from);
    if (path !== undefined) answers.rests(from, path);
    return path;
  }

  function moduleOf(module: string, from: string): Module | undefined {
    const path = pathOf(module, from);
    return path === undefined ? undefined : modules.get(path);
  }

  /** Where an export is declared: the module and the node that holds it. */
  function find(module: string, name: string, from: string, depth = 0): Contract | undefined {
    const target = moduleOf(module, from);
    return target && within(target, name, depth);
  }

  function within(target: Module, name: string, depth: number): Contract | undefined {
    if (depth > LIMITS.exports) return undefined;
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
    return member === undefined || !isContract(found) ? undefined : implementedSummary(found, member, implementations(found), find);
  }

  /** `export * as name from`: its members are the exports of the other module. */
  function namespaceSummary(module: string, name: string, from: string, member: string): FunctionSummary | undefined {
    const target = moduleOf(module, from);
    const exported = target?.exports.named.get(name);
    return target && exported?.kind === 'elsewhere' && exported.name === '*' ? view.function(exported.module, member, target.path) : undefined;
  }

  function implementations({ module, node }: Contract): readonly Module[] {
    const name = module.engine.context.file.text.slice(node.range[0], node.range[1]);
    return implementers(name).flatMap((file) => {
      answers.rests(module.path, file);
      return modules.get(file) ?? [];
    });
  }

  function given(id: string, name: string, parameter: number): readonly GivenArgument[] {
    const own = id.slice(0, id.lastIndexOf('#'));
    const files = callers.of(own, name) ?? [];
    for (const file of files) answers.rests(own, file);
    return collectArguments({ id, name, parameter }, files, modules);
  }

  const view: ProjectView = {
    root,
    function(module, name, from, member) {
      const path = pathOf(module, from);
      return path === undefined ? undefined : inParts(path, `function ${name} ${member ?? ''}`, () => summary(module, name, from, member));
    },
    strings(module, name, from, member) {
      const path = pathOf(module, from);
      if (path === undefined) return [];
      const found = once(path, `strings ${name} ${member ?? ''}`, () => {
        const declared = find(module, name, from);
        return declared && pathPrefixes(declared.node, member === undefined || member === '' ? [] : member.split('.'), declared.module.engine.context);
      });
      return found ?? [];
    },
    messages(module, name, from) {
      const path = pathOf(module, from);
      if (path === undefined) return [];
      const found = once(path, `messages ${name}`, () => {
        const declared = find(module, name, from);
        return declared && madeTexts(declared.node, declared.module.engine.context);
      });
      return found ?? [];
    },
    constants(module, name, from, member) {
      const path = pathOf(module, from);
      if (path === undefined) return undefined;
      return once(path, `constants ${name} ${member ?? ''}`, () => {
        const declared = find(module, name, from);
        return declared && constantsOf(declared, member);
      });
    },
    receiver(module, name, from, member) {
      const path = member === undefined ? pathOf(module, from) : undefined;
      if (path === undefined || !graph.sends(path)) return undefined;
      return once(path, `receiver ${name}`, (): Receiver | undefined => {
        const found = find(module, name, from);
        return found && receiverOf(found.node, found.module.engine.context);
      });
    },
    waits(path, fn, from) {
      answers.rests(from, path);
      return once(path, `waits ${fn}`, () => {
        const module = modules.get(path);
        const range = modules.lowered(path)?.functionRange(fn);
        if (!module || !range) return undefined;
        const { file, settings } = module.engine.context;
        const provenance = createProvenance(file, settings, view);
        const node = functionWith(range, provenance.context.index);
        return node && waitOfFunction(node, provenance);
      });
    },
    evaluation({ path, text, ast, types }) {
      const isKnown = texts.get(path) === text;
      const evaluation = isKnown ? evaluations.current() : evaluations.apart();
      if (types) return evaluation.checked(path, ast, (node) => types.typesOf(node));
      const lowered = lowerFile(ast);
      if (!isKnown) return evaluation.of(path, lowered);
      const known = evaluation.facts(path);
      // Another parser may see a file in its own way; then the places are those of the parser that the project uses.
      const isSame = !known || known.nodes.length === lowered.facts.nodes.length;
      const used = isSame ? lowered : modules.lowered(path);
      return used && evaluation.of(path, used);
    },
    excerpt: (path, [start, end]) => texts.excerpt(path, start, end),
    arguments(id, name, parameter) {
      const path = id.slice(0, id.lastIndexOf('#'));
      const key = `arguments ${id} ${String(parameter)} ${String(backward)}`;
      if (!answers.has(path, key) && backward >= LIMITS.backward) return [];
      if (backward === 0) callers.begin();
      backward++;
      try {
        return answers.once(path, key, () => given(id, name, parameter)) ?? [];
      } finally {
        backward--;
      }
    },
  };
  return view;
}
