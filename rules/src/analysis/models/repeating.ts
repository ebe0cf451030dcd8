import type { ClientId } from './types.js';

/** A client that sends a request again by itself. */
export interface RepeatingClient {
  /** The package under whose name `msgraph-errors/knowledge` says how many attempts it makes. */
  readonly package: string;
  readonly statuses: readonly number[];
  /** The methods that it repeats, in upper case; all of them where left out. */
  readonly methods?: readonly string[];
  /**
   * Where its repetitions are set: properties of options, methods, and classes that are given more than so
   * many arguments.
   */
  readonly options: readonly string[];
  readonly calls?: readonly string[];
  readonly classes?: Readonly<Record<string, number>>;
}

const IDEMPOTENT = ['GET', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'];

/**
 * Measured against a server that answers with these statuses, with the versions that the sources are of.
 * @see https://github.com/microsoftgraph/msgraph-sdk-javascript/blob/dev/src/middleware/RetryHandler.ts
 * @see https://github.com/microsoft/kiota-typescript/blob/main/packages/http/fetch/src/middlewares/retryHandler.ts
 * @see https://github.com/sindresorhus/got/blob/main/documentation/7-retry.md
 * @see https://github.com/sindresorhus/ky#retry
 * @see https://github.com/unjs/ofetch#%EF%B8%8F-auto-retry
 */
export const REPEATING: Readonly<Partial<Record<ClientId, RepeatingClient>>> = {
  'graph-sdk': {
    package: '@microsoft/microsoft-graph-client',
    statuses: [429, 503, 504],
    options: ['middleware'],
    calls: ['middlewareOptions'],
  },
  kiota: {
    package: '@microsoft/msgraph-sdk',
    statuses: [429, 503, 504],
    options: ['options'],
    classes: { FetchRequestAdapter: 3, GraphRequestAdapter: 3 },
  },
  got: {
    package: 'got',
    statuses: [408, 413, 429, 500, 502, 503, 504, 521, 522, 524],
    methods: IDEMPOTENT,
    options: ['retry'],
  },
  ky: {
    package: 'ky',
    statuses: [408, 413, 429, 500, 502, 503, 504],
    methods: IDEMPOTENT,
    options: ['retry'],
  },
  ofetch: {
    package: 'ofetch',
    statuses: [408, 409, 425, 429, 500, 502, 503, 504],
    methods: ['GET', 'HEAD', 'OPTIONS', 'TRACE'],
    options: ['retry'],
  },
};
