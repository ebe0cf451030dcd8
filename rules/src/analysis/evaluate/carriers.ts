import { partsOf } from '../facts/parts.js';
import type { ValueId } from '../facts/types.js';
import type { Evaluator } from './evaluator.js';
import type { RequestFailure, Value } from './items.js';
import type { EvaluatedFile } from './places.js';

/**
 * The calls of a file by which an expression has the answer to a request:
 * `const response = await send(path)`. What is called on what another call has given, such as
 * `response.json()`, is a step on the way.
 */
export function callsGiving(
  file: EvaluatedFile,
  expression: ValueId,
  request: RequestFailure,
  evaluator: Evaluator,
): readonly ValueId[] {
  const found: ValueId[] = [];
  const seen = new Set<ValueId>();
  const visit = (id: ValueId): void => {
    if (id === 0 || seen.has(id)) return;
    seen.add(id);
    const node = file.facts.nodes[id];
    if (node?.op !== 'call' && node?.op !== 'new') {
      partsOf(id, file.facts).forEach(visit);
      return;
    }
    const before = found.length;
    const callee = file.facts.nodes[node.callee];
    if (callee?.op === 'member') visit(callee.object);
    if (found.length === before && gives(file, id, request, evaluator)) found.push(id);
  };
  visit(expression);
  return found;
}

function gives(file: EvaluatedFile, call: ValueId, { site }: RequestFailure, evaluator: Evaluator): boolean {
  const values = evaluator.value(file, call);
  const answers = evaluator.pool.flat(values, (value) => evaluator.resolved(value));
  return [...values.items, ...answers.items].some(
    (value) => requestOf(value)?.site.file === site.file && requestOf(value)?.site.node === site.node,
  );
}

function requestOf(value: Value): RequestFailure | undefined {
  return value.kind === 'request' || value.kind === 'response' || value.kind === 'body'
    ? value.request
    : undefined;
}
