import type { TSESTree } from '@typescript-eslint/types';
import type { Range } from '../detector/types.js';
import { describedTypes } from './evaluate/checked.js';
import { readingsAt, readingsOf, type Reading } from './evaluate/beside.js';
import { clientOf, type Client } from './evaluate/clients.js';
import { callsGiving } from './evaluate/carriers.js';
import { calledAs, callersIn, type Given } from './evaluate/callers.js';
import { readPath } from './evaluate/evaluator.js';
import { groupsOf, groupsOfEffects, type FailureGroup } from './evaluate/failures.js';
import type { BodyValue, ErrorValue, EvaluatedFile, Failures, Frame, ParameterValue, RequestFailure, ResponseValue, Value, Values } from './evaluate/items.js';
import { failuresOfObservable } from './evaluate/library-flows.js';
import { namesIn } from './evaluate/members.js';
import { TEXT } from './evaluate/path-names.js';
import { createWorld, type Host, type WorldOptions } from './evaluate/world.js';
import { lowerFile, type LoweredFile, type TypesOf } from './facts/lower.js';
import type { FileFacts, ValueId } from './facts/types.js';

export type { Beside, BodyValue, Constant, ErrorValue, EvaluatedFile, Fact, Failure, Failures, GraphFailure, OpenValue, ParameterValue, Value, Values } from './evaluate/items.js';
export type { Reading } from './evaluate/beside.js';
export type { Client } from './evaluate/clients.js';
export type { Given } from './evaluate/callers.js';
export type { FailureGroup } from './evaluate/failures.js';
export type { Host, WorldOptions } from './evaluate/world.js';
export type { FileFacts } from './facts/types.js';
export { modelsOf } from './models/index.js';
export { isOwnModule } from './models/own-modules.js';
export { lowerFile, type LoweredFile } from './facts/lower.js';
export { isOfAllLevels, levelsIn } from './evaluate/levels.js';
export { AWAITED, PART, TEXT } from './evaluate/path-names.js';
export { isInnerError } from './models/inner-errors.js';
export { parameterOf, THROWN_TEXT } from './evaluate/items.js';

/** The evaluation of the files of one project, as they are now. */
export interface Evaluation {
  /** The facts of a file that has been evaluated; undefined for others. */
  facts(path: string): FileFacts | undefined;
  /** Questions about the expressions of one file. */
  of(path: string, lowered: LoweredFile): FileEvaluation;
  /** The same where a type checker is at hand. Other files know nothing of what it says, whichever of them is asked about first. */
  checked(path: string, program: TSESTree.Program, typesOf: TypesOf): FileEvaluation;
}

/** A function of one of the files. */
export interface ProjectFunction {
  readonly file: EvaluatedFile;
  readonly fn: number;
}

export interface FileEvaluation {
  /** Begins a question: the time that is taken for one is limited. */
  begin(): void;
  /** What the expression at a place may be; parameters stay open. */
  values(range: Range): Values;
  /** The functions of the project that the expression at a place may be. */
  functions(range: Range): readonly ProjectFunction[];
  /** The function with this text; undefined where none has it. */
  functionAt(range: Range): ProjectFunction | undefined;
  /** The text of a function of this file; undefined for those of others. */
  functionRange(fn: ProjectFunction): Range | undefined;
  /** The client that the expression at a place is; the first of several. */
  client(range: Range): Client | undefined;
  /** What the promise or the observable at a place fails with; parameters stay open. */
  rejections(range: Range): Failures;
  /** What the expression at a place reads out of object literals, with what stands beside it there. */
  readings(range: Range): readonly Reading[];
  /** The same of a part of what may be an object literal. */
  readingsOf(values: Values, path: readonly string[]): readonly Reading[];
  /** What each of the effects fails with in the text at a place that is not handled in it; of a function also what it gives back. */
  failuresIn(range: Range): readonly FailureGroup[];
  /** What each of the effects fails with that are handled as this error. */
  groups(error: ErrorValue): readonly FailureGroup[];
  /** The calls that fill the parameters of a function, in its file and in others. */
  callers(file: EvaluatedFile, fn: number): readonly Given[];
  /** What a part of an error, of a response, of a body or of a parameter is read from: the whole, for a body also its text and its `error` object. */
  wholes(part: ErrorValue | BodyValue | ResponseValue | ParameterValue): readonly Value[];
  /** What stands at a path below a value. */
  read(value: Value, path: readonly string[]): Values;
  /** The properties of an object that is written out, or put together. */
  properties(value: Value): readonly (readonly [name: string, values: Values])[];
  fill(values: Values, frame: Frame): Values;
  fillFailures(failures: Failures, frame: Frame): Failures;
  /** The places of the calls of this file by which the expression at a place has the answer to a request. */
  callsGiving(range: Range, request: RequestFailure): readonly Range[];
  /** The place of a call in this file; undefined for calls in others. */
  rangeOf(file: EvaluatedFile, node: ValueId): Range | undefined;
}

