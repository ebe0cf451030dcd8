import { chainOf, firstOf } from './chain.js';
import { challengeOf, headersOf, statusOf } from './headers.js';
import { isParsed, rememberParsed } from './parsed.js';
import { asObject, asStatus, get, isObject, readHeader, text } from './read.js';
import { retryAfterOf } from './retry-after.js';
import type { GraphErrorCategory, GraphErrorDetail, GraphErrorFacts } from './types.js';
import { codeOf, errorInBody, findError, isError, levelsOf } from './walk.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const networkCode =
  /^(E(CONN\w+|PIPE|PROTO|NOTFOUND|AI_\w+|(NET|HOST)\w+|(SOCKET)?TIMEDOUT)|UND_ERR_(SOCKET|CLOSED|\w+TIMEOUT)|ERR_(NETWORK|TLS\w+|SSL\w+|STREAM_PREMATURE_CLOSE|HTTP2\w+|SOCKET\w+)|REQUEST_SEND_ERROR|\w*CERT\w*)$/;
const networkMessage = /fetch failed|failed to fetch|load failed|network ?error|socket hang up|premature close/i;
/** Kiota on an answer whose body it cannot parse: it keeps neither status nor headers. */
const unparsedAnswer = /factory registered|no response content type|support structured data/;
const secret = /eyJ[\w-]{8,}(\.[\w-]*)*|(?<=\b(Bearer|access_token|tempauth|sig)[ =])[^\s&"']{6,}/gi;

const mask = (message: string): string => message.replace(secret, '[masked]');

/** `message` is a text, or `{ value }` in the OData shapes. */
const messageOf = (level: unknown): string | undefined => {
  const message = get(level, 'message');
  return text(message) ?? text(get(message, 'value'));
};

/** A member of a token endpoint's answer; Kiota moves them into `additionalData`. */
const oauth = (body: unknown, key: string): unknown => get(body, key) ?? get(get(body, 'additionalData'), key);

function detailsOf(levels: readonly unknown[], body: unknown): GraphErrorDetail[] {
  const details: GraphErrorDetail[] = [];
  const add = (entry: unknown): void => {
    const detail: Mutable<GraphErrorDetail> = {};
    const code = codeOf(entry);
    const message = messageOf(entry);
    const target = text(get(entry, 'target'));
    if (code !== undefined) detail.code = code;
    if (message !== undefined) detail.message = mask(message);
    if (target !== undefined) detail.target = target;
    if (Object.keys(detail).length > 0) details.push(detail);
  };
  for (const level of levels) {
    const entries = get(level, 'details');
    if (Array.isArray(entries)) entries.forEach(add);
    else if (errorInBody(entries) === undefined) add(entries);
  }
  const numbers: unknown = oauth(body, 'error_codes') ?? get(body, 'errorNo');
  for (const number of Array.isArray(numbers) ? (numbers as unknown[]) : [numbers]) {
    if (typeof number === 'number' || /^\d+$/.test(text(number) ?? '')) add({ code: `AADSTS${String(number)}` });
  }
  return details;
}

function categoryOf(chain: readonly unknown[], status: number | undefined, body: unknown): GraphErrorCategory | undefined {
  if (oauth(body, 'error_description') !== undefined || (isError(body) && text(get(body, 'errorCode')) !== undefined)) {
    return 'authentication';
  }
  if (status !== undefined) return status > 499 ? 'server' : 'client';
  const names = new Set(chain.flatMap((value) => [get(value, 'name'), get(value, 'code')]));
  if (names.has('AbortError')) return 'aborted';
  const failed = chain.some(
    (value) =>
      isError(value) && (networkCode.test(text(get(value, 'code')) ?? '') || networkMessage.test(text(get(value, 'message')) ?? '')),
  );
  if (failed || names.has('TimeoutError')) return 'network';
  return chain.some((value) => isError(value) && unparsedAnswer.test(text(get(value, 'message')) ?? '')) ? 'unknown' : undefined;
}

/**
 * Reads what a thrown value, a failed `Response`, a body or its JSON text says about a failed request.
 * Undefined when it says nothing of the kind. Never throws and runs no foreign method but `headers.get`.
 */
export function normalise(thrown: unknown): GraphErrorFacts | undefined {
  if (isParsed(thrown)) return thrown;
  const chain = chainOf(thrown);
  const found = firstOf(chain, findError);
  const levels = found === undefined ? [] : levelsOf(found.error);
  const headers = chain.flatMap(headersOf);
  const status = firstOf(chain, statusOf) ?? firstOf(levels, (level) => asStatus(get(level, 'code')) ?? asStatus(get(level, 'status')));
  const codes = new Set(levels.map(codeOf).filter((code) => code !== undefined));
  const challenge = challengeOf(headers);
  if (challenge?.error === 'insufficient_claims') codes.add(challenge.error);
  const category = categoryOf(chain, status, found?.body);
  if (codes.size === 0 && !(status !== undefined ? status > 399 : category)) return undefined;

  const optional: Partial<Mutable<GraphErrorFacts>> = {
    status,
    requestId:
      firstOf([...levels, ...chain], (level) => text(get(level, 'request-id')) ?? text(get(level, 'requestId'))) ??
      firstOf(headers, (all) => readHeader(all, 'request-id') ?? readHeader(all, 'x-ms-request-id') ?? readHeader(all, 'sprequestguid')),
    clientRequestId:
      firstOf(levels, (level) => text(get(level, 'client-request-id')) ?? text(get(level, 'clientRequestId'))) ??
      firstOf(headers, (all) => readHeader(all, 'client-request-id')),
    date: firstOf(levels, (level) => text(get(level, 'date'))),
    retryAfterMs: firstOf(headers, (all) => retryAfterOf(all, Date.now())),
    challenge,
  } as Partial<Mutable<GraphErrorFacts>>;
  const info: Record<string, unknown> = {
    codes: [...codes],
    details: detailsOf(levels, found?.body),
    category: category ?? 'unknown',
    legacy: [...chain, found?.body].some((value) => isObject(get(asObject(value), 'odata.error'))),
    message: mask(firstOf(levels, messageOf) ?? firstOf(chain, (value) => text(get(value, 'message'))) ?? ''),
  };
  for (const [key, value] of Object.entries(optional)) if (value !== undefined) info[key] = value;
  rememberParsed(info, thrown);
  return info as unknown as GraphErrorFacts;
}
