import type { Range } from '../syntax/types.js';
import { readingsAt, readingsOf, type Reading } from './evaluate/beside.js';
import type { CallerSearch } from './evaluate/caller-search.js';
import type { Given } from './evaluate/callers.js';
import { callsGiving } from './evaluate/carriers.js';
import { clientOf, type Client } from './evaluate/clients.js';
import { readPath } from './evaluate/evaluator.js';
import { groupsOf, groupsOfEffects, type FailureGroup } from './evaluate/failures.js';
import type {
  BodyValue,
  ErrorValue,
  Failures,
  Frame,
  ParameterValue,
  RequestFailure,
  ResponseValue,
  Value,
  Values,
} from './evaluate/items.js';
import type { EvaluatedFile } from './evaluate/places.js';
import { failuresOfObservable } from './evaluate/library-flows.js';
import { isReadFromAllLevels } from './evaluate/levels.js';
import type { Makers } from './evaluate/make.js';
import { namesIn } from './evaluate/names-in.js';
import { TEXT } from './evaluate/path-names.js';
import type { World } from './evaluate/world.js';
import type { LoweredFile } from './facts/lower.js';
import type { ValueId } from './facts/types.js';

/** A function of one of the files. */
export interface ProjectFunction {
  readonly file: EvaluatedFile;
  readonly fn: number;
}

/** Questions about the expressions of one file. */
export interface FileEvaluation {
  /** Begins a question: the time that is taken for one is limited. */
  begin(): void;
  /** What the expression at a place may be; parameters stay open. */
  values(range: Range): Values;
  /** Whether the expression at a place, or an element of what it is, is read from all levels of an error. */
  hasAllLevels(range: Range): boolean;
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
  /**
   * What each of the effects fails with in the text at a place that is not handled in it; of a function also
   * what it gives back.
   */
  failuresIn(range: Range): readonly FailureGroup[];
  /** What each of the effects fails with that are handled as this error. */
  groups(error: ErrorValue): readonly FailureGroup[];
  /** The calls that fill the parameters of a function, in its file and in others. */
  callers(file: EvaluatedFile, fn: number): readonly Given[];
  /**
   * What a part of an error, of a response, of a body or of a parameter is read from: the whole, for a body
   * also its text and its `error` object.
   */
  wholes(part: ErrorValue | BodyValue | ResponseValue | ParameterValue): readonly Value[];
  /** What stands at a path below a value. */
  read(value: Value, path: readonly string[]): Values;
  /** What a list holds. */
  elements(value: Value): Values;
  /** The properties of an object that is written out, or put together. */
  properties(value: Value): readonly (readonly [name: string, values: Values])[];
  fill(values: Values, frame: Frame): Values;
  fillFailures(failures: Failures, frame: Frame): Failures;
  /** The places of the calls of this file by which the expression at a place has the answer to a request. */
  callsGiving(range: Range, request: RequestFailure): readonly Range[];
  /** The place of a call in this file; undefined for calls in others. */
  rangeOf(file: EvaluatedFile, node: ValueId): Range | undefined;
}

/** @param begin what is done before each question */
export function questionsAbout(
  asked: EvaluatedFile,
  lowered: LoweredFile,
  { evaluator, make }: World,
  callers: CallerSearch,
  begin: () => void,
): FileEvaluation {
  const valuesAt = (range: Range): Values => evaluator.value(asked, lowered.valueAt(range));
  const failuresOf = (value: Value): Failures =>
    evaluator.pool.union(evaluator.rejected(value), failuresOfObservable(value, evaluator, make));
  const failuresIn = (range: Range): readonly FailureGroup[] => {
    const { fn, isFunction, effects } = lowered.effectsIn(range);
    const returned = isFunction
      ? evaluator.pool.flat(evaluator.returned(asked, fn), failuresOf)
      : evaluator.pool.empty;
    return [
      ...groupsOfEffects(asked, fn, effects, evaluator, make),
      { effect: undefined, failures: returned },
    ];
  };
  return {
    begin,
    values: valuesAt,
    hasAllLevels: (range) =>
      valuesAt(range).items.some(
        (value) => isReadFromAllLevels(value) || evaluator.elements(value).items.some(isReadFromAllLevels),
      ),
    functions: (range) => valuesAt(range).items.filter((value) => value.kind === 'function'),
    functionAt(range) {
      const { fn, isFunction } = lowered.effectsIn(range);
      return isFunction ? { file: asked, fn } : undefined;
    },
    functionRange: ({ file, fn }) => (file === asked ? lowered.functionRange(fn) : undefined),
    client: (range) => valuesAt(range).items.flatMap((value) => clientOf(value, evaluator, make) ?? [])[0],
    rejections: (range) => evaluator.pool.flat(valuesAt(range), failuresOf),
    readings: (range) => readingsAt(asked, lowered.valueAt(range), evaluator),
    readingsOf: (values, path) => readingsOf(values, path, evaluator),
    failuresIn,
    groups: (error) => groupsOf(error, evaluator, make),
    callers: (file, fn) => callers.of(file, fn),
    wholes: (part) => wholesOf(part, make),
    read: (value, path) => readPath(value, path, evaluator),
    elements: (value) => evaluator.elements(value),
    properties: (value) => namesIn(value).map((name) => [name, evaluator.member(value, name)] as const),
    fill: (values, frame) => evaluator.fill(values, evaluator.pool.env([frame])),
    fillFailures: (failures, frame) => evaluator.fillFailures(failures, evaluator.pool.env([frame])),
    callsGiving: (range, request) =>
      callsGiving(asked, lowered.valueAt(range), request, evaluator)
        .map((call) => lowered.rangeOf(call))
        .filter((place) => place !== undefined),
    rangeOf: (owner, node) => (owner === asked ? lowered.rangeOf(node) : undefined),
  };
}

function wholesOf(
  part: ErrorValue | BodyValue | ResponseValue | ParameterValue,
  make: Makers,
): readonly Value[] {
  switch (part.kind) {
    case 'error':
      return [make.error(part.source)];
    case 'parameter':
      return [make.parameter(part.file, part.fn, part.index, part.isRest)];
    case 'response':
      return [make.response(part.request)];
    case 'body':
      return [
        make.body(part.request),
        make.body(part.request, [TEXT]),
        ...(part.path[0] === 'error' ? [make.body(part.request, ['error'])] : []),
      ];
  }
}
