import { findBody } from './chain.js';
import { readHeader } from './headers.js';
import { emptyResult, isResult } from './parsed.js';
import type { Level } from './read.js';
import { add, asStatus, get, isError, listOf, text } from './read.js';
import { retryAfterOf } from './retry-after.js';
import type { GraphAuthChallenge, GraphErrorCategory, GraphErrorDetail, GraphErrorFacts } from './types.js';
import { codeOf, codesOf, levelsOf } from './walk.js';

/** Codes and names of failures before an answer. */
const networkName = /\bTimeoutE|\bE(CONN|PIPE|PROTO|NOTF|AI_|NET|HOST)|TIMED?OUT|SOCKET|_CLOSED|_NETW|TLS|SSL|CERT|PREMAT|HTTP2|T_SEND/;
const networkMessage = /(fetch|load) failed|failed to fetch|network ?error|socket hang up|premature close/i;
/** Kiota on an answer whose body it cannot parse: it keeps neither status nor headers. */
const unparsedAnswer = /factory registered|no response content|support structured/;
const secret = /(bearer |(?:token|tempauth|sig)=|\b(?=eyJ[\w.-]{20}))[^\s&"']+/gi;

/** `message` is a text, or `{ value }` in the OData shapes. */
function messageOf(value: unknown): string {
  const message = text(value) || text(get(value, 'value'));
  // Most messages hold nothing of the kind, and the search is dear.
  return /=|bearer|eyJ/i.test(message) ? message.replace(secret, '$1[masked]') : message;
}

/** The members that are there; undefined when none is. */
function present<T extends object>(members: { readonly [K in keyof T]: T[K] | undefined }): T | undefined {
  const entries = Object.entries(members).filter(([, value]) => value);
  return entries.length > 0 ? (Object.fromEntries(entries) as T) : undefined;
}

/** Failures without an answer are told by what the errors say about themselves. */
function categoryOf(chain: readonly Level[], status: number): GraphErrorCategory | undefined {
  if (status) return status > 499 ? 'server' : status > 399 ? 'client' : undefined;
  for (const error of chain.filter(isError)) {
    const name = `${text(get(error, 'name'))} ${text(get(error, 'code'))}`;
    const message = text(get(error, 'message'));
    if (/\bAbortError/.test(name)) return 'aborted';
    if (networkName.test(name) || networkMessage.test(message)) return 'network';
    if (unparsedAnswer.test(message)) return 'unknown';
  }
  return undefined;
}

const detailOf = (entry: unknown): GraphErrorDetail | undefined =>
  present({ code: codeOf(entry), message: messageOf(get(entry, 'message')), target: text(get(entry, 'target')) });

/**
 * Reads what a thrown value, a failed `Response`, a body or its JSON text says about a failed request.
 * Undefined when it says nothing of the kind. Never throws and runs no foreign method but `headers.get`.
 *
 * @param thrown what the result keeps as `thrown`
 */
export function normalise(value: unknown, thrown: unknown = value): GraphErrorFacts | undefined {
  if (isResult(value)) return value;
  const chain = add([], value);
  const body = findBody(chain);
  const levels = levelsOf(body);
  const codes = codesOf(levels);
  // Kiota keeps what the token endpoint says beside the error.
  const stated = add([...levels], get(body, 'additionalData'));
  let status = 0;
  let requestId = '';
  let clientRequestId = '';
  let date = '';
  let message = '';
  let numbers: unknown;
  let isRefused: unknown = isError(levels[0]) && get(levels[0], 'errorCode');
  const details: GraphErrorDetail[] = [];
  for (const holder of chain) {
    try {
      status ||= asStatus(holder['statusCode']) || asStatus(holder['responseStatusCode']) || asStatus(holder['status']) || asStatus(holder['httpCode']);
      // Behind the body nothing has been looked at.
      if (holder['response']) add(chain, holder['response']);
      if (holder['cause']) add(chain, holder['cause']);
    } catch {
      // What a hostile value does not tell is not known.
    }
  }
  // What the service says comes before what the client says.
  const parts = [...stated];
  for (const holder of chain) add(parts, holder);
  for (const part of parts) {
    try {
      message ||= messageOf(part['message']);
      requestId ||= text(part['request-id'] ?? part['requestId']);
      if (!stated.includes(part)) continue;
      clientRequestId ||= text(part['client-request-id'] ?? part['clientRequestId']);
      date ||= text(part['date']);
      status ||= asStatus(part['status']) || asStatus(part['code']);
      isRefused ||= part['error_description'];
      numbers ??= part['error_codes'] ?? part['errorNo'];
      if (part['details']) details.push(...listOf(part['details']).flatMap((entry) => detailOf(entry) ?? []));
    } catch {
      // See above.
    }
  }
  const category = isRefused ? 'authentication' : categoryOf(chain, status);
  if (!category && !codes[0]) return undefined;
  if (numbers) for (const number of listOf(numbers)) if (text(number)) details.push({ code: `AADSTS${text(number)}` });
  const facts = emptyResult(thrown);
  facts.codes = codes;
  facts.details = details;
  facts.category = category ?? 'unknown';
  facts.legacy = get(body, 'odata.error') !== undefined;
  facts.message = message;
  requestId ||= readHeader(chain, 'request-id') || readHeader(chain, 'x-ms-request-id') || readHeader(chain, 'sprequestguid');
  clientRequestId ||= readHeader(chain, 'client-request-id');
  const retryAfterMs = retryAfterOf(chain, status);
  if (status === 401 || status === 403) {
    // The plain "use a bearer token" is no challenge.
    const header = readHeader(chain, 'www-authenticate');
    const challenge = present<GraphAuthChallenge>({ error: /\berror="?(\w+)/.exec(header)?.[1], claims: /\bclaims="?([^",\s]+)/.exec(header)?.[1] });
    if (challenge) facts.challenge = challenge;
  }
  if (status) facts.status = status;
  if (requestId) facts.requestId = requestId;
  if (clientRequestId) facts.clientRequestId = clientRequestId;
  if (date) facts.date = date;
  if (retryAfterMs !== undefined) facts.retryAfterMs = retryAfterMs;
  return facts;
}
