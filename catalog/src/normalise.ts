import { chainOf, findFirst } from './chain.js';
import { headersOf, holdersOf, readHeader } from './headers.js';
import { isParsed, rememberParsed } from './parsed.js';
import { asObject, asStatus, get, isObject, pick, text } from './read.js';
import { retryAfterOf } from './retry-after.js';
import type { GraphErrorCategory, GraphErrorDetail, GraphErrorFacts } from './types.js';
import { codeOf, errorInBody, findError, isError, levelsOf } from './walk.js';

/** Codes of failures before an answer. */
const networkCode =
  /^E(CONN|PIPE|PROTO|NOTFOUND|AI_|NET|HOST)|TIMEDOUT|SOCKET|_TIMEOUT|_CLOSED|_NETWORK|TLS|SSL|CERT|PREMATURE|HTTP2|REQUEST_SEND/;
const networkMessage = /fetch failed|failed to fetch|load failed|network ?error|socket hang up|premature close/i;
/** Kiota on an answer whose body it cannot parse: it keeps neither status nor headers. */
const unparsedAnswer = /factory registered|no response content type|support structured data/;
const secret = /((?:bearer |token=|tempauth=|sig=))[^\s&"']+|\beyJ[\w.-]{20,}/gi;

/** `message` is a text, or `{ value }` in the OData shapes. */
const messageOf = (levels: readonly unknown[]): string | undefined =>
  pick(levels, ['message'], (message) => text(message) ?? text(get(message, 'value')))?.replace(secret, '$1[masked]');

function detailsOf(levels: readonly unknown[], body: unknown): GraphErrorDetail[] {
  const numbers = pick([body, get(body, 'additionalData')], ['error_codes', 'errorNo'], (value) => value);
  const entries = levels.map((level) => get(level, 'details')).filter((details) => isObject(details) && errorInBody(details) === undefined);
  for (const number of [numbers].flat()) {
    if (typeof number === 'number' || typeof number === 'string') entries.push({ code: `AADSTS${number}` });
  }
  return entries.flat().flatMap((entry) => {
    const detail = present({ code: codeOf(entry), message: messageOf([entry]), target: text(get(entry, 'target')) });
    return Object.keys(detail).length > 0 ? [detail] : [];
  });
}

/** A copy without the members that are undefined. */
const present = (members: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

function categoryOf(chain: readonly unknown[], status: number | undefined, body: unknown): GraphErrorCategory | undefined {
  const inSignIn = isError(body) ? ['errorCode'] : ['error_description'];
  if (pick([body, get(body, 'additionalData')], inSignIn, text) !== undefined) return 'authentication';
  if (status !== undefined) return status > 499 ? 'server' : status > 399 ? 'client' : undefined;
  const errors = chain.filter(isError);
  const some = (keys: readonly string[], pattern: RegExp): boolean =>
    errors.some((error) => pick([error], keys, (value) => (pattern.test(text(value) ?? '') ? true : undefined)));
  if (some(['name', 'code'], /^AbortError$/)) return 'aborted';
  if (some(['code'], networkCode) || some(['message'], networkMessage) || some(['name'], /^TimeoutError$/)) return 'network';
  return some(['message'], unparsedAnswer) ? 'unknown' : undefined;
}

/** What `WWW-Authenticate` asks for, where it names an error or claims; the plain "use a bearer token" is no challenge. */
function challengeOf(headers: readonly object[]): object | undefined {
  const header = readHeader(headers, 'www-authenticate') ?? '';
  const error = /\berror="?(\w+)/.exec(header)?.[1];
  const claims = /\bclaims="?([^",\s]+)/.exec(header)?.[1];
  return error === undefined && claims === undefined ? undefined : present({ error, claims });
}

/**
 * Reads what a thrown value, a failed `Response`, a body or its JSON text says about a failed request.
 * Undefined when it says nothing of the kind. Never throws and runs no foreign method but `headers.get`.
 */
export function normalise(thrown: unknown): GraphErrorFacts | undefined {
  if (isParsed(thrown)) return thrown;
  const chain = chainOf(thrown);
  const found = findFirst(chain, findError);
  const levels = found === undefined ? [] : levelsOf(found.error);
  const holders = holdersOf(chain);
  const headers = headersOf(holders);
  const status =
    pick(holders, ['statusCode', 'responseStatusCode', 'status', 'httpCode'], asStatus) ?? pick(levels, ['code', 'status'], asStatus);
  const codes = new Set(levels.map(codeOf).filter((code) => code !== undefined));
  const category = categoryOf(chain, status, found?.body);
  if (codes.size === 0 && category === undefined) return undefined;
  const facts = present({
    codes: [...codes],
    details: detailsOf(levels, found?.body),
    status,
    requestId: pick([...levels, ...chain], ['request-id', 'requestId'], text) ?? readHeader(headers, 'request-id', 'x-ms-request-id', 'sprequestguid'),
    clientRequestId: pick(levels, ['client-request-id', 'clientRequestId'], text) ?? readHeader(headers, 'client-request-id'),
    date: pick(levels, ['date'], text),
    retryAfterMs: retryAfterOf(headers, Date.now()),
    category: category ?? 'unknown',
    legacy: [...chain, found?.body].some((value) => get(asObject(value), 'odata.error') !== undefined),
    message: messageOf(levels) ?? messageOf(chain) ?? '',
    challenge: challengeOf(headers),
  }) as GraphErrorFacts;
  rememberParsed(facts, thrown);
  return facts;
}
