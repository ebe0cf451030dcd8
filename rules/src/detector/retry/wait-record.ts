import { type Node } from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import type { FailingCycle } from './cycles.js';
import { type Outcome, WaitTrial } from './wait-trial.js';

/**
 * What is waited before a request is sent again. `none`: nothing at all. `constant`: always the same.
 * `header`: what `Retry-After` says, as it is. `cut`: less than that. `seconds`: as many milliseconds as it
 * says seconds. `elsewhere`: it is read where this client never has it. `other`: it grows, or it is not
 * known.
 */
export interface Wait {
  readonly kind: 'none' | 'constant' | 'header' | 'cut' | 'seconds' | 'elsewhere' | 'other';
  /** The call that waits, or where the header is looked for. */
  readonly node?: Node;
}

/**
 * What the header says in the first trial, in seconds; twice that in the second. Graph often asks for that
 * long.
 */
const TRIAL_SECONDS = 60;
const MILLISECONDS = 1000;
/** A loop with two rounds has no third one, and in the first nothing may be waited. */
const ROUNDS = [0, 1, 2];

/**
 * How long a way waits, by running what stands on it: the header says another time in the second trial, and
 * in later rounds a wait that grows is another one.
 * @param status the status that the request has failed with
 */
export function waitOf(failing: FailingCycle, status: number, context: RetryContext): Wait {
  const trial = (seconds: number, round: number): Outcome | undefined =>
    new WaitTrial(failing, status, seconds, round, context).outcome();
  const all = ROUNDS.flatMap((round) => {
    const outcome = trial(TRIAL_SECONDS, round);
    return outcome ? [{ round, ...outcome }] : [];
  });
  // Where the header never is, it is not found in any round, however long the wait is without it.
  const anyWaiting = all.filter(({ node }) => node);
  const looking = anyWaiting.length > 0 ? anyWaiting : all;
  const absent = looking[0]?.absent;
  if (absent && looking.every((one) => one.absent && !one.isRead)) return { kind: 'elsewhere', node: absent };
  const rounds = all.filter(({ ms }) => ms !== undefined);
  const waiting = rounds.filter(({ node }) => node);
  const one = waiting[0] ?? rounds[0];
  const other = one && trial(TRIAL_SECONDS * 2, one.round);
  if (one?.ms === undefined || other?.ms === undefined || waiting.some(({ ms }) => !Object.is(ms, one.ms)))
    return { kind: 'other' };
  const { node } = one;
  if (!node) return { kind: 'none' };
  if (Number.isNaN(one.ms) || Number.isNaN(other.ms)) return { kind: 'other' };
  if (one.isRead && other.ms - one.ms === TRIAL_SECONDS) return { kind: 'seconds', node };
  if (one.ms >= TRIAL_SECONDS * MILLISECONDS) return { kind: one.isRead ? 'header' : 'other', node };
  return { kind: one.isRead ? 'cut' : 'constant', node };
}
