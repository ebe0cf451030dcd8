import type { ClientId } from '../types.js';

/** A value that sends requests: a Graph client, or an HTTP client bound to a Graph base URL. */
export interface Receiver {
  readonly client: ClientId;
  /** `graph`: every request goes to Graph. `http`: only with a Graph URL. `task`: `methods` send requests. */
  readonly kind: 'graph' | 'http' | 'task';
  readonly methods?: ReadonlySet<string>;
}
