import type { Evaluator } from './evaluator.js';
import type { LibraryCall } from './items.js';

const calls = new WeakMap<Evaluator['pool'], Map<string, LibraryCall>>();

/**
 * One object for equal calls. A call whose receiver was made by the same call is that one:
 * `request = request.filter(text)` in a loop or a branch.
 */
export function libraryCall(
  { type, path, args, receiver, site }: Omit<LibraryCall, 'id' | 'depth'>,
  { pool }: Evaluator,
): LibraryCall {
  const isSame = (other: LibraryCall): boolean =>
    other.type === type &&
    other.path === path &&
    other.site.node === site.node &&
    other.site.file === site.file;
  for (let earlier = receiver; earlier; earlier = earlier.receiver) {
    if (isSame(earlier)) return earlier;
  }
  const known = calls.get(pool) ?? new Map<string, LibraryCall>();
  calls.set(pool, known);
  const key = `${type}:${path}(${args.map(({ id }) => id).join()})${receiver?.id ?? 0}@${site.file.id}.${site.node}`;
  const found = known.get(key) ?? {
    id: known.size + 1,
    depth: 1 + Math.max(0, receiver?.depth ?? 0, ...args.map(({ depth }) => depth)),
    type,
    path,
    args,
    receiver,
    site,
  };
  known.set(key, found);
  return found;
}
