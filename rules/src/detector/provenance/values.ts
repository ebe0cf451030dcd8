import { isInnerError, PART, type Beside } from '../../analysis/index.js';
import type { Variable } from '../../syntax/scope.js';
import type { Failure, GraphFailure } from './context.js';

/**
 * Where a value may come from. `error`: what a failure throws. `response`: the Response of a Graph request.
 * `body`: what such a Response holds. `parameter`: not known yet, the callers decide.
 */
export type Root = ClosedRoot | { readonly kind: 'parameter' };

/** A root that does not depend on callers. */
export type ClosedRoot =
  | { readonly kind: 'error'; readonly failure: Failure }
  | { readonly kind: 'response' | 'body'; readonly failure: GraphFailure };

/** How the root value is written at the place that uses it. */
export interface RootExpression {
  readonly text: string;
  /** The variable that the text starts with; it must mean the same where the text is repeated. */
  readonly variable: Variable;
}

/** One possible meaning of an expression: a part of a root. */
export interface Value<R = Root> {
  readonly root: R;
  /** Properties read from the root, outermost first; `$json` stands for `JSON.parse`. */
  readonly path: readonly string[];
  /**
   * Where the value sits in an object literal made on the way: `{ info: { text: e.message } }` is `info`,
   * `text`.
   */
  readonly at: readonly string[];
  /** The value was turned into text. */
  readonly text: boolean;
  /**
   * Constant parts of the texts of this project that the value was put into: `Graph query failed: ` of ``
   * `Graph query failed: ${error.message}` ``.
   */
  readonly around?: readonly string[];
  /** The value is read from every level of an error, not only from the one that the path names. */
  readonly walked?: boolean;
  /** What stands beside it in the object literal that holds it. */
  readonly beside?: Beside;
  readonly expression: RootExpression | undefined;
  /** The class of the error that holds the one in question: `error.cause`. */
  readonly heldBy?: string;
  /** The call that gave the value to a parameter, by place; values without one were not given by a caller. */
  readonly caller?: string;
}

/** A value whose origin is known, callers included. */
export type ConcreteValue = Value<ClosedRoot>;

export type Role = 'whole' | 'message' | 'code' | 'inner-code' | 'status' | 'other';

/** Reading a text as JSON, in the path of a value. */
const JSON_OF = '$json';

const CONTAINERS: ReadonlySet<string> = new Set([
  'error',
  'errorEscaped',
  'additionalData',
  'response',
  'data',
  'body',
  'bodyAsText',
  'parsedBody',
  JSON_OF,
  '$body',
  'odata.error',
  'cause',
  'context',
  'originalError',
]);
const MESSAGES: ReadonlySet<string> = new Set([
  'message',
  'Message',
  'description',
  'stack',
  'bodyText',
  'responseText',
]);
const CODES: ReadonlySet<string> = new Set(['code', 'errorCode']);
const STATUSES: ReadonlySet<string> = new Set(['status', 'statusCode', 'responseStatusCode', 'httpCode']);
const TRANSPORTS: ReadonlySet<string> = new Set([
  'axios',
  'got',
  'ky',
  'undici',
  'ofetch',
  'superagent',
  'fetch',
  'pnp',
]);

/**
 * Clients that reject only when there is no answer: what Graph says is in the response, whatever its status.
 */
export const UNANSWERED: ReadonlySet<string> = new Set(['fetch', 'undici']);

/** What part of an error or of a failed response a value is. */
export function roleOf(value: Value): Role {
  if (value.at.length > 0) return 'other';
  // Of what a code or a status is put together from, nothing says which it is.
  if (value.path.at(-1) === PART)
    return roleOf({ ...value, path: value.path.slice(0, -1) }) === 'message' ? 'message' : 'other';
  const inner = value.path.filter(isInnerError).length;
  // What is read as JSON is a body, wherever its text stood: in a message, behind the name of the client.
  const rest = value.path
    .slice(value.path.lastIndexOf(JSON_OF) + 1)
    .filter((name) => !CONTAINERS.has(name) && !isInnerError(name));
  if (rest.length === 0) return value.text || isBodyText(value) ? 'message' : 'whole';
  const last = rest.at(-1) ?? '';
  if (rest.length > 1 && !isInside(value.path) && last !== 'value') return 'other';
  // `{ message: { lang, value } }`; elsewhere `value` is what a request has found.
  if (last === 'value') return /^message$/i.test(value.path.at(-2) ?? '') ? 'message' : 'other';
  // `error.response.text` of superagent, `error.text` of wretch
  if (MESSAGES.has(last) || (last === 'text' && (value.path.at(-2) === 'response' || isOwnText(value))))
    return 'message';
  if (STATUSES.has(last)) return 'status';
  if (!CODES.has(last)) return 'other';
  if (inner > 0) return 'inner-code';
  return isTransportCode(value) || isOwnCode(value) ? 'other' : 'code';
}

/**
 * Below an `error` or `response` object that home-made code has put somewhere else:
 * `err.request.response.error.code`.
 */
function isInside(path: readonly string[]): boolean {
  const parent = path.at(-2);
  return parent === 'error' || parent === 'odata.error';
}

/**
 * `err.body` of the classic client and `err.response.data` are texts already when they are matched as text.
 */
function isBodyText(value: Value): boolean {
  const last = value.path.at(-1);
  return value.root.kind === 'error' && (last === 'body' || last === 'bodyAsText');
}

function isOwnText({ root, path }: Value): boolean {
  return (
    root.kind === 'error' &&
    root.failure.kind === 'graph' &&
    root.failure.client === 'unknown' &&
    root.failure.wrapped === false &&
    path.length === 1
  );
}

/** `err.code` of a transport client is the transport's own code, never Graph's. */
function isTransportCode(value: Value): boolean {
  const { root } = value;
  if (root.kind !== 'error' || root.failure.kind !== 'graph' || root.failure.wrapped) return false;
  return TRANSPORTS.has(root.failure.client) && value.path.length === 1;
}

/** `err.code` of an error that the project has made of everything but the code. */
function isOwnCode({ root, path }: Value): boolean {
  return (
    path[0] !== 'cause' &&
    root.kind === 'error' &&
    root.failure.kind === 'graph' &&
    root.failure.made?.isCodeLost === true
  );
}

/** The failures that a value depends on, none for parameters. */
export function failuresOfRoot(root: Root): readonly Failure[] {
  return root.kind === 'parameter' ? [] : [root.failure];
}
