import { createHash } from 'node:crypto';
import { statusesOf, type Catalogue, type CodeEntry } from './catalogue.js';

interface Header {
  readonly name: string;
  readonly value: string;
}

/** One failed answer in the form of Dev Proxy, with what tells people about it. */
export interface Answer {
  /** Last part of the address of its mock. */
  readonly name: string;
  readonly meaning: string;
  /** What `hasErrorCondition` says of it. */
  readonly conditions: readonly string[];
  readonly statusCode: number;
  readonly headers: readonly Header[];
  /** A text that begins with `@` names a file. */
  readonly body?: object | string;
}

/** Seconds in `Retry-After`: long enough to be noticed, short enough for trying out. */
export const RETRY_AFTER_SECONDS = 10;

/** Asks for an authentication context, as conditional access does. */
const claims = Buffer.from(
  JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } }),
).toString('base64');

/** An id that is the same in every run, so that the files only change with the catalogue. */
function idFor(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}

const camelCase = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1).replaceAll(' ', '');

/** The codes above an inner code, outermost first: what the same service sends on top with this status. */
function codesAbove({ codes, statuses }: Catalogue, entry: CodeEntry, status: number): string[] {
  const known = (code: string): boolean => codes.some((other) => other.code === code);
  const byStatus = camelCase(statuses.find((row) => row.status === status)?.name ?? '');
  if (entry.service === 'excel') {
    const middle = `${byStatus}Uncategorized`;
    return [
      known(byStatus) ? byStatus : 'generalException',
      ...(known(middle) && middle !== entry.code ? [middle] : []),
    ];
  }
  const basic = codes.find(
    (other) =>
      other.tier === 'basic' &&
      other.appearsAt !== 'inner' &&
      other.conditions.some((condition) => entry.conditions.includes(condition)),
  );
  return [basic?.code ?? (known(byStatus) ? byStatus : 'generalException')];
}

function messageFor({ messages }: Catalogue, entry: CodeEntry): string {
  const known = messages.find(({ codes, innerCodes = [] }) => [...codes, ...innerCodes].includes(entry.code));
  return known?.pattern ?? entry.meaning;
}

interface Envelope {
  readonly codes: readonly string[];
  readonly message: string;
  /** Spelling of the member that holds the next level; both are sent. */
  readonly inner: 'innerError' | 'innererror';
  readonly id: string;
  readonly details?: readonly object[];
}

/** An error body whose codes stand in each other, outermost first; the last level holds the ids. */
export function errorBody({ codes, message, inner, id, details }: Envelope): object {
  const ids = { date: '2026-01-01T00:00:00', 'request-id': id, 'client-request-id': id };
  const [first, ...others] = codes;
  const below = others.reduceRight<object>(
    (level, code) => ({ code, ...('code' in level ? { [inner]: level } : level) }),
    ids,
  );
  return { error: { code: first, message, ...(details && { details }), [inner]: below } };
}

/** Headers that the answers of Graph have, and those that the code asks for. */
export function headersFor(
  status: number,
  id: string,
  {
    throttled = false,
    challenged = false,
  }: { readonly throttled?: boolean; readonly challenged?: boolean } = {},
): Header[] {
  const challenge = challenged
    ? `error="insufficient_claims", claims="${claims}"`
    : 'authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"';
  return [
    { name: 'Content-Type', value: 'application/json' },
    { name: 'request-id', value: id },
    { name: 'client-request-id', value: id },
    ...(status === 401 || challenged
      ? [{ name: 'WWW-Authenticate', value: `Bearer realm="", ${challenge}` }]
      : []),
    ...(throttled ? [{ name: 'Retry-After', value: String(RETRY_AFTER_SECONDS) }] : []),
  ];
}

function answerFor(catalogue: Catalogue, entry: CodeEntry, status: number, name: string): Answer {
  const { code, appearsAt, service, retry, conditions, meaning } = entry;
  const id = idFor(name);
  const message = messageFor(catalogue, entry);
  const inner = service === 'files' ? 'innererror' : 'innerError';
  // The directory names what is wrong with single properties beside the error, not below it.
  const beside = appearsAt === 'inner' && service === 'directory';
  const below = service === 'excel' ? appearsAt !== 'top' : appearsAt === 'inner' && !beside;
  const above = below ? codesAbove(catalogue, entry, status) : [];
  const envelope = beside
    ? { codes: ['Request_BadRequest'], details: [{ code, target: 'mailNickname', message }] }
    : { codes: [...above, code] };
  return {
    name,
    meaning,
    conditions,
    statusCode: status,
    headers: headersFor(status, id, {
      throttled: retry === 'after-retry-after',
      challenged: conditions.includes('claimsChallenge'),
    }),
    body: errorBody({ ...envelope, message, inner, id }),
  };
}

/** The answers of a service, one for each code and status that the catalogue knows from answers of Graph. */
export function answersOf(catalogue: Catalogue, service: string): Answer[] {
  return catalogue.codes
    .filter((entry) => entry.service === service)
    .flatMap((entry) =>
      statusesOf(entry).map((status, index) =>
        answerFor(catalogue, entry, status, index === 0 ? entry.code : `${entry.code}-${status}`),
      ),
    );
}

interface Common
  extends
    Pick<Answer, 'meaning' | 'statusCode'>,
    Pick<Envelope, 'codes' | 'message'>,
    Partial<Pick<Envelope, 'inner'>> {
  readonly condition: string;
  readonly throttled?: boolean;
}

function commonAnswer(
  name: string,
  { meaning, condition, statusCode, throttled = false, codes, message, inner = 'innerError' }: Common,
): Answer {
  const id = idFor(name);
  return {
    name,
    meaning,
    conditions: [condition],
    statusCode,
    headers: headersFor(statusCode, id, { throttled }),
    body: errorBody({ codes, message, inner, id }),
  };
}

const common: Readonly<Record<string, Common>> = {
  throttled: {
    meaning: 'Throttled, with Retry-After and an inner code.',
    condition: 'throttled',
    statusCode: 429,
    throttled: true,
    codes: ['activityLimitReached', 'throttledRequest'],
    message: 'The request has been throttled',
    inner: 'innererror',
  },
  'throttled-without-wait': {
    meaning: 'Throttled, but nothing says how long: the caller backs off by itself.',
    condition: 'throttled',
    statusCode: 429,
    codes: ['TooManyRequests'],
    message: 'Too many requests.',
  },
  unavailable: {
    meaning: 'Down for now, with Retry-After: even a POST may be sent again.',
    condition: 'unavailable',
    statusCode: 503,
    throttled: true,
    codes: ['serviceNotAvailable'],
    message: 'The service is not available.',
  },
  'no-message': {
    meaning: 'A body that says nothing, as mail sends it after a time-out.',
    condition: 'timeout',
    statusCode: 504,
    codes: ['UnknownError'],
    message: '',
  },
  'expired-token': {
    meaning: 'The token has run out.',
    condition: 'unauthenticated',
    statusCode: 401,
    codes: ['InvalidAuthenticationToken'],
    message: 'Lifetime validation failed, the token is expired.',
  },
};

/**
 * Answers of every service: throttled with and without a wait, a fault without a code, a token that has run
 * out.
 */
export const commonAnswers: readonly Answer[] = Object.entries(common).map(([name, answer]) =>
  commonAnswer(name, answer),
);

export type Response = Pick<Answer, 'statusCode' | 'headers' | 'body'>;

export const responseOf = ({ statusCode, headers, body }: Answer): Response => ({
  statusCode,
  headers,
  ...(body !== undefined && { body }),
});
