import { ANSWER_MEMBERS } from '../../analysis/models/error-shapes.js';
import type { FileContext, GraphFailure } from '../provenance/context.js';
import type { Provenance } from '../provenance/index.js';
import { putInto } from '../provenance/put-into.js';
import type { ConcreteValue } from '../provenance/values.js';
import type { LeftReason } from '../reasons.js';
import type { Variable } from '../../syntax/scope.js';
import type { Node } from '../../syntax/tree.js';

/** Whether no error arrives with code and status, and at least one is made from text. */
export function isAlwaysMade(values: readonly ConcreteValue[]): boolean {
  const reasons = values.map((value) =>
    value.root.kind === 'error' && value.root.failure.kind === 'own' ? 'own' : unusable(value, false, false),
  );
  return reasons.includes('error-wrapped') && !reasons.includes(undefined);
}

/**
 * The text of an expression that yields the whole structured error at `node`, or why there is none.
 * @param byStatus an error that has nothing but the HTTP status is enough
 */
export function addressableError(
  node: Node,
  values: readonly ConcreteValue[],
  provenance: Provenance,
  byStatus = false,
): string | { readonly left: LeftReason } {
  const isMade = (kept: 'status' | 'details'): boolean =>
    values.some(
      ({ root }) => root.kind === 'error' && root.failure.kind === 'graph' && root.failure.wrapped === kept,
    );
  const keepsStatus = isMade('details') || values.some(isThrownAnswer) || (byStatus && isMade('status'));
  const reasons = values.map((value) => unusable(value, keepsStatus, byStatus));
  const reason =
    reasons.find((item) => item === 'error-wrapped') ?? reasons.find((item) => item !== undefined);
  if (reason) return { left: reason };
  const texts = new Set<string>();
  for (const value of values) {
    const { expression } = value;
    if (!expression) return { left: 'error-unreachable' };
    if (isWrittenBefore(value.path[0], expression.variable, node, provenance.context))
      return { left: 'error-wrapped' };
    if (provenance.context.names.lookup(expression.variable.name, node) !== expression.variable)
      return { left: 'error-unreachable' };
    texts.add(expression.text);
  }
  const [text] = texts;
  return text !== undefined && texts.size === 1 ? text : { left: 'error-unreachable' };
}

/** What an answer of Graph holds that the project throws as it is: `throw await response.json()`. */
function isThrownAnswer({ root }: ConcreteValue): boolean {
  if (root.kind !== 'error' || root.failure.kind !== 'graph') return false;
  return root.failure.wrapped === false && root.failure.client === 'unknown';
}

/**
 * Whether the project has put a part of an error there itself:
 * `error.message = 'Draft 404: ' + error.message`.
 */
function isWrittenBefore(
  part: string | undefined,
  variable: Variable,
  node: Node,
  context: FileContext,
): boolean {
  return (
    part !== undefined &&
    putInto(variable, context).some(({ name, value }) => name === part && value.range[0] < node.range[0])
  );
}

/**
 * @param keepsStatus an answer is thrown as it is, or as an error with its status; then what the client itself throws is
 *   no answer
 * @param byStatus the status alone is enough
 */
function unusable(value: ConcreteValue, keepsStatus: boolean, byStatus: boolean): LeftReason | undefined {
  const { root } = value;
  if (root.kind === 'response') return 'body-unread';
  if (root.kind !== 'error' || root.failure.kind !== 'graph') return undefined;
  if (root.failure.wrapped === 'details') return undefined;
  if (root.failure.wrapped !== false)
    return root.failure.wrapped === 'status' && byStatus ? undefined : 'error-wrapped';
  return ofAnswer(root.failure.client, value.path[0], keepsStatus, byStatus);
}

/** Why an error as a client throws it cannot be asked for what Graph has answered. */
function ofAnswer(
  client: GraphFailure['client'],
  part: string | undefined,
  keepsStatus: boolean,
  byStatus: boolean,
): LeftReason | undefined {
  if (part !== undefined && part === ANSWER_MEMBERS[client]) return undefined;
  if (client === 'fetch') return keepsStatus ? undefined : 'client-never-throws';
  if (client === 'undici') return keepsStatus ? undefined : 'client-seldom-throws';
  if (client !== 'ky') return undefined;
  // What is read from the response; status and headers are no text of it.
  if (part === 'response') return 'body-apart';
  return byStatus ? undefined : 'body-unread';
}
