import type { Bag, Item } from './items.js';
import type { Pool } from './pool.js';

/** What tells a question from others of its kind. */
type Key = string | number;

/** Questions of one kind, with what is known of their answers. */
export type Questions = Map<Key, Entry>;

interface Entry {
  readonly key: Key;
  readonly questions: Questions;
  state: 'running' | 'provisional' | 'done';
  value: Bag;
  /** How many questions were open when it was asked. */
  depth: number;
  /** The round in which a provisional value holds. */
  round: number;
  /** The depth of the outermost open question that a provisional value depends on. */
  head: number;
  /** The search for it ended early; so it holds for one question from outside only. */
  isCut: boolean;
  /** The question from outside for which it was sought. */
  question: number;
}

/** Rounds after the first one in which the answers of a cycle may change. */
const MAX_ROUNDS = 6;
/** Questions within questions; the stack of the runtime ends at some thousand calls. */
const MAX_OPEN = 120;
/**
 * Once so many questions from outside were cut short, or they have taken so many times the budget of one, what was
 * found for them is kept: all of them would take too long.
 */
const MAX_CUT = { questions: 10, budgets: 3 } as const;

/**
 * Answers each question once. Questions that depend on each other are asked in rounds, until a round changes
 * none of their answers; before that, none of them is kept. So it does not matter which of them is asked
 * first.
 */
export class Fixpoint {
  /** Questions of all kinds that are told apart by a text. */
  private readonly entries: Questions = new Map();
  /**
   * Entries whose answers depend on a question that is still open, in the order in which they were sought.
   */
  private pending: Entry[] = [];
  private rounds = 0;
  private round = 0;
  private changes = 0;
  private open = 0;
  private head = Infinity;
  private isCut = false;
  private steps = 0;
  private question = 0;
  private cutQuestions = 0;
  /** Answers sought for questions from outside that were cut short. */
  private stepsOfCut = 0;
  private hasBeenCut = false;
  private count = 0;

  /**
   * @param budget how many answers may be sought for one question from outside; afterwards nothing is known
   *   any more
   */
  constructor(
    private readonly pool: Pool,
    private readonly budget: number,
  ) {}

  /** Begins a question from outside. */
  begin(): void {
    if (this.hasBeenCut) {
      this.cutQuestions++;
      this.stepsOfCut += this.steps;
    }
    if (this.cutQuestions < MAX_CUT.questions && this.stepsOfCut < MAX_CUT.budgets * this.budget)
      this.question++;
    this.steps = 0;
    this.hasBeenCut = false;
  }

  /** Something was not looked for: the answers that are being sought are not complete. */
  cut(): void {
    this.isCut = true;
    this.hasBeenCut = true;
  }

  /** How many answers were sought; most of them are kept. */
  get answers(): number {
    return this.count;
  }

  /** Whether the search for the current question from outside has ended early somewhere. */
  get isCutShort(): boolean {
    return this.hasBeenCut;
  }

  /** @param questions those of the kind; numbers are told apart in less time than texts */
  ask<T extends Item>(key: Key, compute: () => Bag<T>, questions: Questions = this.entries): Bag<T> {
    const known = this.known(questions.get(key));
    if (known && (known.state !== 'provisional' || known.round === this.round)) {
      if (known.state !== 'done')
        this.head = Math.min(this.head, known.state === 'running' ? known.depth : known.head);
      this.isCut ||= known.isCut;
      return known.value as Bag<T>;
    }
    if (this.open >= MAX_OPEN || ++this.steps > this.budget) {
      this.cut();
      return this.pool.unknown;
    }
    const entry: Entry = {
      key,
      questions,
      state: 'running',
      value: known?.value ?? this.pool.empty,
      depth: ++this.open,
      round: 0,
      head: Infinity,
      isCut: false,
      question: this.question,
    };
    questions.set(key, entry);
    this.count++;
    const { head, isCut } = this;
    try {
      this.settle(entry, compute);
      this.head = Math.min(head, entry.head);
      this.isCut = isCut || entry.isCut;
      return entry.value as Bag<T>;
    } finally {
      this.open--;
      // An error on the way leaves no answer.
      if (entry.state === 'running') questions.delete(key);
    }
  }

  /** What is known of an answer; one that was cut short for an earlier question is sought anew. */
  private known(known: Entry | undefined): Entry | undefined {
    return known?.isCut === true && known.question !== this.question ? undefined : known;
  }

  private settle(entry: Entry, compute: () => Bag): void {
    const { round: outer } = this;
    const first = this.pending.length;
    for (let round = 0; ; round++) {
      this.head = Infinity;
      this.isCut = false;
      const before = this.changes;
      const value = compute();
      if (value !== entry.value) this.changes++;
      entry.value = value;
      entry.isCut = this.isCut;
      if (this.head < entry.depth) {
        Object.assign(entry, { state: 'provisional', round: outer, head: this.head });
        this.pending.push(entry);
        // What depends on this question depends on what it depends on.
        for (const member of this.pending.slice(first)) member.head = Math.min(member.head, this.head);
        break;
      }
      const isSettled = this.head === Infinity || this.changes === before;
      if (isSettled || round >= MAX_ROUNDS) {
        this.close(entry, this.pending.splice(first), isSettled);
        break;
      }
      this.round = ++this.rounds;
    }
    this.round = outer;
  }

  /** All answers of a cycle are complete at once; one that was not sought in the last round is of no use. */
  private close(head: Entry, members: readonly Entry[], isSettled: boolean): void {
    for (const entry of [...members, head]) {
      const { key, questions } = entry;
      if (questions.get(key) !== entry) continue;
      if (entry !== head && entry.round !== this.round) {
        questions.delete(key);
        continue;
      }
      Object.assign(entry, { state: 'done', head: Infinity, isCut: head.isCut });
      if (!isSettled) entry.value = this.pool.bag(entry.value.items, true);
    }
  }
}
