import type { ProjectView } from '../detector/provenance/project.js';
import { createProvenance } from '../detector/provenance/index.js';
import { createContext, type RetryContext } from '../detector/retry/context.js';
import { answersAlike } from '../detector/retry/alike.js';
import { settingHere } from '../detector/retry/options.js';
import { isInertFunction } from '../detector/retry/inert.js';
import { decidesOn } from '../detector/retry/may-decide.js';
import { resultHere } from '../detector/retry/responses.js';
import { waitOfFunction } from '../detector/retry/waiting.js';
import { functionWith, type FunctionNode, type Node } from '../syntax/tree.js';
import { constantMember, constantTexts, listTexts } from '../detector/sites/literals.js';
import { lowerFile, type Evaluation } from '../analysis/index.js';
import type { Answers } from './answers.js';
import type { Evaluations } from './evaluations.js';
import type { Module, Modules } from './modules.js';
import type { Resolver } from './resolve.js';
import type { Texts } from './texts.js';

/** Re-exports of re-exports. */
const MAX_EXPORTS = 8;

/** A name that a file exports, and what it stands for. */
interface Declared {
  readonly module: Module;
  readonly node: Node;
}

interface Parts {
  readonly root: string;
  readonly resolver: Resolver;
  readonly modules: Modules;
  readonly answers: Answers;
  readonly texts: Texts;
  readonly evaluations: Evaluations;
}

function constantsOf(
  { module: { context }, node }: Declared,
  member: string | undefined,
): readonly string[] | undefined {
  return member === undefined
    ? (listTexts(node, context) ?? constantTexts(node, context))
    : constantMember(node, member, context);
}

/** Finds where an export is declared, through re-exports: the module and the node that holds it. */
function declarations(
  moduleOf: (module: string, from: string) => Module | undefined,
): (module: string, name: string, from: string) => Declared | undefined {
  const find = (module: string, name: string, from: string, depth = 0): Declared | undefined => {
    const target = moduleOf(module, from);
    return target && within(target, name, depth);
  };
  const within = (target: Module, name: string, depth: number): Declared | undefined => {
    if (depth > MAX_EXPORTS) return undefined;
    const found = target.exports.named.get(name);
    if (found?.kind === 'local') return { module: target, node: found.node };
    if (found) return find(found.module, found.name, target.path, depth + 1);
    for (const module of target.exports.all) {
      const inherited = find(module, name, target.path, depth + 1);
      if (inherited) return inherited;
    }
    return undefined;
  };
  return find;
}

/** What the functions of each file are asked with, by the evaluation that answers. */
const asked = new WeakMap<Evaluation, WeakMap<Module, RetryContext>>();

/** What the functions of a file are asked with. */
function contextOf(module: Module, view: ProjectView, evaluation: Evaluation): RetryContext {
  const contexts = asked.get(evaluation) ?? new WeakMap<Module, RetryContext>();
  asked.set(evaluation, contexts);
  const { file, settings } = module.context;
  const context = contexts.get(module) ?? createContext(createProvenance(file, settings, view));
  contexts.set(module, context);
  return context;
}

/** Asks about a function of a file by its number in the facts. */
type Asking = <T>(
  path: string,
  fn: number,
  ask: (node: FunctionNode, context: RetryContext) => T,
) => T | undefined;

function asking(modules: Modules, evaluations: Evaluations, view: () => ProjectView): Asking {
  return (path, fn, ask) => {
    const module = modules.get(path);
    const range = modules.lowered(path)?.functionRange(fn);
    const context = module && contextOf(module, view(), evaluations.current());
    const node = range && context && functionWith(range, context.syntax);
    return node && ask(node, context);
  };
}

/** Answers what exported names stand for. */
function exported(
  once: Answers['once'],
  pathOf: (module: string, from: string) => string | undefined,
  find: ReturnType<typeof declarations>,
  contextFor: (module: Module) => RetryContext,
): Pick<ProjectView, 'constants' | 'setting'> {
  const about = <T>(
    [module, name, from]: readonly [module: string, name: string, from: string],
    question: string,
    ask: (declared: Declared) => T,
  ): T | undefined => {
    const path = pathOf(module, from);
    return path === undefined
      ? undefined
      : once(path, `${question} ${name}`, () => {
          const declared = find(module, name, from);
          return declared && ask(declared);
        });
  };
  return {
    constants: (module, name, from, member) =>
      about([module, name, from], `constants ${member ?? ''}`, (declared) => constantsOf(declared, member)),
    setting: (module, name, from) =>
      about([module, name, from], 'setting', ({ module: holder, node }) =>
        settingHere(node, contextFor(holder)),
      ),
  };
}

/** Answers the questions that the analysis of one file has about others. */
export function createView({ root, resolver, modules, answers, texts, evaluations }: Parts): ProjectView {
  function pathOf(module: string, from: string): string | undefined {
    const path = resolver.resolve(module, from);
    if (path !== undefined) answers.rests(from, path);
    return path;
  }

  const find = declarations((module, from) => {
    const path = pathOf(module, from);
    return path === undefined ? undefined : modules.get(path);
  });

  const inFunction = asking(modules, evaluations, () => view);

  const view: ProjectView = {
    root,
    ...exported(answers.once.bind(answers), pathOf, find, (module) =>
      contextOf(module, view, evaluations.current()),
    ),
    waits: (path, fn) =>
      answers.once(path, `waits ${fn}`, () =>
        inFunction(path, fn, (node, { provenance }) => waitOfFunction(node, provenance)),
      ),
    isInert: (path, fn) =>
      answers.once(path, `inert ${fn}`, () => inFunction(path, fn, isInertFunction)) === true,
    answersAlike: (path, fn) =>
      answers.once(path, `alike ${fn}`, () => inFunction(path, fn, answersAlike)) === true,
    mayDecide: (path, fn, parameter) =>
      answers.once(path, `decides ${fn} ${parameter}`, () =>
        inFunction(path, fn, (node, context) => decidesOn(node, parameter, context)),
      ) !== false,
    result(path, fn, question) {
      const { given, status, wait } = question;
      const values = given.map((value) => `${typeof value} ${String(value)}`).join();
      return answers.once(path, `result ${fn} ${status} ${wait} ${values}`, () =>
        inFunction(path, fn, (node, context) => resultHere(node, question, context)),
      );
    },
    evaluation({ path, text, ast, types }) {
      const isKnown = texts.get(path) === text;
      const evaluation = isKnown ? evaluations.current() : evaluations.apart();
      if (types) return evaluation.checked(path, ast, (node) => types.typesOf(node));
      const lowered = lowerFile(ast);
      if (!isKnown) return evaluation.of(path, lowered);
      const known = evaluation.facts(path);
      // Another parser may see a file in its own way; then the places are those of the parser that the
      // project uses.
      const isSame = !known || known.nodes.length === lowered.facts.nodes.length;
      const used = isSame ? lowered : modules.lowered(path);
      return used && evaluation.of(path, used);
    },
    excerpt: (path, [start, end]) => texts.excerpt(path, start, end),
  };
  return view;
}
