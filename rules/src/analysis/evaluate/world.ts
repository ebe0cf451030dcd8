import type { FileFacts } from '../facts/types.js';
import { modelsOf, type Models } from '../models/index.js';
import { callValue, constructValue, invokeFunction, thrownByCall } from './calls.js';
import type { Evaluator } from './evaluator.js';
import { failuresOfFunction, groupsOf } from './failures.js';
import { fillFailure, fillValue } from './fill.js';
import { isClosed } from './closed.js';
import { Fixpoint, type Questions } from './fixpoint.js';
import { givenByUse } from './given.js';
import type { EvaluatedFile } from './items.js';
import { makers, type Makers } from './make.js';
import { elementsOf, memberOf } from './members.js';
import { rootsOf, thrownValue } from './made.js';
import { NO_CALLEE, valueOfNode } from './nodes.js';
import { Pool } from './pool.js';
import { rejectedValue, resolvedValue } from './promises.js';
import { extendingClasses, implementingClasses } from './implementations.js';
import { typedValue } from './typed-values.js';

/** Where files come from. */
export interface Host {
  /** The file that a specifier means, seen from the file at `from`; undefined for packages. */
  resolve(specifier: string, from: string): string | undefined;
  facts(path: string): FileFacts | undefined;
  /**
   * Other files that may call a function of a file, by its name; undefined where they are not searched for
   * any more in this question.
   */
  callers(path: string, name: string): readonly string[] | undefined;
  /** Files in which a class may implement an interface of this name, which the file at `from` declares. */
  implementers(name: string, from: string): readonly string[];
  readonly hosts: readonly string[];
  /** A question begins. */
  begin?(): void;
}

/** Answers that are sought for one question about an expression; what is asked after them is not known. */
const BUDGET = 10_000;

/** What is asked most. */
type Kind = 'value' | 'typed' | 'fails' | 'returns' | 'fill' | 'failing';

/** One number for two, of which the second one is below 2^26 whatever its sign. */
const pair = (first: number, second: number): number => first * 2 ** 27 + second;

export interface WorldOptions {
  /** What is known of libraries, in place of the rows that come with the package. */
  readonly models?: Models;
  readonly budget?: number;
}

export interface World {
  readonly evaluator: Evaluator;
  readonly make: Makers;
  readonly fixpoint: Fixpoint;
  /** @param facts those of a file that is at hand */
  file(path: string, facts: FileFacts): EvaluatedFile;
  file(path: string): EvaluatedFile | undefined;
  /** A file that others do not see as it is here. */
  aside(path: string, facts: FileFacts): EvaluatedFile;
  /** A file that was evaluated before. */
  known(path: string): EvaluatedFile | undefined;
}

/** An evaluation of files of one project. */
export function createWorld(host: Host, { models = modelsOf(), budget = BUDGET }: WorldOptions = {}): World {
  const pool = new Pool();
  const make = makers(pool);
  const fixpoint = new Fixpoint(pool, budget);
  const files = new Map<string, EvaluatedFile | undefined>();
  let count = 0;
  const aside = (path: string, facts: FileFacts): EvaluatedFile => ({ id: ++count, path, facts });
  function file(path: string, given: FileFacts): EvaluatedFile;
  function file(path: string): EvaluatedFile | undefined;
  function file(path: string, given?: FileFacts): EvaluatedFile | undefined {
    const known = files.get(path);
    if (known || (files.has(path) && !given)) return known;
    const facts = given ?? host.facts(path);
    const made = facts && aside(path, facts);
    files.set(path, made);
    return made;
  }
  const asked: Record<Kind, Questions> = {
    value: new Map(),
    typed: new Map(),
    fails: new Map(),
    returns: new Map(),
    fill: new Map(),
    failing: new Map(),
  };
  const places = {
    paths: (name: string, from: string) => host.implementers(name, from),
    read: (path: string) => file(path),
  };
  const evaluator: Evaluator = {
    pool,
    models,
    hosts: host.hosts,
    once: (key, compute) => fixpoint.ask(key, compute),
    module(specifier, from) {
      const path = host.resolve(specifier, from.path);
      return path === undefined ? undefined : file(path);
    },
    classesOf: (from, type) =>
      fixpoint.ask(`classes ${from.id} ${type}`, () =>
        implementingClasses(from, type, places, evaluator, make),
      ),
    subclassesOf: (from, cls) =>
      fixpoint.ask(`subclasses ${from.id} ${cls}`, () =>
        extendingClasses(from, cls, places, evaluator, make),
      ),
    value(from, id) {
      const node = from.facts.nodes[id];
      return node === undefined || id === 0
        ? pool.empty
        : fixpoint.ask(pair(from.id, id), () => valueOfNode(from, node, id, evaluator, make), asked.value);
    },
    typed: (from, type) =>
      type === 0
        ? pool.empty
        : fixpoint.ask(pair(from.id, type), () => typedValue(from, type, evaluator, make), asked.typed),
    member: (value, name) => memberOf(value, name, evaluator, make),
    elements: (value) => elementsOf(value, evaluator, make),
    call: (callee, args, site) =>
      callValue(callee === NO_CALLEE ? undefined : callee, args, site, evaluator, make),
    construct: (callee, args, site) => constructValue(callee, args, site, evaluator, make),
    resolved: (value) => resolvedValue(value, evaluator, make),
    rejected: (value) => rejectedValue(value, evaluator, make),
    thrownBy: (callee, args, site) => thrownByCall(callee, args, site, evaluator, make),
    thrown: (value) => thrownValue(value, evaluator, make),
    rootsOf: (value) => rootsOf(value, evaluator, make),
    failuresOf: (error) =>
      fixpoint.ask(
        `failures ${error.source.kind === 'region' ? `${error.source.file.id} ${error.source.region} ${error.source.env?.id ?? 0}` : error.source.failures.id}`,
        () => pool.union(...groupsOf(error, evaluator, make).map(({ failures }) => failures)),
      ),
    functionFailures: (from, fn) =>
      fixpoint.ask(pair(from.id, fn), () => failuresOfFunction(from, fn, evaluator, make), asked.fails),
    returned: (from, fn) =>
      fixpoint.ask(
        pair(from.id, fn),
        () => pool.union(...(from.facts.functions[fn]?.returns ?? []).map((id) => evaluator.value(from, id))),
        asked.returns,
      ),
    invoke: (fn, args) => invokeFunction(fn, args, evaluator, make),
    fill: (values, env) =>
      env === undefined || isClosed(values)
        ? values
        : fixpoint.ask(
            pair(env.id, values.id),
            () => pool.flat(values, (value) => fillValue(value, env, evaluator, make)),
            asked.fill,
          ),
    fillFailures: (failures, env) =>
      env === undefined || isClosed(failures)
        ? failures
        : fixpoint.ask(
            pair(env.id, failures.id),
            () => pool.flat(failures, (failure) => fillFailure(failure, env, evaluator, make)),
            asked.failing,
          ),
    handedTo: (from, use, index) =>
      fixpoint.ask(`handed ${from.id} ${use.call} ${use.argument} ${index}`, () =>
        givenByUse(from, undefined, use, index, evaluator, make),
      ),
    givenTo(from, fn, index) {
      const use = from.facts.functions[fn]?.use;
      return use
        ? fixpoint.ask(`given ${from.id} ${fn} ${index}`, () =>
            givenByUse(from, from.facts.functions[fn]?.parameters, use, index, evaluator, make),
          )
        : pool.empty;
    },
  };
  return { evaluator, make, fixpoint, file, aside, known: (path) => files.get(path) };
}
