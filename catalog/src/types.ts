import type { GraphErrorCode } from './codes.generated.js';
import type { GraphErrorCondition } from './conditions.generated.js';

/** A code of the catalogue, or any other text, because services add codes at any time. */
export type ErrorCodeLike = GraphErrorCode | (string & {});

/**
 * Where a failure comes from.
 * - `client`: a 4xx answer; `server`: a 5xx answer.
 * - `network`: no answer came (name resolution, reset, time-out).
 * - `authentication`: the token endpoint or the sign-in library refused; Graph was not asked.
 * - `aborted`: the caller gave up.
 * - `unknown`: a Graph error body without a status.
 */
export type GraphErrorCategory = 'client' | 'server' | 'network' | 'authentication' | 'aborted' | 'unknown';

/**
 * What failed where no answer came.
 * - `connection`: name resolution, refused or lost connections.
 * - `timeout`: no answer in time.
 * - `setup`: certificates, and requests that cannot be sent (unknown schemes, blocked ports, endless
 *   redirects). Does not pass by itself.
 */
export type GraphNetworkFault = 'connection' | 'timeout' | 'setup';

/** One entry of `details[]` of an error body, or an `AADSTS` number of the token endpoint. */
export interface GraphErrorDetail {
  readonly code?: string;
  readonly message?: string;
  readonly target?: string;
}

/**
 * One entry of `values` of an `odata.error` body: what was wrong with the request. On the wire the name is
 * called `item`.
 */
export interface GraphErrorValue {
  readonly name?: string;
  readonly value?: string;
}

/** What a `WWW-Authenticate` header asks for, for example after conditional access refused the token. */
export interface GraphAuthChallenge {
  /** `insufficient_claims`, `invalid_token`, … */
  readonly error?: string;
  /** The claims to hand to the sign-in library, as sent (base64). */
  readonly claims?: string;
}

/** What a thrown value says about a failed request, whatever client threw it. */
export interface GraphErrorFacts {
  /** The outermost code, `codes[0]`. It is seldom the one to decide by. */
  readonly code?: string;
  /**
   * Codes of the error and its inner errors, outermost first, as spelled on the wire. Empty without a usable
   * body.
   */
  readonly codes: readonly string[];
  /** Sibling errors (`details[]`), in order. */
  readonly details: readonly GraphErrorDetail[];
  /** Name and value pairs of an `odata.error` body. Absent when it has none. */
  readonly values?: readonly GraphErrorValue[];
  /** HTTP status, 100 to 599. Absent when no answer came or the client does not keep it. */
  readonly status?: number;
  /** `request-id` of the answer, to be given to Microsoft support. */
  readonly requestId?: string;
  /** `client-request-id` that the caller sent. */
  readonly clientRequestId?: string;
  /** Time of the failure as the service wrote it (UTC without a zone). */
  readonly date?: string;
  /** How long to wait before the next request, in milliseconds, from the moment of parsing. */
  readonly retryAfterMs?: number;
  readonly category: GraphErrorCategory;
  /** What failed, where `category` is `network`. */
  readonly network?: GraphNetworkFault;
  /** True for the `odata.error` shape of the retired Azure AD Graph and of SharePoint REST. */
  readonly legacy: boolean;
  /**
   * The message of the service, else of the client. For logs: not for users, and never to be compared. Tokens
   * are masked.
   */
  readonly message: string;
  readonly challenge?: GraphAuthChallenge;
  /**
   * The very value that was thrown. Not enumerable and lost in copies: it may hold request headers with
   * tokens.
   */
  readonly thrown: unknown;
}

/** {@link GraphErrorFacts} with the conditions that the catalogue derives from codes and status. */
export interface GraphErrorInfo extends GraphErrorFacts {
  readonly conditions: readonly GraphErrorCondition[];
}

declare const readable: unique symbol;

/**
 * A value that says something about a failed request: one for which `parseGraphError` is not undefined.
 * Nothing is promised about its members, because every client has its own; the mark exists for the compiler
 * only.
 */
export interface GraphErrorLike {
  readonly [readable]: true;
}
