/** A call after an answer with this status, and with this `Retry-After` where it is known. */
export interface Question {
  /** The arguments, `UNKNOWN` where they are no plain values. */
  readonly given: readonly unknown[];
  readonly status: number;
  readonly wait: string | undefined;
}

/** What a function gives, and what it has asked for of an answer. */
export interface Result {
  readonly value: unknown;
  readonly hasRead: boolean;
  readonly hasReadWait: boolean;
}
