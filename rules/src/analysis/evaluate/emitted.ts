import { callAt, callsNamed, receiverOf } from './call-context.js';
import type { Evaluator } from './evaluator.js';
import type { LibraryCall, Value, Values } from './items.js';
import type { EvaluatedFile } from './places.js';
import { filesStoring } from './storing.js';

/**
 * What `emit` is given at a place for the event of a call, on the object that the call is about:
 * `jobs.emit('failed', error)` for `jobs.on('failed', …)`.
 */
export function emittedValues({ site, args }: LibraryCall, index: number, evaluator: Evaluator): Values {
  const { pool } = evaluator;
  const emitters = receiverOf(site.file, site.node, evaluator).items;
  const events = (args[0] ?? pool.empty).items.flatMap((event) =>
    event.kind === 'text' && event.isWhole ? [event.text] : [],
  );
  const given = events.flatMap((event): readonly Values[] => {
    const files = filesStoring(event, site.file, evaluator);
    return files?.map((file) => emittedIn(file, event, emitters, index, evaluator)) ?? [];
  });
  return pool.union(...given);
}

function emittedIn(
  file: EvaluatedFile,
  event: string,
  emitters: readonly Value[],
  index: number,
  evaluator: Evaluator,
): Values {
  const isEvent = (value: Value): boolean => value.kind === 'text' && value.text === event;
  const given = callsNamed(file, 'emit').flatMap((id) => {
    const args = callAt(file, id)?.args ?? [];
    const isMeant =
      evaluator.value(file, args[0] ?? 0).items.some(isEvent) &&
      receiverOf(file, id, evaluator).items.some((value) => emitters.some((other) => isSame(value, other)));
    return isMeant ? [evaluator.value(file, args[index] ?? 0)] : [];
  });
  return evaluator.pool.union(...given);
}

/** Of an object that is made of a class of the project only the class is told. */
function isSame(one: Value, other: Value): boolean {
  return (
    one === other ||
    (one.kind === 'instance' && other.kind === 'instance' && one.file === other.file && one.cls === other.cls)
  );
}
