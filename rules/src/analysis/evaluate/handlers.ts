import type { ValueId } from '../facts/types.js';
import { callAt, callsNamed, receiverOf } from './call-context.js';
import { givenByCalls } from './callbacks.js';
import type { Evaluator } from './evaluator.js';
import type { Failures, FunctionValue, LibraryCall, Value, Values } from './items.js';
import type { EvaluatedFile } from './places.js';
import type { Makers } from './make.js';
import { sharedFailure } from './shared.js';

/** Handlers in lists of handlers, routers on routers. */
const MAX_NESTING = 4;

/**
 * What the functions fail with that are given to methods of the same value: `app.get(path, handler)`. What is
 * mounted there has handlers of its own: `app.use(path, router)`, wherever the router was made.
 */
export function handlerFailures(
  call: LibraryCall,
  names: readonly string[],
  evaluator: Evaluator,
  make: Makers,
): Failures {
  const { file, node } = call.site;
  const receivers = receiverOf(file, node, evaluator);
  const origins = new Set(receivers.items.map(originOf));
  const isSame = (id: ValueId): boolean =>
    id !== node &&
    receiverOf(file, id, evaluator).items.some(
      (item) => receivers.items.includes(item) || origins.has(originOf(item)),
    );
  return evaluator.once(`handlers ${call.id} ${names.join()}`, () =>
    failuresAt(file, isSame, names, 0, evaluator, make),
  );
}

/**
 * The call that made a value, or made what that was made from: `router` of `router.route(path)` and of
 * `router.routes()`.
 */
function originOf(value: Value): LibraryCall | Value {
  let call = value.kind === 'library' ? value.call : undefined;
  while (call?.receiver) call = call.receiver;
  return call ?? value;
}

function failuresAt(
  file: EvaluatedFile,
  isMeant: (call: ValueId) => boolean,
  names: readonly string[],
  nesting: number,
  evaluator: Evaluator,
  make: Makers,
): Failures {
  const found = names.flatMap((name) => callsNamed(file, name)).filter(isMeant);
  const handlers = found.flatMap((id) =>
    (callAt(file, id)?.args ?? []).flatMap((argument) => evaluator.value(file, argument).items),
  );
  return evaluator.pool.union(
    ...mostly(
      handlers.map((handler) => failuresOfHandler(handler, names, nesting, evaluator, make)),
      evaluator,
      make,
    ),
  );
}

/** Where more of the handlers have nothing to do with Graph, it is one of several possibilities. */
function mostly(each: readonly Failures[], { pool }: Evaluator, make: Makers): readonly Failures[] {
  const isOfGraph = ({ items }: Failures): boolean =>
    items.some(({ kind }) => kind === 'graph' || kind === 'open-request');
  const isOfOthers = (failures: Failures): boolean =>
    !isOfGraph(failures) && failures.items.some(({ kind }) => kind !== 'own');
  if (each.filter(isOfOthers).length <= each.filter(isOfGraph).length) return each;
  return each.map((failures) => pool.flat(failures, (failure) => pool.one(sharedFailure(failure, make))));
}

function failuresOfHandler(
  handler: Value,
  names: readonly string[],
  nesting: number,
  evaluator: Evaluator,
  make: Makers,
): Failures {
  const { pool } = evaluator;
  if (nesting > MAX_NESTING) return pool.empty;
  switch (handler.kind) {
    case 'function':
      return pool.union(
        failuresOfFunction(handler, evaluator),
        ofPlugin(handler, names, nesting, evaluator, make),
      );
    case 'promise':
      // A function that a library has wrapped: `asyncHandler(async (request, response) => …)`.
      return evaluator.rejected(handler);
    case 'library':
      return ofMounted(handler, names, nesting, evaluator, make);
    case 'object':
      return pool.flat(handlersIn(handler, evaluator), (item) =>
        failuresOfHandler(item, names, nesting + 1, evaluator, make),
      );
    default:
      return pool.empty;
  }
}

/** `[check, handler]`, `{ method, url, handler }` */
function handlersIn(value: Value, evaluator: Evaluator): Values {
  return evaluator.pool.bag(
    evaluator.elements(value).items.filter(({ kind }) => kind === 'function' || kind === 'promise'),
  );
}

/** What a handler throws, rejects with, or gives to the next one: `next(error)`. */
function failuresOfFunction(handler: FunctionValue, evaluator: Evaluator): Failures {
  const { pool } = evaluator;
  // One with four parameters is itself for errors.
  if ((handler.file.facts.functions[handler.fn]?.parameters ?? 0) > 3) return pool.empty;
  const site = { file: handler.file, node: 0 };
  const returned = pool.flat(evaluator.call(handler, [], site), (value) => evaluator.rejected(value));
  const handedOn = pool.flat(givenByCalls(handler, 2, undefined, 0, evaluator), (value) =>
    evaluator.thrown(value),
  );
  return pool.union(evaluator.thrownBy(handler, [], site), returned, handedOn);
}

/** A plugin puts its handlers on what it is given: `async (app) => { app.get(path, handler); }`. */
function ofPlugin(
  { file, fn }: FunctionValue,
  names: readonly string[],
  nesting: number,
  evaluator: Evaluator,
  make: Makers,
): Failures {
  const { nodes, variables } = file.facts;
  const isParameter = (id: ValueId): boolean => {
    const node = nodes[id];
    if (node?.op === 'variable') return (variables[node.variable]?.values ?? []).some(isParameter);
    return node?.op === 'parameter' && node.fn === fn && node.index === 0;
  };
  const isMeant = (id: ValueId): boolean => {
    const callee = nodes[callAt(file, id)?.callee ?? 0];
    return callee?.op === 'member' && isParameter(callee.object);
  };
  return failuresAt(file, isMeant, names, nesting + 1, evaluator, make);
}

function ofMounted(
  router: Value,
  names: readonly string[],
  nesting: number,
  evaluator: Evaluator,
  make: Makers,
): Failures {
  const origin = originOf(router);
  if (!('site' in origin)) return evaluator.pool.empty;
  const { file } = origin.site;
  return evaluator.once(`mounted ${origin.id} ${names.join()}`, () =>
    failuresAt(
      file,
      (id) => receiverOf(file, id, evaluator).items.some((item) => originOf(item) === origin),
      names,
      nesting + 1,
      evaluator,
      make,
    ),
  );
}

/** Calls that a value is made of. */
const MAX_DEPTH = 6;

/**
 * What the functions fail with that are given to methods of what is made of a call:
 * `retry(handleWhen(isGone)).execute(work)`.
 */
export function runFailures(
  call: LibraryCall,
  names: readonly string[],
  evaluator: Evaluator,
  make: Makers,
): Failures {
  const { file } = call.site;
  return evaluator.once(`runs ${call.id} ${names.join()}`, () =>
    failuresAt(
      file,
      (id) => receiverOf(file, id, evaluator).items.some((item) => isMadeOf(item, call)),
      names,
      0,
      evaluator,
      make,
    ),
  );
}

function isMadeOf(value: Value, { site, path }: LibraryCall, depth = 0): boolean {
  if (depth > MAX_DEPTH || value.kind !== 'library') return false;
  for (let call = value.call; call; call = call.receiver) {
    if (call.site.node === site.node && call.site.file === site.file && call.path === path) return true;
    if (
      call.args.some(({ items }) =>
        items.some((item) => isMadeOf(item, { site, path } as LibraryCall, depth + 1)),
      )
    )
      return true;
  }
  return false;
}
