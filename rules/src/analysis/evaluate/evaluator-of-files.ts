import type { FunctionUse, ValueId } from '../facts/types.js';
import type { Models } from '../models/index.js';
import { callValue, constructValue, invokeFunction, thrownByCall } from './calls.js';
import { calledAs, callersIn } from './callers.js';
import { elementsOf } from './elements.js';
import type { Evaluator } from './evaluator.js';
import { failuresOfFunction, groupsOf } from './failures.js';
import { fillFailure } from './fill-failures.js';
import { FreeParameters } from './free-parameters.js';
import { fillValue } from './fill.js';
import type { Fixpoint, Questions } from './fixpoint.js';
import { givenByUse } from './given.js';
import { extendingClasses, implementingClasses } from './implementations.js';
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
import { rootsOf, thrownValue } from './made.js';
import type { Makers } from './make.js';
import { memberOf } from './members.js';
import { NO_CALLEE, valueOfNode } from './nodes.js';
import type { Pool } from './pool.js';
import { rejectedValue, resolvedValue } from './promises.js';
import { typedValue } from './typed-values.js';

/** Where other files are found. */
interface Files {
  readonly hosts: readonly string[];
  module(specifier: string, from: EvaluatedFile): EvaluatedFile | undefined;
  /** Files in which a class may implement an interface of this name. */
  paths(name: string, from: string): readonly string[];
  read(path: string): EvaluatedFile | undefined;
  /** Files in which something may be stored under a name. */
  storing(name: string): readonly string[];
  /** Other files that may call a function by its name; undefined where they are not searched for any more. */
  callers(path: string, name: string): readonly string[] | undefined;
}

/** One number for two, of which the second one is below 2^26 whatever its sign. */
const pair = (first: number, second: number): number => first * 2 ** 27 + second;

/** Brings the parts of the evaluation together, and answers once what may be asked again. */
export class EvaluatorOfFiles implements Evaluator {
  readonly hosts: readonly string[];
  /** What is asked most. */
  private readonly asked: Readonly<
    Record<'value' | 'typed' | 'fails' | 'returns' | 'fill' | 'failing', Questions>
  > = {
    value: new Map(),
    typed: new Map(),
    fails: new Map(),
    returns: new Map(),
    fill: new Map(),
    failing: new Map(),
  };

  private readonly free: FreeParameters;

  constructor(
    readonly pool: Pool,
    private readonly make: Makers,
    private readonly fixpoint: Fixpoint,
    readonly models: Models,
    private readonly files: Files,
  ) {
    this.hosts = files.hosts;
    this.free = new FreeParameters(pool);
  }

  once<T extends Value | Failure>(key: string, compute: () => Bag<T>): Bag<T> {
    return this.fixpoint.ask(key, compute);
  }

  module(specifier: string, from: EvaluatedFile): EvaluatedFile | undefined {
    return this.files.module(specifier, from);
  }

  classesOf(file: EvaluatedFile, type: ValueId): Bag<InstanceValue> {
    return this.fixpoint.ask(`classes ${file.id} ${type}`, () =>
      implementingClasses(file, type, this.files, this, this.make),
    );
  }

  subclassesOf(file: EvaluatedFile, cls: number): Bag<InstanceValue> {
    return this.fixpoint.ask(`subclasses ${file.id} ${cls}`, () =>
      extendingClasses(file, cls, this.files, this, this.make),
    );
  }

  storing(name: string): readonly EvaluatedFile[] {
    return this.read(this.files.storing(name));
  }

  givenByName({ file, fn, index }: ParameterValue): Values {
    return this.fixpoint.ask(`given by name ${file.id} ${fn} ${index}`, () => {
      const given = this.calling(file, calledAs(file.facts, fn)).flatMap((calling) =>
        callersIn(calling, file, fn, this, this.make),
      );
      return this.pool.union(...given.map(({ args }) => args[index] ?? this.pool.empty));
    });
  }

  /** A file, and others in which a function of it may be called or handed over by its name. */
  private calling(file: EvaluatedFile, name: string): readonly EvaluatedFile[] {
    const paths = name === '' ? [] : this.files.callers(file.path, name);
    if (!paths) this.fixpoint.cut();
    return [file, ...this.read((paths ?? []).filter((path) => path !== file.path))];
  }

