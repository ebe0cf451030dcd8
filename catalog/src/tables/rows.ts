/**
 * One code: spellings, origin, statuses, repetition, groups, enum member (or empty), text, evidence, doubt
 * (or empty).
 */
export type CodeRow = readonly [
  code: string,
  aliases: readonly string[],
  service: string,
  alsoServices: readonly string[],
  tier: string,
  statuses: readonly number[],
  statusEvidence: string,
  retry: string,
  appearsAt: string,
  conditions: readonly string[],
  member: string,
  meaning: string,
  confidence: string,
  note: string,
  sources: readonly string[],
  doubt: string,
];

/** One fragment of a service message. `condition` is empty where only the codes are known. */
export type MessageRow = readonly [
  pattern: string,
  codes: readonly string[],
  innerCodes: readonly string[],
  ambiguous: boolean,
  condition: string,
  statuses: readonly number[],
  note: string,
  sources: readonly string[],
];

/** One HTTP status. `oneToOne`: the status and its condition say the same. */
export type StatusRow = readonly [
  status: number,
  name: string,
  retry: string,
  condition: string,
  oneToOne: boolean,
  guidance: string,
  note: string,
  sources: readonly string[],
];

/**
 * One word or phrase that means a condition whatever the service. `beside`: only where the same condition is
 * tested beside it, in code that has none of the words of `unless`. `elsewhere`: no service of Graph says it;
 * instead of the condition stands what does.
 */
export type TermRow = readonly [
  term: string,
  match: 'exact' | 'prefix' | 'beside' | 'elsewhere',
  condition: string,
  unless: readonly string[],
];

/** One condition with its meaning and what to do about it. */
export type ConditionRow = readonly [condition: string, meaning: string, advice: string];
