import type { CallNode, ValueId } from '../facts/types.js';
import type { Evaluator } from './evaluator.js';
import type { LibraryCall, Value, Values } from './items.js';
import type { EvaluatedFile } from './places.js';

/** Calls of a file, by the name of the method or function that is called. */
const indexes = new WeakMap<EvaluatedFile, ReadonlyMap<string, readonly ValueId[]>>();

/** The name of what is called: `name()`, `x.name()`. */
export function calledNameOf(file: EvaluatedFile, { callee }: CallNode): string {
  const node = file.facts.nodes[callee];
  if (node?.op === 'member' || node?.op === 'global' || node?.op === 'import') return node.name;
  return '';
}

export function callsNamed(file: EvaluatedFile, name: string): readonly ValueId[] {
  let index = indexes.get(file);
  if (!index) {
    const found = new Map<string, ValueId[]>();
    file.facts.nodes.forEach((node, id) => {
      if (node.op !== 'call' && node.op !== 'new') return;
      const key = calledNameOf(file, node);
      found.set(key, [...(found.get(key) ?? []), id]);
    });
    index = found;
    indexes.set(file, index);
  }
  return index.get(name) ?? [];
}

export function callAt(file: EvaluatedFile, id: ValueId): CallNode | undefined {
  const node = file.facts.nodes[id];
  return node?.op === 'call' || node?.op === 'new' ? node : undefined;
}

/** What the method is called on that has a call as an argument: `source.pipe(catchError(…))`. */
export function enclosingReceivers({ site }: LibraryCall, evaluator: Evaluator): Values {
  const { file, node } = site;
  const found = callsNamed(file, 'pipe').flatMap((id) => {
    const outer = callAt(file, id);
    const callee = outer?.args.includes(node) === true ? file.facts.nodes[outer.callee] : undefined;
    return callee?.op === 'member' ? [evaluator.value(file, callee.object)] : [];
  });
  return evaluator.pool.union(...found);
}

/** What is given to the second element of what a call returns: `const [value, set] = useState()`. */
export function setterValues({ site }: LibraryCall, evaluator: Evaluator): Values {
  const { file, node } = site;
  const { nodes, variables } = file.facts;
  const isSetter = (id: ValueId): boolean => {
    const callee = nodes[id];
    const values = callee?.op === 'variable' ? (variables[callee.variable]?.values ?? []) : [id];
    return values.some((value) => {
      const member = nodes[value];
      return member?.op === 'member' && member.object === node && member.name === '1';
    });
  };
  const given = callsNamed(file, '').flatMap((id) => {
    const call = callAt(file, id);
    const [first] = call?.args ?? [];
    return call && first !== undefined && isSetter(call.callee) ? [evaluator.value(file, first)] : [];
  });
  return evaluator.pool.union(...given);
}

/**
 * What methods of a value are called with, in the file that made it: the attributes of
 * `<Session.Provider value={session}>`.
 */
export function givenToMethods(value: Value, names: readonly string[], evaluator: Evaluator): Values {
  const file = value.kind === 'library' ? value.call?.site.file : undefined;
  if (!file) return evaluator.pool.empty;
  const given = names
    .flatMap((name) => callsNamed(file, name))
    .flatMap((id) => {
      const [first] = receiverOf(file, id, evaluator).items.includes(value)
        ? (callAt(file, id)?.args ?? [])
        : [];
      return first === undefined ? [] : [evaluator.value(file, first)];
    });
  return evaluator.pool.union(...given);
}

/** What a method of some receivers is given first in a file, or what a function gives that it is given. */
export function givenToOwn(
  file: EvaluatedFile,
  method: string,
  isMeant: (receiver: Value) => boolean,
  evaluator: Evaluator,
): Values {
  const { pool } = evaluator;
  const given = callsNamed(file, method).flatMap((id) => {
    const [first] = callAt(file, id)?.args ?? [];
    return first !== undefined && receiverOf(file, id, evaluator).items.some(isMeant)
      ? [evaluator.value(file, first)]
      : [];
  });
  return pool.flat(pool.union(...given), (value) =>
    value.kind === 'function' ? evaluator.invoke(value, []) : pool.one(value),
  );
}

/** What a method is called on. */
export function receiverOf(file: EvaluatedFile, id: ValueId, evaluator: Evaluator): Values {
  const callee = file.facts.nodes[callAt(file, id)?.callee ?? 0];
  return callee?.op === 'member' ? evaluator.value(file, callee.object) : evaluator.pool.empty;
}
