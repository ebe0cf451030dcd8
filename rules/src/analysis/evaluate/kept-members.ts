import type { CallNode } from '../facts/types.js';
import { callAt, callsNamed, receiverOf } from './call-context.js';
import type { Evaluator } from './evaluator.js';
import type { LibraryValue, Value, Values } from './items.js';
import type { Makers } from './make.js';
import type { EvaluatedFile } from './places.js';
import { filesStoring } from './storing.js';

/**
 * What the project puts under a name into any value of a type that keeps it: `request.graph = client` in
 * middleware, for `request.graph` in a handler. Nothing for types of which no row says so.
 */
export function keptMember(value: LibraryValue, name: string, evaluator: Evaluator): Values {
  const { pool, models } = evaluator;
  const { type, call } = value;
  const row = models.keeps(type);
  if (!row) return pool.empty;
  const own = call?.site.file;
  return evaluator.once(`kept ${own?.id ?? 0} ${type} ${name}`, () => {
    const files = filesStoring(name, own, evaluator);
    if (!files) return pool.unknown;
    return pool.union(
      ...files.flatMap((file) => [
        ...storedIn(file, type, name, evaluator),
        ...(row.putBy ?? []).flatMap((method) => putIn(file, type, method, name, evaluator)),
      ]),
    );
  });
}

/** What a call gives of a method by which something is read from what keeps it. */
export function keptByCall(
  { type, path, call }: LibraryValue,
  [names]: readonly Values[],
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool, models } = evaluator;
  const isRead = models.keeps(type)?.readBy?.some((method) => path === `Member[${method}]`);
  if (isRead !== true || !names) return pool.empty;
  return pool.flat(names, (name) =>
    name.kind === 'text' && name.isWhole
      ? keptMember(make.library(type, '', call), name.text, evaluator)
      : pool.empty,
  );
}

/** `request.name = value` */
function storedIn(file: EvaluatedFile, type: string, name: string, evaluator: Evaluator): readonly Values[] {
  return file.facts.variables.flatMap(({ values, stores }) => {
    const stored = stores.filter(([key]) => key === name);
    const isMeant =
      stored.length > 0 && values.some((value) => isOfType(evaluator.value(file, value), type, evaluator));
    return isMeant ? stored.map(([, value]) => evaluator.value(file, value)) : [];
  });
}

/** `context.set('name', value)` */
function putIn(
  file: EvaluatedFile,
  type: string,
  method: string,
  name: string,
  evaluator: Evaluator,
): readonly Values[] {
  return callsNamed(file, method).flatMap((id) => {
    const [key = 0, value = 0] = (callAt(file, id) as CallNode).args;
    const isMeant =
      evaluator.value(file, key).items.some((item) => item.kind === 'text' && item.text === name) &&
      isOfType(receiverOf(file, id, evaluator), type, evaluator);
    return isMeant ? [evaluator.value(file, value)] : [];
  });
}

function isOfType(values: Values, type: string, evaluator: Evaluator): boolean {
  const isMeant = (value: Value): boolean => value.kind === 'library' && value.type === type;
  return values.items.some(
    (value) =>
      isMeant(value) ||
      (value.kind === 'parameter' &&
        value.path.length === 0 &&
        evaluator.givenByName(value).items.some(isMeant)),
  );
}