  private read(paths: readonly string[]): readonly EvaluatedFile[] {
    return paths.flatMap((path) => this.files.read(path) ?? []);
  }

  value(file: EvaluatedFile, id: ValueId): Values {
    const node = file.facts.nodes[id];
    if (node === undefined || id === 0) return this.pool.empty;
    return this.fixpoint.ask(
      pair(file.id, id),
      () => valueOfNode(file, node, id, this, this.make),
      this.asked.value,
    );
  }

  typed(file: EvaluatedFile, type: ValueId): Values {
    if (type === 0) return this.pool.empty;
    return this.fixpoint.ask(
      pair(file.id, type),
      () => typedValue(file, type, this, this.make),
      this.asked.typed,
    );
  }

  member(value: Value, name: string): Values {
    return memberOf(value, name, this, this.make);
  }

  elements(value: Value): Values {
    return elementsOf(value, this, this.make);
  }

  call(callee: Value, args: readonly Values[], site: CallSite): Values {
    return callValue(callee === NO_CALLEE ? undefined : callee, args, site, this, this.make);
  }

  construct(callee: Value, args: readonly Values[], site: CallSite): Values {
    return constructValue(callee, args, site, this, this.make);
  }

  resolved(value: Value): Values {
    return resolvedValue(value, this, this.make);
  }

  rejected(value: Value): Failures {
    return rejectedValue(value, this, this.make);
  }

  thrownBy(callee: Value, args: readonly Values[], site: CallSite): Failures {
    return thrownByCall(callee, args, site, this, this.make);
  }

  thrown(value: Value): Failures {
    return thrownValue(value, this, this.make);
  }

  rootsOf(value: Value): Failures {
    return rootsOf(value, this, this.make);
  }

  failuresOf(error: ErrorValue): Failures {
    const { source } = error;
    const key =
      source.kind === 'region'
        ? `failures ${source.file.id} ${source.region} ${source.env?.id ?? 0}`
        : `failures ${source.failures.id}`;
    return this.fixpoint.ask(key, () =>
      this.pool.union(...groupsOf(error, this, this.make).map(({ failures }) => failures)),
    );
  }

  functionFailures(file: EvaluatedFile, fn: number): Failures {
    return this.fixpoint.ask(
      pair(file.id, fn),
      () => failuresOfFunction(file, fn, this, this.make),
      this.asked.fails,
    );
  }

  returned(file: EvaluatedFile, fn: number): Values {
    return this.fixpoint.ask(
      pair(file.id, fn),
      () => this.pool.union(...(file.facts.functions[fn]?.returns ?? []).map((id) => this.value(file, id))),
      this.asked.returns,
    );
  }

  invoke(fn: FunctionValue, args: readonly Values[]): Values {
    return invokeFunction(fn, args, this, this.make);
  }

  fill(values: Values, env: Environment | undefined): Values {
    const read = env && this.free.narrow(env, values);
    if (read === undefined) return values;
    return this.fixpoint.ask(
      pair(read.id, values.id),
      () => this.pool.flat(values, (value) => fillValue(value, read, this, this.make)),
      this.asked.fill,
    );
  }

  fillFailures(failures: Failures, env: Environment | undefined): Failures {
    const read = env && this.free.narrow(env, failures);
    if (read === undefined) return failures;
    return this.fixpoint.ask(
      pair(read.id, failures.id),
      () => this.pool.flat(failures, (failure) => fillFailure(failure, read, this, this.make)),
      this.asked.failing,
    );
  }

  handedTo(file: EvaluatedFile, use: FunctionUse, index: number): Values {
    return this.fixpoint.ask(`handed ${file.id} ${use.call} ${use.argument} ${index}`, () =>
      givenByUse(file, undefined, use, index, this, this.make),
    );
  }

  givenTo(file: EvaluatedFile, fn: number, index: number): Values {
    const { use, parameters } = file.facts.functions[fn] ?? {};
    if (!use) return this.pool.empty;
    return this.fixpoint.ask(`given ${file.id} ${fn} ${index}`, () =>
      givenByUse(file, parameters, use, index, this, this.make),
    );
  }
}
