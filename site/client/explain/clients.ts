/** What one client makes of a failed answer. */
export interface ClientFacts {
  readonly name: string;
  /** What is not in what it throws, or is only in a place where few look. */
  readonly lost: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

interface Known extends ClientFacts {
  readonly isFrom: (fields: Fields, text: string) => boolean;
}

const has = (fields: Fields, ...names: readonly string[]): boolean =>
  names.every((name) => Object.hasOwn(fields, name));
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** The first that fits counts. Measured with the versions that the tests of the runtime record. */
const CLIENTS: readonly Known[] = [
  {
    name: '@microsoft/msgraph-sdk (Kiota)',
    isFrom: (fields) => has(fields, 'responseStatusCode') || has(fields, 'errorEscaped'),
    lost: [
      'It is no `Error`: `instanceof Error` is false, and it has no stack.',
      'Inner codes lie in `additionalData`, which has no types.',
      'The message does not hold the code.',
      'Values of headers are split at each comma; a date in `Retry-After` has to be joined again.',
    ],
  },
  {
    name: 'axios',
    isFrom: (fields, text) =>
      fields['isAxiosError'] === true ||
      /\bAxiosError\b/.test(text) ||
      (has(fields, 'config', 'response') && isObject(fields['response']) && has(fields['response'], 'data')),
    lost: [
      '`error.code` is a code of axios (`ERR_BAD_REQUEST`); that of Graph is in `response.data.error`.',
      'The message has the status and nothing of the body.',
      'The error holds the request with its bearer token: do not log it as it is.',
    ],
  },
  {
    name: '@pnp/graph',
    isFrom: (fields, text) => fields['isHttpRequestError'] === true || /HttpRequestError|::>/.test(text),
    lost: [
      'The body is in the message and in an unread `Response`; there is no `code`.',
      'After the last of its three attempts the body is gone.',
    ],
  },
  {
    name: '@microsoft/microsoft-graph-client',
    isFrom: (fields, text) =>
      (has(fields, 'statusCode') && (has(fields, 'body') || has(fields, 'requestId'))) ||
      /\bGraphError\b/.test(text),
    lost: [
      '`error.code` is the outermost code; inner codes are only in `error.body`, which is a JSON text of the inner `error`.',
      'The message does not hold the code.',
      '`requestId` is null where the service writes `innererror`.',
      'Before 3.0.5, and for answers that are no JSON, the headers are gone, and `Retry-After` with them.',
    ],
  },
  {
    name: 'got',
    isFrom: (fields, text) =>
      fields['code'] === 'ERR_NON_2XX_3XX_RESPONSE' || /ERR_NON_2XX_3XX_RESPONSE/.test(text),
    lost: [
      '`error.code` is a code of got; that of Graph is in the text `response.body`.',
      'The error holds the request with its bearer token.',
    ],
  },
  {
    name: 'ky or another HTTPError',
    isFrom: (_fields, text) => /\bHTTPError\b/.test(text),
    lost: ['The body is in an unread `Response`; the message has the status only.'],
  },
  {
    name: 'ofetch',
    isFrom: (_fields, text) => /\bFetchError\b/.test(text),
    lost: ['The body is in `error.data`; the message has the status only.'],
  },
  {
    name: '@azure/core-client',
    isFrom: (_fields, text) => /\bRestError\b/.test(text),
    lost: ['`error.code` is the outermost code; inner ones are in `response.parsedBody`.'],
  },
  {
    name: 'the sign-in library (MSAL, @azure/identity)',
    isFrom: (fields, text) =>
      has(fields, 'errorCode', 'correlationId') ||
      /\bAADSTS\d+/.test(text) ||
      /InteractionRequiredAuthError|ClientAuthError|AuthenticationRequiredError/.test(text),
    lost: ['Graph was not asked: the token endpoint or the sign-in refused.', 'There is no `Retry-After`.'],
  },
  {
    name: 'a fetch Response',
    isFrom: (fields, text) =>
      /\bResponse \{/.test(text) || (has(fields, 'ok', 'status', 'statusText') && fields['ok'] === false),
    lost: [
      '`fetch` does not reject: look at `response.ok`.',
      'The body is not read yet. It can be read once; clone the response before.',
    ],
  },
];

const BODY: ClientFacts = {
  name: 'a body alone',
  lost: ['Without the answer around it there is no status and no `Retry-After`.'],
};

/**
 * The client that made what was pasted, by its members and names.
 * @param fields the object that the failure was read from
 * @returns undefined where nothing tells
 */
export function clientOf(
  fields: Fields | undefined,
  text: string,
  hasStatus: boolean,
): ClientFacts | undefined {
  const known = CLIENTS.find(({ isFrom }) => isFrom(fields ?? {}, text));
  if (known) return { name: known.name, lost: known.lost };
  return !hasStatus && fields !== undefined && (has(fields, 'error') || has(fields, 'odata.error'))
    ? BODY
    : undefined;
}
