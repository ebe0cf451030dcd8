import { THROWS, UNKNOWN, type Condition } from 'eslint-plugin-msgraph/conditions';
import type { CatalogTables } from 'msgraph-errors/knowledge';
import { askedOf, isAboutWords, isAmong, isMeantBy, type Asked } from './asked.js';
import { samplesFor } from './samples.js';
import type { Sample } from './sample.js';

/** What the comparison of a condition with its rewrite has shown. */
export interface Agreement {
  /** Number of errors on which both were evaluated. */
  readonly errors: number;
  /** On how many of them they agree. */
  readonly agree: number;
  /** The others: the new condition sees an inner code, or what the old one looked for in the wrong place. */
  readonly better: readonly string[];
  /** What the condition asks for: codes, or words with the code or status that they stand for. */
  readonly asked: readonly Asked[];
}

/** Why a rewrite is not made. */
export interface Refusal {
  readonly reason: 'narrower' | 'wider' | 'dead' | 'not-proven';
  /** A sentence with the error that shows it. */
  readonly message: string;
}

/**
 * Evaluates a condition and its rewrite on recorded and built errors.
 * @returns on how many they agree; or why the rewrite is not to be made: it no longer holds for an error for
 *   which the old one held, it holds for one that has nothing of what was asked for, or one of the two cannot
 *   be evaluated
 */
export function judge(condition: Condition, tables?: CatalogTables): Agreement | Refusal {
  const better: string[] = [];
  let agree = 0;
  let met = 0;
  let held = 0;
  const caught: string[] = [];
  for (const sample of samplesFor(condition.parts, tables)) {
    const old = condition.before(sample.value, sample.isRead);
    if (old === UNKNOWN) continue;
    const isHeld = holds(condition, old);
    if (!condition.isReached(sample.value)) {
      if (isHeld) caught.push(sample.name);
      continue;
    }
    if (isHeld) held += 1;
    const now = condition.after(sample.value);
    const difference = compare(condition, sample, old, now, tables);
    if (typeof difference === 'object') return difference;
    if (difference === 'better') better.push(sample.name);
    else agree += 1;
    if (holds(condition, now)) met += 1;
  }
  const [first] = caught;
  if (first !== undefined && held === 0)
    return {
      reason: 'dead',
      message: `Each known error that would meet this condition has already left at one before it, such as ${first}.`,
    };
  if (met === 0)
    return {
      reason: 'not-proven',
      message:
        agree === 0
          ? 'The condition cannot be evaluated without running the code around it.'
          : 'The new condition holds for no error that is known: whether it means the same cannot be shown.',
    };
  return {
    errors: agree + better.length,
    agree,
    better,
    asked: condition.parts.flatMap((part) => askedOf(part, tables)),
  };
}

/** Whether a condition is met: for a negated one, whether what it asks for is there. */
function holds({ form, negated, parts }: Condition, value: unknown): boolean {
  if (value === THROWS) return false;
  if (form === 'switch') return parts.some(({ texts }) => texts.includes(value as string));
  return Boolean(value) !== negated;
}

function compare(
  condition: Condition,
  sample: Sample,
  old: unknown,
  now: unknown,
  tables: CatalogTables | undefined,
): 'same' | 'better' | Refusal {
  if (now === UNKNOWN)
    return {
      reason: 'not-proven',
      message: 'The new condition cannot be evaluated without running the code around it.',
    };
  if (now === THROWS)
    return { reason: 'not-proven', message: `The new condition throws for ${sample.name}.` };
  // What threw in the middle of the handling of an error gives an answer now.
  if (old === THROWS) return 'better';
  const [was, is] = [holds(condition, old), holds(condition, now)];
  if (was && !is)
    return {
      reason: 'narrower',
      message: `The new condition would not hold for ${sample.name}, for which the old one holds.`,
    };
  if (!was && !is) return 'same';
  if (condition.form === 'test' && was) return 'same';
  if (condition.form === 'switch' && old === now) return 'same';
  const isAsked =
    condition.form === 'switch' ? isAmong(String(now), sample.codes) : isAskedFor(condition, sample, tables);
  return isAsked
    ? 'better'
    : {
        reason: 'wider',
        message: `The new condition would hold for ${sample.name}, for which the old one does not.`,
      };
}

function isAskedFor({ parts }: Condition, sample: Sample, tables: CatalogTables | undefined): boolean {
  return parts.some((part) =>
    part.texts.some((text) =>
      isAboutWords(part) ? isMeantBy(text, sample, tables) : isAmong(text, sample.codes),
    ),
  );
}
