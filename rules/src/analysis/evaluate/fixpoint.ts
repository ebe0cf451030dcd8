import type { Bag, Item } from './items.js';
import type { Pool } from './pool.js';

interface Entry {
  state: 'running' | 'provisional' | 'done';
  value: Bag;
  /** How many questions were open when it was asked. */
  depth: number;
  isAskedAgain: boolean;
  /** The round in which a provisional value holds. */
  round: number;
  /** The depth of the question that a provisional value depends on. */
  head: number;
}

/** Rounds in which the answers of a cycle may grow. */
const MAX_ROUNDS = 6;
/** Questions within questions; the stack of the runtime ends at some thousand calls. */
const MAX_OPEN = 120;

/**
 * Answers each question once. Questions that depend on each other are asked in rounds until no answer grows any more; an
 * answer that rests on one that is not complete yet is never kept.
 */
export class Fixpoint {
  private readonly entries = new Map<string, Entry>();
  private round = 0;
  private open = 0;
  private head = Infinity;
  private steps = 0;
  /** @param budget how many answers may be sought for one question from outside; afterwards nothing is known any more */
  constructor(
    private readonly pool: Pool,
    private readonly budget: number,
  ) {}

  /** Begins a question from outside. */
  begin(): void {
    this.steps = 0;
  }

  ask<T extends Item>(key: string, compute: () => Bag<T>): Bag<T> {
    const known = this.entries.get(key);
    if (known?.state === 'done') return known.value as Bag<T>;
    if (known?.state === 'running') {
      known.isAskedAgain = true;
      this.head = Math.min(this.head, known.depth);
      return known.value as Bag<T>;
    }
    if (known && known.round === this.round) {
      this.head = Math.min(this.head, known.head);
      return known.value as Bag<T>;
    }
    if (this.open >= MAX_OPEN || ++this.steps > this.budget) {
      return this.pool.unknown;
    }
    const entry: Entry = { state: 'running', value: known?.value ?? this.pool.empty, depth: ++this.open, isAskedAgain: false, round: 0, head: 0 };
    this.entries.set(key, entry);
    const outer = this.head;
    try {
      const inner = this.settle(entry, compute);
      this.head = Math.min(outer, inner);
      return entry.value as Bag<T>;
    } finally {
      this.open--;
      // An error on the way leaves no answer.
      if (entry.state === 'running') this.entries.delete(key);
    }
  }

  /** @returns the depth of the question that the answer depends on; infinite when it is complete */
  private settle(entry: Entry, compute: () => Bag): number {
    for (let round = 0; ; round++) {
      this.head = Infinity;
      entry.isAskedAgain = false;
      const value = this.pool.union(entry.value, compute());
      const hasGrown = value !== entry.value;
      entry.value = value;
      if (this.head < entry.depth) {
        Object.assign(entry, { state: 'provisional', round: this.round, head: this.head });
        return this.head;
      }
      if (!isAskedAgain(entry) || !hasGrown || round >= MAX_ROUNDS) break;
      this.round++;
    }
    entry.state = 'done';
    return Infinity;
  }
}

/** It may have been asked while its own answer was sought. */
function isAskedAgain(entry: Entry): boolean {
  return entry.isAskedAgain;
}
