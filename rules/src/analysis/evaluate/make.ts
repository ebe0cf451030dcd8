import type { ClientId } from '../models/types.js';
import type {
  AsyncValue,
  BodyValue,
  CallSite,
  ClassValue,
  Environment,
  ErrorSource,
  ErrorValue,
  EvaluatedFile,
  ExtendedValue,
  Failure,
  Failures,
  FunctionValue,
  GraphFailure,
  InstanceValue,
  LibraryCall,
  LibraryValue,
  MadeValue,
  Making,
  MethodValue,
  ObjectValue,
  OpenRequest,
  OpenValue,
  ParameterValue,
  PromiseValue,
  RequestFailure,
  RequestValue,
  ResponseValue,
  ResultValue,
  StoreValue,
  Value,
  Values,
  Wrapped,
} from './items.js';
import type { ValueId } from '../facts/types.js';
import { longer } from './levels.js';
import type { Pool } from './pool.js';

type Of<K extends Value['kind']> = Extract<Value, { kind: K }>;
type FailureOf<K extends Failure['kind']> = Extract<Failure, { kind: K }>;

const ids = (list: readonly Values[]): string => list.map(({ id }) => id).join();
const deepest = (list: readonly Values[]): number => Math.max(0, ...list.map(({ depth }) => depth));
const envKey = (env: Environment | undefined): string => String(env?.id ?? 0);
const envDepth = (env: Environment | undefined): number => env?.depth ?? 0;

const madeKey = (made: Making | undefined): string =>
  made ? `${made.as ?? ''}|${made.texts.join('|')}|${made.of?.id ?? ''}` : '';
const madeDepth = (made: Making | undefined): number => made?.of?.depth ?? 0;

