import type { ValueId } from '../facts/types.js';
import { deepest, envDepth, envKey, ids } from './item-keys.js';
import type {
  AsyncValue,
  ClassValue,
  Environment,
  FunctionValue,
  InstanceValue,
  ObjectValue,
  ParameterValue,
  StoreValue,
  Value,
  Values,
} from './items.js';
import type { EvaluatedFile } from './places.js';
import { FailureMakers } from './make-failures.js';

type Of<K extends Value['kind']> = Extract<Value, { kind: K }>;

/** Makers of what is written in a file, with what is known of the parameters in it. */
export class WrittenMakers extends FailureMakers {
  fn(
    file: EvaluatedFile,
    fn: number,
    env: Environment | undefined,
    bound: readonly Values[] = [],
    isShared = false,
  ): FunctionValue {
    return this.pool.item<FunctionValue>(
      'function',
      `${file.id}.${fn}.${envKey(env)}(${ids(bound)})${String(isShared)}`,
      () => ({
        kind: 'function',
        file,
        fn,
        env,
        bound,
        isShared,
        depth: Math.max(envDepth(env), deepest(bound)),
      }),
    );
  }

  cls(file: EvaluatedFile, cls: number, env: Environment | undefined): ClassValue {
    return this.pool.item<ClassValue>('class', `${file.id}.${cls}.${envKey(env)}`, () => ({
      kind: 'class',
      file,
      cls,
      env,
      depth: envDepth(env),
    }));
  }

  instance(
    file: EvaluatedFile,
    cls: number,
    env: Environment | undefined,
    args?: readonly Values[],
  ): InstanceValue {
    return this.pool.item<InstanceValue>(
      'instance',
      `${file.id}.${cls}.${envKey(env)}(${args ? ids(args) : '?'})`,
      () => ({
        kind: 'instance',
        file,
        cls,
        env,
        args,
        depth: Math.max(envDepth(env), deepest(args ?? [])),
      }),
    );
  }

  object(file: EvaluatedFile, node: ValueId, env: Environment | undefined): ObjectValue {
    return this.pool.item<ObjectValue>('object', `${file.id}.${node}.${envKey(env)}`, () => ({
      kind: 'object',
      file,
      node,
      env,
      depth: envDepth(env),
    }));
  }

  store(file: EvaluatedFile, variable: number, env: Environment | undefined): StoreValue {
    return this.pool.item<StoreValue>('store', `${file.id}.${variable}.${envKey(env)}`, () => ({
      kind: 'store',
      file,
      variable,
      env,
      depth: envDepth(env),
    }));
  }

  async(file: EvaluatedFile, fn: number, env: Environment | undefined, isShared: boolean): AsyncValue {
    return this.pool.item<AsyncValue>('async', `${file.id}.${fn}.${envKey(env)}${String(isShared)}`, () => ({
      kind: 'async',
      file,
      fn,
      env,
      isShared,
      depth: envDepth(env),
    }));
  }

  parameter(
    file: EvaluatedFile,
    fn: number,
    index: number,
    isRest: boolean,
    path: readonly string[] = [],
  ): ParameterValue {
    return this.pool.item<ParameterValue>('parameter', `${file.id}.${fn}.${index}/${path.join('/')}`, () => ({
      kind: 'parameter',
      file,
      fn,
      index,
      isRest,
      path,
      depth: 0,
    }));
  }

  namespace(file: EvaluatedFile): Value {
    return this.pool.item<Of<'namespace'>>('namespace', String(file.id), () => ({
      kind: 'namespace',
      file,
      depth: 0,
    }));
  }

  superclass(file: EvaluatedFile, cls: number): Value {
    return this.pool.item<Of<'superclass'>>('superclass', `${file.id}.${cls}`, () => ({
      kind: 'superclass',
      file,
      cls,
      depth: 0,
    }));
  }

  typed(file: EvaluatedFile, type: ValueId): Value {
    return this.pool.item<Of<'typed'>>('typed', `${file.id}.${type}`, () => ({
      kind: 'typed',
      file,
      type,
      depth: 0,
    }));
  }
}
