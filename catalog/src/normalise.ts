import { failureOf } from './category.js';
import { findBody } from './chain.js';
import { challengeIn, readHeader } from './headers.js';
import type { Level } from './read.js';
import { asStatus, get, isError, isObject, listOf, text } from './read.js';
import { present, withThrown } from './result.js';
import { millisecondsOf, retryAfterOf } from './retry-after.js';
import type { GraphAuthChallenge, GraphErrorCategory, GraphErrorDetail, GraphErrorFacts, GraphErrorValue, GraphNetworkFault } from './types.js';
import { add, codeOf, codesOf, levelsOf } from './walk.js';

const secret = /(bearer |(?:token|tempauth|sig)=|\b(?=eyJ[\w.-]{20}))[^\s&"']+/gi;

/** `message` is a text, or `{ value }` in the OData shapes. */
const messageOf = (value: unknown): string => (text(value) || text(get(value, 'value'))).replace(secret, '$1[masked]');

const detailOf = (entry: unknown): GraphErrorDetail | undefined =>
  present({ code: codeOf(entry), message: messageOf(get(entry, 'message')), target: text(get(entry, 'target')) });

const valueOf = (entry: unknown): GraphErrorValue | undefined =>
  isObject(entry) ? present({ name: text(get(entry, 'item') ?? get(entry, 'name')), value: messageOf(get(entry, 'value')) }) : undefined;

const challengeOf = (value: unknown): GraphAuthChallenge | undefined => present({ error: text(get(value, 'error')), claims: text(get(value, 'claims')) });

/** What the first of the objects says under one of the names; empty if none says anything. */
function first<T>(objects: readonly Level[], read: (value: unknown) => T, ...names: readonly string[]): T | '' {
  for (const object of objects) {
    for (const name of names) {
      const value = read(get(object, name));
      if (value) return value;
    }
  }
  return '';
}

/** All that the objects list under a name. */
function listed<T>(objects: readonly Level[], name: string, read: (value: unknown) => T | undefined): T[] {
  const found: T[] = [];
  for (const object of objects) {
    for (const entry of listOf(get(object, name))) {
      const value = read(entry);
      if (value) found.push(value);
    }
  }
  return found;
}

const numberOf = (value: unknown): GraphErrorDetail | undefined => (text(value) ? { code: `AADSTS${text(value)}` } : undefined);

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
  for (const holder of chain) for (const place of ['response', 'cause']) add(chain, get(holder, place));
  chain.reduce(add, holders);
  // What the service says comes before what the client says. Kiota keeps what the token endpoint says beside the error.
  const stated = add([...levels], get(body, 'additionalData'));
  const parts = chain.reduce(add, [...stated]);
  // A result keeps what the value told that it was made of.
  const kept = typeof get(levels[0], 'legacy') === 'boolean' ? levels[0] : undefined;
  const status =
    first(holders, asStatus, 'statusCode', 'responseStatusCode', 'status', 'httpCode') ||
    first(stated, asStatus, 'status', 'code') ||
    // The text of PnP.
    first(chain, (message) => asStatus(/\[(\d+)\].*::>/.exec(text(message))?.[1]), 'message') ||
    0;
  // A failure without an answer is told by the errors; where something was answered they say nothing new.
  const failure = kept ?? (status || codes[0] ? undefined : failureOf(chain));
  const isRefused = first(stated, text, 'error_description', 'errorDescription') || (isError(levels[0]) && get(levels[0], 'errorCode'));
  const category = text(kept ? get(kept, 'category') : isRefused ? 'authentication' : status > 499 ? 'server' : status > 399 ? 'client' : get(failure, 'category'));
  if (!category && !codes[0]) return undefined;
  const values = listed(stated, 'values', valueOf);
  return withThrown(
    {
      codes,
      details: [...listed(stated, 'details', detailOf), ...['error_codes', 'errorCodes', 'errorNo'].flatMap((name) => listed(stated, name, numberOf))],
      category: (category || 'unknown') as GraphErrorCategory,
      legacy: get(body, 'odata.error') !== undefined || get(kept, 'legacy') === true,
      message: first(parts, messageOf, 'message'),
      ...present({
        code: codes[0],
        values: values[0] && values,
        network: text(get(failure, 'network')) as GraphNetworkFault,
        status: status || undefined,
        requestId: first(parts, text, 'request-id', 'requestId') || readHeader(holders, 'request-id', 'x-ms-request-id', 'sprequestguid'),
        clientRequestId: first(stated, text, 'client-request-id', 'clientRequestId') || readHeader(holders, 'client-request-id'),
        date: first(stated, text, 'date'),
        retryAfterMs: kept ? millisecondsOf(text(get(kept, 'retryAfterMs')), 1) : retryAfterOf(holders, status),
        challenge: kept ? challengeOf(get(kept, 'challenge')) : status === 401 || status === 403 ? challengeIn(readHeader(holders, 'www-authenticate')) : undefined,
      }),
    },
    (kept === thrown && get(kept, 'thrown')) || thrown,
  );
}
