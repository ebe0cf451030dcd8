/** The answer of a server as a tool prints it. */
export interface PrintedResponse {
  readonly status: number | undefined;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of the request, where it was printed as well: `GET /v1.0/me`. */
  readonly request: string | undefined;
}

const STATUS_LINE = /^(?:[<*\s]*)HTTP\/\d(?:\.\d)?\s+([1-5]\d\d)\b/im;
const REQUEST_LINE = /^(?:[>*\s]*)(GET|POST|PUT|PATCH|DELETE)\s+(\S+)\s+HTTP\/\d/im;

/** Headers that say something about a failure. */
const TELLING = [
  'retry-after',
  'request-id',
  'client-request-id',
  'www-authenticate',
  'date',
  'x-ms-ags-diagnostic',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'x-ms-throttle-scope',
  'x-ms-throttle-limit-percentage',
  'content-type',
];

/**
 * Status line and headers in a text: of a raw answer, of `curl -i` and `curl -v`, of the developer tools of a
 * browser.
 * @returns undefined where there is neither a status line nor a header that tells something
 */
export function readResponse(text: string): PrintedResponse | undefined {
  const status = STATUS_LINE.exec(text)?.[1];
  const headers: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(
    /^(?:[<*\s]*)([A-Za-z][\w-]{2,40}):[ \t]*([^\r\n]{1,1000})$/gm,
  )) {
    const key = name.toLowerCase();
    if (TELLING.includes(key)) headers[key] ??= value.trim().replace(/^["']|["'],?$/g, '');
  }
  // A line `date: …` stands in bodies, too.
  const telling = Object.keys(headers).filter((name) => name !== 'date' && name !== 'content-type');
  if (status === undefined && telling.length === 0) return undefined;
  const request = REQUEST_LINE.exec(text);
  return {
    status: status === undefined ? undefined : Number(status),
    headers,
    request: request ? `${request[1] ?? ''} ${request[2] ?? ''}` : undefined,
  };
}
