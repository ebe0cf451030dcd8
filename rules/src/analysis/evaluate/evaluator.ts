import type { Models } from '../models/compile.js';
import { COMPUTED, type FunctionUse, type ValueId } from '../facts/types.js';
import type {
  Bag,
  Environment,
  ErrorValue,
  Failure,
  Failures,
  FunctionValue,
  InstanceValue,
  ParameterValue,
  Value,
  Values,
} from './items.js';
import type { CallSite, EvaluatedFile } from './places.js';
import type { Pool } from './pool.js';

/** The parts of the evaluation, which need each other. Without an environment parameters stay open. */
export interface Evaluator {
  readonly pool: Pool;
  readonly models: Models;
  /** Answers a question once. */
  once<T extends Value | Failure>(key: string, compute: () => Bag<T>): Bag<T>;
  /** The file that a specifier means, seen from another file; undefined for packages. */
  module(specifier: string, from: EvaluatedFile): EvaluatedFile | undefined;
  /** More hosts of Graph, from the settings. */
  readonly hosts: readonly string[];

  value(file: EvaluatedFile, node: ValueId): Values;
  /** A value of which the type is known. */
  typed(file: EvaluatedFile, type: ValueId): Values;
  /** Instances of the classes that implement an interface. */
  classesOf(file: EvaluatedFile, type: ValueId): Bag<InstanceValue>;
  /** Instances of the classes that extend a class themselves. */
  subclassesOf(file: EvaluatedFile, cls: number): Bag<InstanceValue>;
  /** Files in which something may be stored in a property of a name, or put somewhere under it. */
  storing(name: string): readonly EvaluatedFile[];
  /** What a function gets that is known by its name where it is handed over: `app.use(attachClient)`. */
  givenByName(parameter: ParameterValue): Values;
  member(value: Value, name: string): Values;
  elements(value: Value): Values;
  call(callee: Value, args: readonly Values[], site: CallSite): Values;
  construct(callee: Value, args: readonly Values[], site: CallSite): Values;
  /** What awaiting a value gives, and what it fails with. */
  resolved(value: Value): Values;
  rejected(value: Value): Failures;
  /** What calling a value throws before it returns. */
  thrownBy(callee: Value, args: readonly Values[], site: CallSite): Failures;
  /** What is handled when a value is thrown. */
  thrown(value: Value): Failures;
  /** The failures that a value is a part of. */
  rootsOf(value: Value): Failures;
  failuresOf(error: ErrorValue): Failures;
  /** What makes a function fail, and what it returns, in terms of its parameters. */
  functionFailures(file: EvaluatedFile, fn: number): Failures;
  returned(file: EvaluatedFile, fn: number): Values;
  invoke(fn: FunctionValue, args: readonly Values[]): Values;
  /** Fills parameters. */
  fill(values: Values, env: Environment | undefined): Values;
  fillFailures(failures: Failures, env: Environment | undefined): Failures;
  /** What a function gets that is written as an argument: by what the callee does with it. */
  givenTo(file: EvaluatedFile, fn: number, index: number): Values;
  /** The same of a function that is known by its name alone, such as a parameter: `promise.catch(reject)`. */
  handedTo(file: EvaluatedFile, use: FunctionUse, index: number): Values;
}

export function readPath(value: Value, path: readonly string[], evaluator: Evaluator): Values {
  let values: Values = evaluator.pool.one<Value>(value);
  // Any element of a list: where a path is filled, a list that is mapped to itself would be another one in
  // each round.
  for (const name of path)
    values = evaluator.pool.flat(values, (item) =>
      name === COMPUTED && item.kind === 'list' ? item.element : evaluator.member(item, name),
    );
  return values;
}
