import { get, listOf } from '../read.js';
import type { BatchRequestItem } from './batch-types.js';

/** Requests in one batch: JSON batching, section "Batch size limitations". */
const most = 20;

/**
 * What requests and answers are matched by: ids are "not case-sensitive" (JSON batching), and clients may
 * make numbers of them.
 */
export const keyOf = (id: unknown): string => String(id).toLowerCase();

/** Keys of the requests that must succeed first. */
export const dependenciesOf = (request: BatchRequestItem): readonly string[] =>
  listOf(request.dependsOn).map(keyOf);

/** @throws TypeError naming what is wrong with the requests */
function byKey<R extends BatchRequestItem>(requests: readonly R[]): ReadonlyMap<string, R> {
  if (!Array.isArray(requests)) throw new TypeError('`requests` must be a list.');
  const found = new Map<string, R>();
  for (const [index, request] of (requests as readonly R[]).entries()) {
    const id = get(request, 'id');
    if ((typeof id !== 'string' && typeof id !== 'number') || id === '')
      throw new TypeError(`\`requests[${index}].id\` must be a text.`);
    if (found.has(keyOf(id))) throw new TypeError(`\`requests\` has the id \`${id}\` twice.`);
    found.set(keyOf(id), request);
  }
  return found;
}

/**
 * Each request with those that it depends on before it; else in the order given.
 *
 * @throws TypeError naming a dependency that is not there or that comes back to its own start
 */
function inOrder<R extends BatchRequestItem>(items: ReadonlyMap<string, R>): readonly R[] {
  const ordered = new Set<R>();
  const open = new Set<string>();
  // A path kept by hand, because chains may be longer than the stack.
  for (const start of items.keys()) {
    const path = [start];
    for (let key: string | undefined = start; key !== undefined; key = path[path.length - 1]) {
      const request = items.get(key) as R;
      open.add(key);
      const next = ordered.has(request)
        ? undefined
        : dependenciesOf(request).find((id) => !ordered.has(items.get(id) as R));
      if (next === undefined) {
        ordered.add(request);
        open.delete(key);
        path.pop();
      } else {
        if (!items.has(next))
          throw new TypeError(
            `\`requests\` has no id \`${next}\`, which \`dependsOn\` of \`${request.id}\` names.`,
          );
        if (open.has(next)) throw new TypeError(`\`dependsOn\` of \`${request.id}\` comes back to itself.`);
        path.push(next);
      }
    }
  }
  return [...ordered];
}

/**
 * Requests that depend on each other, directly or through others, in groups; groups in the order of their
 * first request.
 */
function groupsOf<R extends BatchRequestItem>(ordered: readonly R[]): Iterable<readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const request of ordered) {
    const [group = [], ...others] = new Set(
      dependenciesOf(request).flatMap((key) => [groups.get(key) ?? []]),
    );
    for (const member of [...others.flat(), request]) {
      group.push(member);
      groups.set(keyOf(member.id), group);
    }
  }
  return new Set(groups.values());
}

/**
 * Splits requests into batches of at most 20. What depends on each other stays in one batch; when it is more
 * than 20, those that are depended on come in an earlier batch. Within a batch the order given is kept.
 *
 * @throws TypeError naming an id that is missing or there twice, a dependency that is unknown or circular
 * @see JSON batching, sections "Batch size limitations" and "Sequencing requests with the dependsOn
 *   property".
 */
export function batchesOf<R extends BatchRequestItem>(requests: readonly R[]): readonly (readonly R[])[] {
  const ordered = inOrder(byKey(requests));
  const batches: R[][] = [];
  for (const group of groupsOf(ordered)) {
    for (let start = 0; start < group.length; start += most) {
      const part = group.slice(start, start + most);
      const last = batches[batches.length - 1];
      if (last !== undefined && last.length + part.length <= most) last.push(...part);
      else batches.push(part);
    }
  }
  const places = new Map(requests.map((request, index) => [request, index]));
  return batches.map((batch) =>
    batch.sort((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0)),
  );
}
