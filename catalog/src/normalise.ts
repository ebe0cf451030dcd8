import { failureOf } from './category.js';
import { findBody } from './chain.js';
import { challengeIn, readHeader } from './headers.js';
import type { Level } from './read.js';
import { asStatus, get, isError, isObject, listOf, text } from './read.js';
import { emptyResult, present } from './result.js';
import { millisecondsOf, retryAfterOf } from './retry-after.js';
import type { GraphAuthChallenge, GraphErrorCategory, GraphErrorDetail, GraphErrorFacts, GraphErrorValue, GraphNetworkFault } from './types.js';
import { add, codeOf, codesOf, levelsOf } from './walk.js';

const secret = /(bearer |(?:token|tempauth|sig)=|\b(?=eyJ[\w.-]{20}))[^\s&"']+/gi;

/** `message` is a text, or `{ value }` in the OData shapes. */
function messageOf(value: unknown): string {
  const message = text(value) || text(get(value, 'value'));
  // Most messages hold nothing of the kind, and the search is dear.
  return /=|bearer|eyJ/i.test(message) ? message.replace(secret, '$1[masked]') : message;
}

const detailOf = (entry: unknown): GraphErrorDetail | undefined =>
  present({ code: codeOf(entry), message: messageOf(get(entry, 'message')), target: text(get(entry, 'target')) });

const valueOf = (entry: unknown): GraphErrorValue | undefined =>
  isObject(entry) ? present({ name: text(get(entry, 'item') ?? get(entry, 'name')), value: messageOf(get(entry, 'value')) }) : undefined;

const challengeOf = (value: unknown): GraphAuthChallenge | undefined => present({ error: text(get(value, 'error')), claims: text(get(value, 'claims')) });

/**
 * Reads what a thrown value, a failed `Response`, a body or its JSON text, or a result of `parseGraphError` says about a failed
 * request. Undefined when it says nothing of the kind. Never throws and runs no foreign method but `headers.get`.
 *
 * @param thrown what the result keeps as `thrown`
 */
export function normalise(value: unknown, thrown: unknown = value): GraphErrorFacts | undefined {
  const chain: Level[] = [];
  const body = findBody(value, chain);
  const levels = levelsOf(body);
  const codes = codesOf(levels);
  // What is nearest to the body says most about the request: an error below a wrapper, and not the wrapper.
  const holders = [...chain].reverse();
  // Behind the body nothing has been looked at.
  for (const holder of chain) {
    add(chain, get(holder, 'response'));
    add(chain, get(holder, 'cause'));
  }
  for (const holder of chain) add(holders, holder);
  // Kiota keeps what the token endpoint says beside the error.
  const stated = add([...levels], get(body, 'additionalData'));
  // A result keeps what the value told that it was made of.
  const kept = typeof get(levels[0], 'legacy') === 'boolean' ? levels[0] : undefined;
  let status = 0;
  let requestId = '';
  let clientRequestId = '';
  let date = '';
  let message = '';
  let numbers: unknown;
  let isRefused: unknown = isError(levels[0]) && get(levels[0], 'errorCode');
  const details: GraphErrorDetail[] = [];
  const values: GraphErrorValue[] = [];
  for (const holder of holders) {
    try {
      status ||= asStatus(holder['statusCode']) || asStatus(holder['responseStatusCode']) || asStatus(holder['status']) || asStatus(holder['httpCode']);
    } catch {
      // What a hostile value does not tell is not known.
    }
  }
  // What the service says comes before what the client says.
  for (const part of chain.reduce(add, [...stated])) {
    try {
      message ||= messageOf(part['message']);
      requestId ||= text(part['request-id'] ?? part['requestId']);
      if (!stated.includes(part)) {
        // The text of PnP.
        status ||= asStatus(/\[(\d+)\].*::>/.exec(text(part['message']))?.[1]);
        continue;
      }
      clientRequestId ||= text(part['client-request-id'] ?? part['clientRequestId']);
      date ||= text(part['date']);
      status ||= asStatus(part['status']) || asStatus(part['code']);
      isRefused ||= part['error_description'] ?? part['errorDescription'];
      numbers ??= part['error_codes'] ?? part['errorCodes'] ?? part['errorNo'];
      if (part['details']) details.push(...listOf(part['details']).flatMap((entry) => detailOf(entry) ?? []));
      if (part['values']) values.push(...listOf(part['values']).flatMap((entry) => valueOf(entry) ?? []));
    } catch {
      // See above.
    }
  }
  // A failure without an answer is told by the errors; where something was answered they say nothing new.
  const failure = status || codes[0] || kept ? undefined : failureOf(chain);
  const known = isRefused ? 'authentication' : status > 499 ? 'server' : status > 399 ? 'client' : failure?.category;
  const category = (kept && (text(get(kept, 'category')) as GraphErrorCategory)) || known;
  if (!category && !codes[0]) return undefined;
  if (numbers) for (const number of listOf(numbers)) if (text(number)) details.push({ code: `AADSTS${text(number)}` });
  requestId ||= readHeader(holders, 'request-id') || readHeader(holders, 'x-ms-request-id') || readHeader(holders, 'sprequestguid');
  clientRequestId ||= readHeader(holders, 'client-request-id');
  const retryAfterMs = kept ? millisecondsOf(text(get(kept, 'retryAfterMs')), 1) : retryAfterOf(holders, status);
  const network = kept ? text(get(kept, 'network')) : failure?.network;
  const facts = emptyResult((kept === thrown && get(kept, 'thrown')) || thrown);
  if (codes[0]) facts.code = codes[0];
  facts.codes = codes;
  facts.details = details;
  if (values[0]) facts.values = values;
  facts.category = category ?? 'unknown';
  if (network) facts.network = network as GraphNetworkFault;
  facts.legacy = get(body, 'odata.error') !== undefined || get(kept, 'legacy') === true;
  facts.message = message;
  if (status) facts.status = status;
  if (requestId) facts.requestId = requestId;
  if (clientRequestId) facts.clientRequestId = clientRequestId;
  if (date) facts.date = date;
  if (retryAfterMs !== undefined) facts.retryAfterMs = retryAfterMs;
  const challenge = kept ? challengeOf(get(kept, 'challenge')) : status === 401 || status === 403 ? challengeIn(readHeader(holders, 'www-authenticate')) : undefined;
  if (challenge) facts.challenge = challenge;
  return facts;
}
