import type { GraphErrorCondition } from './conditions.generated.js';
import { conditionCodes, statusConditions } from './conditions.generated.js';
import { normalise } from './normalise.js';
import type { GraphErrorFacts } from './types.js';

/**
 * Conditions by lower-cased code, and by the spellings met so far. Built at the first question, so that
 * loading costs nothing.
 */
let groups: Map<string, readonly GraphErrorCondition[]> | undefined;

/**
 * The conditions that one code belongs to; undefined for a code that the catalogue does not know or does not
 * classify.
 */
function conditionsOfCode(code: string): readonly GraphErrorCondition[] | undefined {
  if (!groups) {
    groups = new Map();
    for (const [conditions, codes] of Object.entries(conditionCodes)) {
      for (const known of codes.split(' ')) groups.set(known, conditions.split(' ') as GraphErrorCondition[]);
    }
  }
  const known = groups.get(code);
  if (known) return known;
  const conditions = groups.get(code.toLowerCase());
  // A bounded number, and of known codes only: what a service invents must not fill the memory.
  if (conditions && groups.size < 2000) groups.set(code, conditions);
  return conditions;
}

/** The conditions of a failure: of its codes at every level, else of its status. */
export function conditionsOf({
  codes,
  details,
  status,
  category,
  network,
  challenge,
}: GraphErrorFacts): readonly GraphErrorCondition[] {
  const found: GraphErrorCondition[] = [];
  const add = (condition: GraphErrorCondition | undefined): void => {
    if (condition && !found.includes(condition)) found.push(condition);
  };
  for (const code of codes) conditionsOfCode(code)?.forEach(add);
  for (const { code } of details) if (code) conditionsOfCode(code)?.forEach(add);
  if (category === 'network') add('network');
  if (network === 'timeout') add('timeout');
  if (!found[0] && status) add(statusConditions[status]);
  // A challenge says what is missing; it is a refusal all the same.
  if (challenge?.error === 'insufficient_claims') add('claimsChallenge');
  return found;
}

/**
 * True if the failure means one of the conditions, whatever service and client it comes from.
 *
 * A code at any level (or in `details[]`) that belongs to the condition decides. Only when no code at any
 * level belongs to any condition (no usable body, a gateway's answer, an unknown code) does the HTTP status
 * decide.
 *
 * @param thrown anything: what a client threw, a failed `Response`, a body or its JSON text, the result of
 *   `parseGraphError`
 * @param conditions such as `GraphErrorCondition.NotFound`
 * @returns false for a value that holds no Graph error, `undefined` and `null` included
 * @throws never
 * @see Gateways may answer without a body; then the status alone must do (Azure AD Graph error handling post,
 *   2013).
 */
export function hasErrorCondition(thrown: unknown, ...conditions: GraphErrorCondition[]): boolean {
  const facts = normalise(thrown);
  return facts !== undefined && conditionsOf(facts).some((condition) => conditions.includes(condition));
}
