import { bodyIn, chainOf } from './chain.js';
import { readHeader } from './headers.js';
import { isParsed, rememberParsed } from './parsed.js';
import { asStatus, get, listOf, pick, text } from './read.js';
import { retryAfterOf } from './retry-after.js';
import type { GraphErrorCategory, GraphErrorDetail, GraphErrorFacts } from './types.js';
import { codeOf, codesOf, isError, levelsOf } from './walk.js';

/** Codes and names of failures before an answer. */
const networkCode =
  /^TimeoutError$|^E(CONN|PIPE|PROTO|NOTFOUND|AI_|NET|HOST)|TIMEDOUT|SOCKET|_TIMEOUT|_CLOSED|_NETWORK|TLS|SSL|CERT|PREMATURE|HTTP2|REQUEST_SEND/;
const networkMessage = /fetch failed|failed to fetch|load failed|network ?error|socket hang up|premature close/i;
/** Kiota on an answer whose body it cannot parse: it keeps neither status nor headers. */
const unparsedAnswer = /factory registered|no response content type|support structured data/;
const secret = /((?:bearer |token=|tempauth=|sig=))[^\s&"']+|\beyJ[\w.-]{20,}/gi;

/** `message` is a text, or `{ value }` in the OData shapes. */
const messageOf = (values: readonly unknown[]): string | undefined =>
  pick(values, ['message'], (message) => text(message) ?? text(get(message, 'value')))?.replace(secret, '$1[masked]');

function detailsOf(stated: readonly unknown[]): GraphErrorDetail[] {
  const details: GraphErrorDetail[] = [];
  const add = (entry: unknown): void => {
    const detail = present({ code: codeOf(entry), message: messageOf([entry]), target: text(get(entry, 'target')) });
    if (detail) details.push(detail);
  };
  for (const level of stated) listOf(get(level, 'details')).forEach(add);
  for (const number of listOf(pick(stated, ['error_codes', 'errorNo'], (value) => value))) {
    if (typeof number === 'number' || typeof number === 'string') add({ code: `AADSTS${number}` });
  }
  return details;
}

/** A copy without the members that are undefined; undefined when all are. */
function present(members: Readonly<Record<string, unknown>>): object | undefined {
  let copy: Record<string, unknown> | undefined;
  for (const key in members) {
    if (members[key] !== undefined) (copy ??= {})[key] = members[key];
  }
  return copy;
}

function categoryOf(chain: readonly unknown[], status: number | undefined, stated: readonly unknown[]): GraphErrorCategory | undefined {
  if (pick(stated, [isError(stated[0]) ? 'errorCode' : 'error_description'], text)) return 'authentication';
  if (status !== undefined) return status > 499 ? 'server' : status > 399 ? 'client' : undefined;
  const errors = chain.filter(isError);
  const some = (pattern: RegExp, ...keys: readonly string[]): boolean | undefined => pick(errors, keys, (value) => pattern.test(text(value) ?? ''));
  if (some(/^AbortError$/, 'name', 'code')) return 'aborted';
  if (some(networkCode, 'name', 'code') || some(networkMessage, 'message')) return 'network';
  return some(unparsedAnswer, 'message') ? 'unknown' : undefined;
}

/** What `WWW-Authenticate` asks for, where it names an error or claims; the plain "use a bearer token" is no challenge. */
function challengeOf(headers: readonly unknown[]): object | undefined {
  const header = readHeader(headers, 'www-authenticate') ?? '';
  return present({ error: /\berror="?(\w+)/.exec(header)?.[1], claims: /\bclaims="?([^",\s]+)/.exec(header)?.[1] });
}

/**
 * Reads what a thrown value, a failed `Response`, a body or its JSON text says about a failed request.
 * Undefined when it says nothing of the kind. Never throws and runs no foreign method but `headers.get`.
 */
export function normalise(thrown: unknown): GraphErrorFacts | undefined {
  if (isParsed(thrown)) return thrown;
  const chain = chainOf(thrown);
  const body = bodyIn(chain);
  const levels = levelsOf(body);
  const codes = codesOf(levels);
  // Where clients keep status and headers.
  const holders: unknown[] = [];
  for (const value of chain) holders.push(value, get(value, 'response'), get(get(value, 'source'), 'response'));
  const status =
    pick(holders, ['statusCode', 'responseStatusCode', 'status', 'httpCode'], asStatus) ?? pick(levels, ['code', 'status'], asStatus);
  // Kiota keeps what the token endpoint says beside the error.
  const stated = [...levels, get(body, 'additionalData')];
  const category = categoryOf(chain, status, stated);
  if (codes.length === 0 && category === undefined) return undefined;
  const headers: unknown[] = [];
  for (const holder of holders) headers.push(get(holder, 'headers'), get(holder, 'responseHeaders'));
  const all = [...levels, ...chain];
  const facts = present({
    codes,
    details: detailsOf(stated),
    status,
    requestId: pick(all, ['request-id', 'requestId'], text) ?? readHeader(headers, 'request-id', 'x-ms-request-id', 'sprequestguid'),
    clientRequestId: pick(levels, ['client-request-id', 'clientRequestId'], text) ?? readHeader(headers, 'client-request-id'),
    date: pick(levels, ['date'], text),
    retryAfterMs: retryAfterOf(headers),
    category: category ?? 'unknown',
    legacy: [...chain, body].some((value) => get(value, 'odata.error') !== undefined),
    message: messageOf(all) ?? '',
    challenge: challengeOf(headers),
  }) as GraphErrorFacts;
  rememberParsed(facts, thrown);
  return facts;
}
