import type { GiveUpReason } from './options.js';

/**
 * What happened, without the thrown value, headers or addresses: safe to log. Members that are not known are
 * undefined.
 */
export interface RetryDiagnostic {
  /** `retry` before a wait, `give-up` when nothing more is tried. */
  readonly name: 'retry' | 'give-up';
  /** Number of the attempt that failed, from 1. */
  readonly attempt: number;
  /** Milliseconds until the next attempt. */
  readonly delayMs?: number | undefined;
  /** Milliseconds since the first attempt began. */
  readonly elapsedMs: number;
  readonly status: number | undefined;
  /** The outermost code. */
  readonly code: string | undefined;
  readonly requestId: string | undefined;
  /** Why it gave up. */
  readonly reason?: GiveUpReason | undefined;
  /** When the next attempt starts, or would make sense. */
  readonly retryAt: Date | undefined;
}

/**
 * Hands an event to `globalThis[Symbol.for('msgraph-errors')].publish`, if there is one: a channel of
 * `node:diagnostics_channel` or any object with that function. Needs no import on either side. What it throws
 * is dropped: diagnostics never change a result.
 */
export async function publish(event: RetryDiagnostic): Promise<void> {
  try {
    const channel = (
      globalThis as { [key: symbol]: { publish?: (event: RetryDiagnostic) => unknown } | undefined }
    )[Symbol.for('msgraph-errors')];
    // Also what an asynchronous function rejects with is caught.
    await channel?.publish?.(event);
  } catch {
    // See above.
  }
}
