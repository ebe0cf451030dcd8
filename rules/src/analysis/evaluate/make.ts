import type {
  BodyValue,
  ErrorSource,
  ErrorValue,
  ExtendedValue,
  Failures,
  InstanceValue,
  LibraryCall,
  LibraryValue,
  MadeValue,
  MethodValue,
  OpenValue,
  PromiseValue,
  RequestFailure,
  RequestValue,
  ResponseValue,
  ResultValue,
  Value,
  Values,
} from './items.js';
import { deepest, envDepth, envKey, ids } from './item-keys.js';
import { longer } from './levels.js';
import { WrittenMakers } from './make-written.js';
import type { Pool } from './pool.js';

type Of<K extends Value['kind']> = Extract<Value, { kind: K }>;

/**
 * Lists of lists. A function that is mapped over lists and calls itself for those in them would give another one in
 * each round.
 */
const MAX_NESTING = 2;

/** Makers of all items; what tells values of a kind apart is said here once. */
export class Makers extends WrittenMakers {
  text(text: string, isWhole = true): Value {
    return this.pool.item<Of<'text'>>('text', `${String(isWhole)} ${text}`, () => ({
      kind: 'text',
      text,
      isWhole,
      depth: 0,
    }));
  }

  pattern(source: string): Value {
    return this.pool.item<Of<'pattern'>>('pattern', source, () => ({ kind: 'pattern', source, depth: 0 }));
  }

  error(source: ErrorSource, path: readonly string[] = []): ErrorValue {
    const key =
      source.kind === 'region'
        ? `${source.file.id}.${source.region}.${envKey(source.env)}`
        : `f${source.failures.id}`;
    const depth = source.kind === 'region' ? envDepth(source.env) : source.failures.depth;
    return this.pool.item<ErrorValue>('error', `${key}/${path.join('/')}`, () => ({
      kind: 'error',
      source,
      path,
      depth,
    }));
  }

  made(name: string, args: readonly Values[]): MadeValue {
    return this.pool.item<MadeValue>('made', `${name}(${ids(args)})`, () => ({
      kind: 'made',
      name,
      args,
      depth: deepest(args),
    }));
  }

  extended(of: MadeValue | InstanceValue | ExtendedValue, added: readonly Values[]): ExtendedValue {
    if (of.kind === 'extended')
      return this.extended(of.of, [...of.added, ...added.filter((values) => !of.added.includes(values))]);
    return this.pool.item<ExtendedValue>('extended', `${of.id}(${ids(added)})`, () => ({
      kind: 'extended',
      of,
      added,
      depth: Math.max(of.depth, deepest(added)),
    }));
  }

  request(request: RequestFailure): RequestValue {
    return this.pool.item<RequestValue>('request', String(request.id), () => ({
      kind: 'request',
      request,
      depth: request.depth,
    }));
  }

  response(request: RequestFailure, path: readonly string[] = []): ResponseValue {
    return this.pool.item<ResponseValue>('response', `${request.id}/${path.join('/')}`, () => ({
      kind: 'response',
      request,
      path,
      depth: request.depth,
    }));
  }

  body(request: RequestFailure, path: readonly string[] = []): BodyValue {
    return this.pool.item<BodyValue>('body', `${request.id}/${path.join('/')}`, () => ({
      kind: 'body',
      request,
      path,
      depth: request.depth,
    }));
  }

  result(of: OpenValue, args: readonly Values[], path: readonly string[] = []): ResultValue {
    return this.pool.item<ResultValue>('result', `${of.id}(${ids(args)})/${path.join('/')}`, () => ({
      kind: 'result',
      of,
      args,
      path,
      depth: Math.max(of.depth, deepest(args)),
    }));
  }

  textOf(of: Value, around: readonly string[] = []): Value {
    if (of.kind === 'text' || (of.kind === 'text-of' && around.length === 0)) return of;
    return of.kind === 'text-of'
      ? this.pool.textOf(of.of, [...of.around, ...around])
      : this.pool.textOf(of, around);
  }

  library(type: string, path: string, call?: LibraryCall): LibraryValue {
    return this.pool.item<LibraryValue>('library', `${type}:${path}@${String(call?.id ?? 0)}`, () => ({
      kind: 'library',
      type,
      path,
      call,
      depth: call?.depth ?? 0,
    }));
  }

  method(receiver: Value, name: string): MethodValue {
    return this.pool.item<MethodValue>('method', `${receiver.id}.${name}`, () => ({
      kind: 'method',
      receiver,
      name,
      depth: receiver.depth,
    }));
  }

  promise(resolved: Values, rejected: Failures): PromiseValue {
    return this.pool.item<PromiseValue>('promise', `${resolved.id} ${rejected.id}`, () => ({
      kind: 'promise',
      resolved,
      rejected,
      depth: Math.max(resolved.depth, rejected.depth),
    }));
  }

  list(all: Values): Value {
    const kept = all.items.filter((item) => nestingOf(item) < MAX_NESTING);
    const element = kept.length === all.items.length ? all : this.pool.bag(kept, all.isPartial);
    return this.pool.item<Of<'list'>>('list', String(element.id), () => ({
      kind: 'list',
      element,
      depth: element.depth,
    }));
  }

  tuple(elements: readonly Values[]): Value {
    return this.pool.item<Of<'tuple'>>('tuple', ids(elements), () => ({
      kind: 'tuple',
      elements,
      depth: deepest(elements),
    }));
  }

  record(entries: readonly (readonly [string, Values])[]): Value {
    return this.pool.item<Of<'record'>>(
      'record',
      entries.map(([name, value]) => `${name}=${value.id}`).join(),
      () => ({
        kind: 'record',
        entries,
        depth: deepest(entries.map(([, value]) => value)),
      }),
    );
  }

  map(pairs: Values): Value {
    return this.pool.item<Of<'map'>>('map', String(pairs.id), () => ({
      kind: 'map',
      pairs,
      depth: pairs.depth,
    }));
  }

  longer(path: readonly string[], name: string): readonly string[] {
    return longer(path, name);
  }
}

/** How many lists a value is within each other. */
function nestingOf(value: Value): number {
  return value.kind === 'list' ? 1 + Math.max(0, ...value.element.items.map(nestingOf)) : 0;
}

export function makers(pool: Pool): Makers {
  return new Makers(pool);
}
