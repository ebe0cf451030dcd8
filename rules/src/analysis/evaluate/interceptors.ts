import { callAt, callsNamed } from './call-context.js';
import type { Evaluator } from './evaluator.js';
import type { Failures, LibraryCall, Value, Values } from './items.js';
import type { EvaluatedFile } from './places.js';
import type { Makers } from './make.js';
import { tokensOf } from '../models/paths.js';

/**
 * What callers of a client see of a request: its own failure, and what functions make of it that are put in
 * between, as `api.interceptors.response.use(undefined, (error) => { throw new ApiError(error); })`.
 */
export function intercepted(
  request: Values,
  failures: Failures,
  call: LibraryCall,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const handlers = handlersFor(call, evaluator);
  if (handlers.items.length === 0 || failures.items.length === 0) return request;
  return evaluator.once(`intercepted ${call.id}`, () => {
    const errors = pool.one<Value>(make.error({ kind: 'failures', failures }));
    const results = pool.flat(handlers, (handler) => evaluator.call(handler, [errors], call.site));
    const thrown = pool.flat(handlers, (handler) => evaluator.thrownBy(handler, [errors], call.site));
    const rejected = pool.union(
      thrown,
      pool.flat(results, (result) => evaluator.rejected(result)),
    );
    return pool.union(
      request,
      pool.one<Value>(
        make.promise(
          pool.flat(results, (result) => evaluator.resolved(result)),
          rejected,
        ),
      ),
    );
  });
}

/** The functions that are given to a client: in the file that made it, and in the one that sends by it. */
function handlersFor({ type, receiver, site }: LibraryCall, evaluator: Evaluator): Values {
  const { pool, models } = evaluator;
  const files = new Set<EvaluatedFile>([site.file, ...(receiver ? [receiver.site.file] : [])]);
  const found = models.intercepts(type).flatMap(({ path, handler }) => {
    const name = /\[(.+)\]$/.exec(tokensOf(path).at(-1) ?? '')?.[1] ?? '';
    const isMeant = (value: Value): boolean =>
      value.kind === 'library' && value.type === type && value.path === path && value.call === receiver;
    return [...files].flatMap((file) =>
      callsNamed(file, name).flatMap((id) => {
        const node = callAt(file, id);
        return node && evaluator.value(file, node.callee).items.some(isMeant)
          ? [evaluator.value(file, node.args[Number(/\d+/.exec(handler)?.[0])] ?? 0)]
          : [];
      }),
    );
  });
  return pool.union(...found);
}
