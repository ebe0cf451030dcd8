/** One request of a JSON batch. */
export interface BatchRequestItem {
  /** Not case-sensitive, and no other request has it. */
  readonly id: string | number;
  readonly method: string;
  readonly url: string;
  /** Ids of the requests that must succeed first. */
  readonly dependsOn?: readonly (string | number)[];
}

/** One answer of a JSON batch. */
export interface BatchResponseItem {
  readonly id: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What `retryBatch` is rejected with when a batch failed as a whole after requests had been answered. */
export interface IncompleteBatchError extends Error {
  /** What `send` threw or gave last. */
  readonly cause: unknown;
  /** The answers so far, in the order of the requests. The requests that it lacks have no known outcome. */
  readonly answers: readonly BatchResponseItem[];
}