/** Makes an evaluation. Its answers hold as long as no file changes. */
export function createEvaluation(host: Host, options?: WorldOptions): Evaluation {
  const world = createWorld(host, options);
  const { evaluator, make, fixpoint } = world;
  const callers = new Map<string, readonly Given[]>();
  /** Keys of those that were not all found before the time for the question was over. */
  const cut = new Set<string>();

  /** The files of the interfaces that a method is one of: who calls it may know nothing of the class. */
  function contractsOf(target: EvaluatedFile, fn: number): readonly string[] {
    const cls = target.facts.classes[target.facts.functions[fn]?.cls ?? -1];
    const types = cls?.implements.flatMap((type) => evaluator.typed(target, type).items) ?? [];
    return types.flatMap((type) => (type.kind === 'typed' && type.file.path !== target.path ? [type.file.path] : []));
  }

  function callersOf(target: EvaluatedFile, fn: number): readonly Given[] {
    const key = `${target.id} ${fn}`;
    const known = callers.get(key);
    if (known) return known;
    const name = calledAs(target.facts, fn);
    const elsewhere = name === '' ? [] : [target.path, ...contractsOf(target, fn)].map((path) => host.callers(path, name));
    const found = [...new Set([target.path, ...elsewhere.flatMap((paths) => paths ?? [])])].flatMap((path) => {
      const calling = path === target.path ? target : world.file(path);
      return calling ? callersIn(calling, target, fn, evaluator, make) : [];
    });
    callers.set(key, found);
    if (fixpoint.isCutShort || elsewhere.includes(undefined)) cut.add(key);
    return found;
  }

  const failuresOf = (value: Value): Failures => evaluator.pool.union(evaluator.rejected(value), failuresOfObservable(value, evaluator, make));

  function questions(asked: EvaluatedFile, lowered: LoweredFile): FileEvaluation {
    return {
      begin() {
        host.begin?.();
        fixpoint.begin();
        for (const key of cut) callers.delete(key);
        cut.clear();
      },
      values: (range) => evaluator.value(asked, lowered.valueAt(range)),
      functions: (range) => evaluator.value(asked, lowered.valueAt(range)).items.filter((value) => value.kind === 'function'),
      functionAt(range) {
        const { fn, isFunction } = lowered.effectsIn(range);
        return isFunction ? { file: asked, fn } : undefined;
      },
      functionRange: ({ file, fn }) => (file === asked ? lowered.functionRange(fn) : undefined),
      client: (range) => evaluator.value(asked, lowered.valueAt(range)).items.flatMap((value) => clientOf(value, evaluator, make) ?? [])[0],
      rejections: (range) => evaluator.pool.flat(evaluator.value(asked, lowered.valueAt(range)), failuresOf),
      readings: (range) => readingsAt(asked, lowered.valueAt(range), evaluator),
      readingsOf: (values, path) => readingsOf(values, path, evaluator),
      failuresIn(range) {
        const { fn, isFunction, effects } = lowered.effectsIn(range);
        const returned = isFunction ? evaluator.pool.flat(evaluator.returned(asked, fn), failuresOf) : evaluator.pool.empty;
        return [...groupsOfEffects(asked, fn, effects, evaluator, make), { effect: undefined, failures: returned }];
      },
      groups: (error) => groupsOf(error, evaluator, make),
      callers: callersOf,
      wholes(part) {
        if (part.kind === 'error') return [make.error(part.source)];
        if (part.kind === 'parameter') return [make.parameter(part.file, part.fn, part.index, part.isRest)];
        if (part.kind === 'response') return [make.response(part.request)];
        return [make.body(part.request), make.body(part.request, [TEXT]), ...(part.path[0] === 'error' ? [make.body(part.request, ['error'])] : [])];
      },
      read: (value, path) => readPath(value, path, evaluator),
      properties: (value) => namesIn(value).map((name) => [name, evaluator.member(value, name)] as const),
      fill: (values, frame) => evaluator.fill(values, evaluator.pool.env([frame])),
      fillFailures: (failures, frame) => evaluator.fillFailures(failures, evaluator.pool.env([frame])),
      callsGiving: (range, request) => callsGiving(asked, lowered.valueAt(range), request, evaluator).map((call) => lowered.rangeOf(call)).filter((place) => place !== undefined),
      rangeOf: (owner, node) => (owner === asked ? lowered.rangeOf(node) : undefined),
    };
  }

  return {
    facts: (path) => world.known(path)?.facts,
    of: (path, lowered) => questions(world.file(path, lowered.facts), lowered),
    checked(path, program, typesOf) {
      const lowered = lowerFile(program, (node) => describedTypes(typesOf(node), evaluator.models));
      return questions(world.aside(path, lowered.facts), lowered);
    },
  };
}
