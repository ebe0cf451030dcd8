import { textSource } from 'msgraph-errors/knowledge';

/**
 * Texts and codes that belong to something else than a Graph resource, with the reason. Each group has a
 * place where it is documented to be matched (token endpoint, errno, database), so a match is not ours to
 * report.
 */
const FOREIGN_TEXTS: readonly (readonly [why: string, pattern: RegExp])[] = [
  [
    'token endpoint',
    /AADSTS\d*|invalid_(grant|client|request|scope|resource)|interaction_required|consent_required|access_denied|login_required|unauthorized_client|^65001$|CancelledByUser|no_tokens_found|error_description|temporarily_unavailable|\bserver_error\b/i,
  ],
  [
    'token library',
    /\baz (?:login|account set)\b|interaction_in_progress|user_cancell?ed|no_account_error|popup_window_error|empty_window_error|monitor_window_timeout|block_iframe_reload|\bno (?:active )?accounts?\b/i,
  ],
  ['errno', /^\s*(E[A-Z]{4,}|UND_ERR_\w+)\s*$/],
  // Whole words: `Request_ResourceNotFound` has an `eNotFound` in it.
  ['errno', /\b(ECONN\w*|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|ENOENT|EACCES|ELOCKED)\b/i],
  [
    'network',
    /socket|fetch failed|failed to fetch|network ?error|networkerror|aborted|aborterror|^\s*(network|connection|fetch)\s*$|timed? ?out|^\s*timeout\s*$|getaddrinfo|certificate/i,
  ],
  ['file system', /no such file/i],
  // Google answers so where an API is off, and services of language models where the account has no money
  // left.
  [
    'another API',
    /has not been used in project|SERVICE_DISABLED|credit balance|insufficient_quota|rate_limit_error|overloaded_error/i,
  ],
  ['account of an API', /\bbilling\b/i],
  // Graph knows an access token, and no variable of a program.
  ['token of the project', /\baccessToken\b|\bno valid (?:access )?token/i],
  ['shell', /command not found|not recognized as an internal or external command/i],
  [
    'database',
    /request rate is large|^RetryAfterMs\b|^RequestRateTooLarge$|^P\d{4}$|^\d{5}$|^PGRST|^(23|42)[0-9A-Z]{3}$|duplicate key|unique constraint|violates [\w -]{0,30}constraint/i,
  ],
  ['constraint of a database', /violates/i],
  [
    'JavaScript runtime',
    /is not a function|undefined is not|cannot read propert|unexpected (end of|token)|valid json|json(?:\.parse| at| input| parse)|^\s*json\s*$/i,
  ],
];

/**
 * What other services say more often than Graph: it counts as theirs only where one of them may be what fails.
 * A request to Graph signs in, uses the network and runs; it has no database.
 */
const ELSEWHERE: ReadonlySet<string> = new Set(['account of an API', 'constraint of a database', 'shell']);

/** Whether a text tells of something that has to be called beside a request to Graph. */
export function isOfAnother(text: string): boolean {
  return ELSEWHERE.has(foreignText(text) ?? '');
}

/** Why a text is not one of Graph's, or undefined. */
export function foreignText(text: string): string | undefined {
  if (/^\s*[A-Z][A-Z0-9]*(_[A-Z0-9]+)+\b/.test(text)) return 'own marker';
  return FOREIGN_TEXTS.find(([, pattern]) => pattern.test(text))?.[0] ?? textSource(text);
}

/** Whether a text is one of those that come where a token is asked for. */
export function isTokenText(text: string): boolean {
  return foreignText(text)?.startsWith('token') === true;
}

/**
 * Whose code a text is that is known to be of something else than a service of Graph, in words for a message.
 */
export function serviceOfCode(code: string): string | undefined {
  return SERVICES.find(([, pattern]) => pattern.test(code))?.[0];
}

const SERVICES: readonly (readonly [who: string, pattern: RegExp])[] = [
  [
    'the operating system',
    /^(?:ECONN(?:RESET|REFUSED|ABORTED)|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOENT|EACCES|EPERM)$/,
  ],
  ['the token endpoint', /^AADSTS\d+$/],
  ['axios', /^ERR_(?:NETWORK|BAD_REQUEST|BAD_RESPONSE|CANCELED|FR_TOO_MANY_REDIRECTS)$/],
];

/**
 * Codes that no Graph service sends: errno, database, own upper-case codes, codes of authentication
 * libraries.
 */
export function foreignCode(code: string): boolean {
  if (/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*_?$/.test(code) && code.length > 1) return true;
  if (/^\d+$/.test(code) || /^P\d{4}$/.test(code)) return true;
  return foreignText(code) !== undefined || /Error$/.test(code) || !/^[A-Za-z][\w.]*$/.test(code);
}

/** Properties that only errors of other libraries have: of a child process, of zod, of database drivers. */
export const FOREIGN_PROPERTIES: ReadonlySet<string> = new Set([
  'stdout',
  'stderr',
  'issues',
  'sqlState',
  'sqlMessage',
  'constraint',
  'codeName',
  'errorLabels',
]);

/**
 * Too little to tell anything: punctuation, one or two characters, the beginning of a page instead of an
 * error.
 */
export function isTrivialText(text: string): boolean {
  if (/^\s*<[!a-z]/i.test(text)) return true;
  return text.replace(/[^\p{L}\p{N}]/gu, '').length < 3;
}
