import { failureOf } from './category.js';
import { findBody } from './chain.js';
import { challengeIn, readHeader } from './headers.js';
import type { Level } from './read.js';
import { ask, asStatus, first, get, isError, listOf, text } from './read.js';
import { present, withThrown } from './result.js';
import { millisecondsOf, retryAfterOf } from './retry-after.js';
import type {
  GraphAuthChallenge,
  GraphErrorCategory,
  GraphErrorDetail,
  GraphErrorFacts,
  GraphErrorValue,
  GraphNetworkFault,
} from './types.js';
import { add, codeOf, into, levelsOf } from './walk.js';

/**
 * What stands before a secret, and the secret. What is prose as well counts only before what no word looks
 * like: `basic` before digits or padding, a name with a colon before a long value with digits. No part can
 * reach beyond where the next may begin, so that no text takes long.
 */
const secret =
  /((?:bearer|basic(?=\s+\S*[\d=]))\s+|(?:token|tempauth|sig|secret|password)(?:=|%3D|\\?["']\s*:\W*|:\s*["']?(?=[^\s:]{20})(?=[^\s:]*\d))|[?&]code=|\/\/[^\s/:@]+:(?=[^\s/@]+@)|\b(?=eyJ[\w.-]{20}))[^\s&"'\\]+/gi;
/** Every secret has one of these, and few messages have. Looking for secrets takes ten times as long. */
const secretMark = /earer|asic|[=:%]|eyJ/i;

/** `message` is a text, or `{ value }` in the OData shapes. */
function messageOf(given: unknown): string {
  const message = text(given) || text(get(given, 'value'));
  return secretMark.test(message) ? message.replace(secret, '$1[masked]') : message;
}

const detailOf = (entry: Level): GraphErrorDetail | undefined =>
  present({ code: codeOf(entry), message: messageOf(entry['message']), target: messageOf(entry['target']) });

const valueOf = (entry: Level): GraphErrorValue | undefined =>
  present({ name: text(entry['item'] ?? entry['name']), value: messageOf(entry['value']) });

const numberOf = (value: unknown): GraphErrorDetail | undefined =>
  text(value) ? { code: `AADSTS${text(value)}` } : undefined;

const challengeOf = (value: unknown): GraphAuthChallenge | undefined =>
  present({ error: text(get(value, 'error')), claims: text(get(value, 'claims')) });

/** Milliseconds that a result keeps, or that a body tells in seconds, as text; empty without. */
const waitIn = ({ retryAfterMs, RetryAfter, retryAfter }: Level): string =>
  text(retryAfterMs ?? millisecondsOf(text(RetryAfter ?? retryAfter), 1000));

/** All that the objects list in a member, behind what was found before. */
function listed<T>(
  objects: readonly Level[],
  member: (object: Level) => unknown,
  read: (entry: Level) => T | undefined,
  found: T[] = [],
): T[] {
  for (const object of objects) {
    for (const entry of listOf(ask(object, member))) {
      const value = ask(entry as Level, read);
      if (value) found.push(value);
    }
  }
  return found;
}

/**
 * Reads what a thrown value, a failed `Response`, a body or its JSON text, or a result of `parseGraphError`
 * says about a failed request. Undefined when it says nothing of the kind. Never throws and runs no foreign
 * method but `headers.get`.
 *
 * @param thrown what the result keeps as `thrown`
 */
export function normalise(value: unknown, thrown: unknown = value): GraphErrorFacts | undefined {
  const chain: Level[] = [];
  const codes: string[] = [];
  const body = findBody(value, chain);
  // What the service says comes before what the client says. Kiota keeps what the token endpoint says beside
  // the error.
  const stated = levelsOf(body, into(codes));
  add(stated, get(body, 'additionalData'));
  const nearest = [...chain].reverse();
  // Behind the body nothing has been looked at.
  for (const holder of chain) {
    add(chain, get(holder, 'response'));
    add(chain, get(holder, 'cause'));
  }
  // What is nearest to the body says most about the request: an error below a wrapper, and not the wrapper.
  const holders = [...nearest, ...chain.slice(nearest.length)];
  const parts = [...stated, ...chain];
  // A result keeps what the value told that it was made of.
  const kept = typeof get(stated[0], 'legacy') === 'boolean' ? stated[0] : undefined;
  // Empty where none is told, which no comparison takes for one.
  const status = (first(
    holders,
    (holder) =>
      asStatus(holder['statusCode']) ||
      asStatus(holder['responseStatusCode']) ||
      asStatus(holder['status']) ||
      asStatus(holder['httpCode']),
  ) ||
    first(stated, (level) => asStatus(level['status']) || asStatus(level['code'])) ||
    // The text of PnP. What may stand between ends before the next bracket, or many of them take long.
    first(chain, ({ message }) => asStatus(/\[(\d+)\][^[]*::>/.exec(text(message))?.[1]))) as number;
  // A failure without an answer is told by the errors; where something was answered they say nothing new.
  const failure = kept ?? (status > 399 || codes[0] ? undefined : failureOf(chain));
  const isRefused = first(
    stated,
    (level) =>
      level['error_description'] ?? level['errorDescription'] ?? (level['errorCode'] && isError(level)),
  );
  const category = text(
    kept
      ? get(kept, 'category')
      : isRefused
        ? 'authentication'
        : status > 499
          ? 'server'
          : status > 399
            ? 'client'
            : get(failure, 'category'),
  );
  if (!category && !codes[0]) return undefined;
  const values = listed(stated, (level) => level['values'], valueOf);
  return present<Partial<GraphErrorFacts>>(
    {
      code: codes[0],
      values: values[0] && values,
      network: text(get(failure, 'network')) as GraphNetworkFault,
      status,
      requestId:
        first(parts, (part) => text(part['request-id'] ?? part['requestId'])) ||
        readHeader(holders, 'request-id', 'x-ms-request-id', 'sprequestguid'),
      clientRequestId:
        first(stated, (level) => text(level['client-request-id'] ?? level['clientRequestId'])) ||
        readHeader(holders, 'client-request-id'),
      date: first(stated, ({ date }) => text(date)),
      retryAfterMs: retryAfterOf(holders, status) ?? millisecondsOf(first(stated, waitIn), 1),
      challenge: kept
        ? challengeOf(get(kept, 'challenge'))
        : status === 401 || status === 403
          ? challengeIn(readHeader(holders, 'www-authenticate'))
          : undefined,
    },
    withThrown(
      {
        codes,
        details: listed(
          stated,
          (level) => level['error_codes'] ?? level['errorCodes'] ?? level['errorNo'],
          numberOf,
          listed(stated, (level) => level['details'], detailOf),
        ),
        category: (category || 'unknown') as GraphErrorCategory,
        legacy: get(body, 'odata.error') !== undefined || !!get(kept, 'legacy'),
        message: first(parts, ({ message }) => messageOf(message)),
      },
      (kept === thrown && get(kept, 'thrown')) || thrown,
    ),
  ) as GraphErrorFacts;
}
