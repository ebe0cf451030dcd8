/** Callers of callers of the function in which something is tested. */
export const MAX_CALLERS = 3;

/**
 * Functions that hand each other parts of what they get have exponentially many ways. Past this many, nothing
 * is known.
 */
const MAX_WAYS = 1000;

/** The ways through callers that one question has taken. */
export class WaysTaken {
  private taken = 0;

  begin(): void {
    this.taken = 0;
  }

  /** Whether there were so many that nothing is known. */
  get areTooMany(): boolean {
    return this.taken > MAX_WAYS;
  }

  /** Whether callers are asked for once more; counts it. */
  mayGoOn(depth: number): boolean {
    return depth < MAX_CALLERS && ++this.taken <= MAX_WAYS;
  }
}
