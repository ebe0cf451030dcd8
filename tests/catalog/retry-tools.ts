import { expect, vi } from 'vitest';
import type { AbortSignalLike, RetryClock } from 'msgraph-errors';

/** A clock that moves only when somebody sleeps, and says for how long. */
export function fakeClock(random = 1): RetryClock & { readonly waits: number[] } {
  let time = Date.now();
  const waits: number[] = [];
  return {
    waits,
    now: () => time,
    random: () => random,
    sleep: (ms, signal) => {
      signal.throwIfAborted();
      waits.push(ms);
      time += ms;
      return Promise.resolve();
    },
  };
}

export const failure = (status: number, headers: Record<string, string> = {}, code?: string): Error =>
  Object.assign(new Error(`status ${status}`), {
    statusCode: status,
    headers,
    ...(code !== undefined && { body: { error: { code } } }),
  });

/** Fails with each failure in turn, then succeeds. */
export function failing(...failures: readonly unknown[]): ReturnType<typeof vi.fn<() => Promise<string>>> {
  const rest = [...failures];
  return vi.fn(() => (rest.length === 0 ? Promise.resolve('done') : Promise.reject(rest.shift() as Error)));
}
export const always = (error: unknown): ReturnType<typeof vi.fn<() => Promise<string>>> =>
  vi.fn(() => Promise.reject(error as Error));

/** A signal as React Native and the package `abort-controller` have it: no `throwIfAborted`, no `reason`. */
export function plainSignal(): AbortSignalLike & {
  removeEventListener: (type: 'abort', listener: () => void) => void;
  abort: () => void;
} {
  const listeners = new Set<() => void>();
  return {
    aborted: false,
    addEventListener: (_type, listener) => {
      listeners.add(listener);
    },
    removeEventListener: (_type, listener) => {
      listeners.delete(listener);
    },
    abort() {
      (this as { aborted: boolean }).aborted = true;
      for (const listener of listeners) listener();
    },
  };
}

export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.unreachable('resolved'),
    (error: unknown) => error,
  );
}
