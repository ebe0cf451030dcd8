import type { GraphErrorCondition } from './conditions.generated.js';
import { conditionCodes, statusConditions } from './conditions.generated.js';
import { normalise } from './normalise.js';
import type { GraphErrorFacts } from './types.js';

/** Conditions by lower-cased code, and by the spellings met so far. Built at the first question, so that loading costs nothing. */
let groups: Map<string, readonly GraphErrorCondition[]> | undefined;

function groupsByCode(): Map<string, readonly GraphErrorCondition[]> {
  if (groups !== undefined) return groups;
  groups = new Map();
  for (const [conditions, codes] of Object.entries(conditionCodes)) {
    for (const code of codes.split(' ')) groups.set(code, conditions.split(' ') as GraphErrorCondition[]);
  }
  return groups;
}

/** The conditions that one code belongs to; empty for a code that the catalogue does not know or does not classify. */
function conditionsOfCode(code: string): readonly GraphErrorCondition[] {
  const known = groupsByCode().get(code);
  if (known !== undefined) return known;
  const conditions = groupsByCode().get(code.toLowerCase());
  // A bounded number, and of known codes only: what a service invents must not fill the memory.
  if (conditions !== undefined && groupsByCode().size < 2000) groupsByCode().set(code, conditions);
  return conditions ?? [];
}

/** The conditions of a failure: of its codes at every level, else of its status. */
export function conditionsOf(facts: GraphErrorFacts): readonly GraphErrorCondition[] {
  const conditions: GraphErrorCondition[] = [];
  const add = (code: string): void => {
    for (const condition of conditionsOfCode(code)) if (!conditions.includes(condition)) conditions.push(condition);
  };
  facts.codes.forEach(add);
  for (const { code } of facts.details) if (code !== undefined) add(code);
  const byStatus = facts.status === undefined ? undefined : statusConditions[facts.status];
  if (facts.category === 'network') conditions.push('network');
  if (facts.network === 'timeout') conditions.push('timeout');
  if (conditions.length === 0 && byStatus !== undefined) conditions.push(byStatus);
  // A challenge says what is missing; it is a refusal all the same.
  if (facts.challenge?.error === 'insufficient_claims' && !conditions.includes('claimsChallenge')) conditions.push('claimsChallenge');
  return conditions;
}

/**
 * True if the failure means one of the conditions, whatever service and client it comes from.
 *
 * A code at any level (or in `details[]`) that belongs to the condition decides. Only when no code at any level belongs to
 * any condition (no usable body, a gateway's answer, an unknown code) does the HTTP status decide.
 *
 * @param thrown anything: what a client threw, a failed `Response`, a body or its JSON text, the result of `parseGraphError`
 * @param conditions such as `GraphErrorCondition.NotFound`
 * @returns false for a value that holds no Graph error, `undefined` and `null` included
 * @throws never
 * @see Gateways may answer without a body; then the status alone must do (Azure AD Graph error handling post, 2013).
 */
export function hasErrorCondition(thrown: unknown, ...conditions: GraphErrorCondition[]): boolean {
  const facts = normalise(thrown);
  return facts !== undefined && conditionsOf(facts).some((condition) => conditions.includes(condition));
}