/** Makers of all items; what tells items of a kind apart is said here once. */
export function makers(pool: Pool) {
  return {
    text: (text: string, isWhole = true): Value =>
      pool.item<Of<'text'>>('text', `${String(isWhole)} ${text}`, () => ({
        kind: 'text',
        text,
        isWhole,
        depth: 0,
      })),
    pattern: (source: string): Value =>
      pool.item<Of<'pattern'>>('pattern', source, () => ({ kind: 'pattern', source, depth: 0 })),
    fn: (
      file: EvaluatedFile,
      fn: number,
      env: Environment | undefined,
      bound: readonly Values[] = [],
      isShared = false,
    ): FunctionValue =>
      pool.item<FunctionValue>(
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
      ),
    cls: (file: EvaluatedFile, cls: number, env: Environment | undefined): ClassValue =>
      pool.item<ClassValue>('class', `${file.id}.${cls}.${envKey(env)}`, () => ({
        kind: 'class',
        file,
        cls,
        env,
        depth: envDepth(env),
      })),
    instance: (
      file: EvaluatedFile,
      cls: number,
      env: Environment | undefined,
      args?: readonly Values[],
    ): InstanceValue =>
      pool.item<InstanceValue>(
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
      ),
    object: (file: EvaluatedFile, node: ValueId, env: Environment | undefined): ObjectValue =>
      pool.item<ObjectValue>('object', `${file.id}.${node}.${envKey(env)}`, () => ({
        kind: 'object',
        file,
        node,
        env,
        depth: envDepth(env),
      })),
    store: (file: EvaluatedFile, variable: number, env: Environment | undefined): StoreValue =>
      pool.item<StoreValue>('store', `${file.id}.${variable}.${envKey(env)}`, () => ({
        kind: 'store',
        file,
        variable,
        env,
        depth: envDepth(env),
      })),
    async: (file: EvaluatedFile, fn: number, env: Environment | undefined, isShared: boolean): AsyncValue =>
      pool.item<AsyncValue>('async', `${file.id}.${fn}.${envKey(env)}${String(isShared)}`, () => ({
        kind: 'async',
        file,
        fn,
        env,
        isShared,
        depth: envDepth(env),
      })),
    error(source: ErrorSource, path: readonly string[] = []): ErrorValue {
      const key =
        source.kind === 'region'
          ? `${source.file.id}.${source.region}.${envKey(source.env)}`
          : `f${source.failures.id}`;
      const depth = source.kind === 'region' ? envDepth(source.env) : source.failures.depth;
      return pool.item<ErrorValue>('error', `${key}/${path.join('/')}`, () => ({
        kind: 'error',
        source,
        path,
        depth,
      }));
    },
    made: (name: string, args: readonly Values[]): MadeValue =>
      pool.item<MadeValue>('made', `${name}(${ids(args)})`, () => ({
        kind: 'made',
        name,
        args,
        depth: deepest(args),
      })),
    extended(of: MadeValue | InstanceValue | ExtendedValue, added: readonly Values[]): ExtendedValue {
      if (of.kind === 'extended')
        return this.extended(of.of, [...of.added, ...added.filter((values) => !of.added.includes(values))]);
      return pool.item<ExtendedValue>('extended', `${of.id}(${ids(added)})`, () => ({
        kind: 'extended',
        of,
        added,
        depth: Math.max(of.depth, deepest(added)),
      }));
    },
    request: (request: RequestFailure): RequestValue =>
      pool.item<RequestValue>('request', String(request.id), () => ({
        kind: 'request',
        request,
        depth: request.depth,
      })),
    response: (request: RequestFailure, path: readonly string[] = []): ResponseValue =>
      pool.item<ResponseValue>('response', `${request.id}/${path.join('/')}`, () => ({
        kind: 'response',
        request,
        path,
        depth: request.depth,
      })),
    body: (request: RequestFailure, path: readonly string[] = []): BodyValue =>
      pool.item<BodyValue>('body', `${request.id}/${path.join('/')}`, () => ({
        kind: 'body',
        request,
        path,
        depth: request.depth,
      })),
    parameter: (
      file: EvaluatedFile,
      fn: number,
      index: number,
      isRest: boolean,
      path: readonly string[] = [],
    ): ParameterValue =>
      pool.item<ParameterValue>('parameter', `${file.id}.${fn}.${index}/${path.join('/')}`, () => ({
        kind: 'parameter',
        file,
        fn,
        index,
        isRest,
        path,
        depth: 0,
      })),
    result: (of: OpenValue, args: readonly Values[], path: readonly string[] = []): ResultValue =>
      pool.item<ResultValue>('result', `${of.id}(${ids(args)})/${path.join('/')}`, () => ({
        kind: 'result',
        of,
        args,
        path,
        depth: Math.max(of.depth, deepest(args)),
      })),
    textOf(of: Value, around: readonly string[] = []): Value {
      if (of.kind === 'text' || (of.kind === 'text-of' && around.length === 0)) return of;
      return of.kind === 'text-of' ? pool.textOf(of.of, [...of.around, ...around]) : pool.textOf(of, around);
    },
    library: (type: string, path: string, call?: LibraryCall): LibraryValue =>
      pool.item<LibraryValue>('library', `${type}:${path}@${String(call?.id ?? 0)}`, () => ({
        kind: 'library',
        type,
        path,
        call,
        depth: call?.depth ?? 0,
      })),
    method: (receiver: Value, name: string): MethodValue =>
      pool.item<MethodValue>('method', `${receiver.id}.${name}`, () => ({
        kind: 'method',
        receiver,
        name,
        depth: receiver.depth,
      })),
    promise: (resolved: Values, rejected: Failures): PromiseValue =>
      pool.item<PromiseValue>('promise', `${resolved.id} ${rejected.id}`, () => ({
        kind: 'promise',
        resolved,
        rejected,
        depth: Math.max(resolved.depth, rejected.depth),
      })),
    list: (element: Values): Value =>
      pool.item<Of<'list'>>('list', String(element.id), () => ({
        kind: 'list',
        element,
        depth: element.depth,
      })),
    tuple: (elements: readonly Values[]): Value =>
      pool.item<Of<'tuple'>>('tuple', ids(elements), () => ({
        kind: 'tuple',
        elements,
        depth: deepest(elements),
      })),
    record: (entries: readonly (readonly [string, Values])[]): Value =>
      pool.item<Of<'record'>>('record', entries.map(([name, value]) => `${name}=${value.id}`).join(), () => ({
        kind: 'record',
        entries,
        depth: deepest(entries.map(([, value]) => value)),
      })),
    map: (pairs: Values): Value =>
      pool.item<Of<'map'>>('map', String(pairs.id), () => ({ kind: 'map', pairs, depth: pairs.depth })),
    namespace: (file: EvaluatedFile): Value =>
      pool.item<Of<'namespace'>>('namespace', String(file.id), () => ({ kind: 'namespace', file, depth: 0 })),
    superclass: (file: EvaluatedFile, cls: number): Value =>
      pool.item<Of<'superclass'>>('superclass', `${file.id}.${cls}`, () => ({
        kind: 'superclass',
        file,
        cls,
        depth: 0,
      })),
    typed: (file: EvaluatedFile, type: ValueId): Value =>
      pool.item<Of<'typed'>>('typed', `${file.id}.${type}`, () => ({ kind: 'typed', file, type, depth: 0 })),

    graph: (
      client: ClientId,
      site: CallSite,
      wrapped: Wrapped = false,
      made?: Making,
      isShared = false,
    ): GraphFailure =>
      pool.item<GraphFailure>(
        'graph',
        `${client} ${site.file.id}.${site.node} ${String(wrapped)} ${madeKey(made)} ${String(isShared)}`,
        () => ({ kind: 'graph', client, site, wrapped, made, isShared, depth: madeDepth(made) }),
      ),
    openRequest: (
      client: ClientId,
      site: CallSite,
      url: ParameterValue,
      wrapped: Wrapped = false,
      made?: Making,
    ): OpenRequest =>
      pool.item<OpenRequest>(
        'open-request',
        `${client} ${site.file.id}.${site.node} ${url.id} ${String(wrapped)} ${madeKey(made)}`,
        () => ({ kind: 'open-request', client, site, url, wrapped, made, depth: madeDepth(made) }),
      ),
    own: (name: string, texts: readonly string[]): Failure =>
      pool.item<FailureOf<'own'>>('own', `${name}|${texts.join('|')}`, () => ({
        kind: 'own',
        name,
        texts,
        depth: 0,
      })),
    foreign: (name?: string): Failure =>
      pool.item<FailureOf<'foreign'>>('foreign', name ?? '', () => ({
        kind: 'foreign',
        package: name,
        depth: 0,
      })),
    signIn: (source: FailureOf<'sign-in'>['source']): Failure =>
      pool.item<FailureOf<'sign-in'>>('sign-in', source, () => ({ kind: 'sign-in', source, depth: 0 })),
    unknown: (): Failure =>
      pool.item<FailureOf<'unknown'>>('unknown', '', () => ({ kind: 'unknown', depth: 0 })),
    open: (
      how: FailureOf<'open'>['how'],
      of: OpenValue,
      wrapped: Wrapped = false,
      made?: Making,
      name?: string,
    ): Failure =>
      pool.item<FailureOf<'open'>>(
        'open',
        `${how} ${of.id} ${String(wrapped)} ${name ?? ''} ${madeKey(made)}`,
        () => ({ kind: 'open', how, of, wrapped, made, package: name, depth: madeDepth(made) }),
      ),

    longer: (path: readonly string[], name: string): readonly string[] => longer(path, name),
  };
}

export type Makers = ReturnType<typeof makers>;
