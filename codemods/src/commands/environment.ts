interface Output {
  readonly isTTY?: boolean;
  write: (text: string) => unknown;
}

export interface Environment {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Diffs and summary. */
  readonly stdout: Output;
  /** Progress, when it is a terminal, and errors. */
  readonly stderr: Output;
  /** Reads standard input to its end. */
  readonly stdin?: () => Promise<string>;
  /**
   * Asked once, before the first file: from then on the run is stopped by this signal, and not in the middle
   * of a file.
   */
  readonly onStop?: () => AbortSignal;
}

export const Exit = { done: 0, findings: 1, usage: 2, stopped: 130 } as const;
export type Exit = (typeof Exit)[keyof typeof Exit];

export const NAME = 'msgraph-codemod';
