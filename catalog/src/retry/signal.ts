/**
 * What is read of an abort signal: those of browsers, Node, Deno and Bun have it, and so have those of React
 * Native, of `abort-controller` and of `@azure/abort-controller`, which lack `throwIfAborted` and some of
 * them `reason`.
 */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  // Declared as methods, because the platforms declare their parameters more narrowly.
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener?(type: 'abort', listener: () => void): void;
}

/**
 * The platform's own `AbortSignal` where its types are known, so that it can be handed to `fetch` and to
 * clients.
 */
export type RetrySignal = typeof globalThis extends { AbortSignal: { prototype: infer Signal } }
  ? Signal
  : AbortSignalLike;

/** The types of platforms know of it since TypeScript 5.5, and a copy of this file may meet older ones. */
interface Joining {
  any(signals: readonly AbortSignalLike[]): RetrySignal;
}

/** An error that is told by its name. The platforms throw a `DOMException`, which is not everywhere. */
export const named = (name: string, message: string, code?: string): Error =>
  Object.assign(new Error(message), { name, code });

/** The reason of an aborted signal, whatever it is; an `AbortError` where the platform keeps none. */
export const reasonOf = ({ reason }: AbortSignalLike): unknown =>
  reason === undefined ? named('AbortError', 'Aborted.') : reason;

/**
 * A signal that is aborted with any of them. Where the platform cannot join them it is the first, or one that
 * is never aborted. Signals made by the platform hold no listener on theirs, of which Node counts more than
 * ten on one signal for a leak.
 */
export function joined(signals: readonly AbortSignalLike[]): RetrySignal {
  try {
    // Node takes anything that looks like a signal, and then does not follow it.
    if (signals.every((signal) => signal instanceof AbortSignal)) {
      return (AbortSignal as unknown as Joining).any([...signals]);
    }
  } catch {
    // Not there.
  }
  return (signals[0] as AbortSignal | undefined) ?? new AbortController().signal;
}
