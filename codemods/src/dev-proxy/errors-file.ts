import { answersOf, commonAnswers, responseOf, type Answer, type Response } from './answers.js';
import type { Catalogue } from './catalogue.js';
import { gatewayAnswers } from './gateways.js';
import { HOST, MARK, schema } from './schemas.js';

/**
 * Where the codes of a service are sent; the first pattern that fits a request decides, so the narrow ones
 * come first.
 */
const places: readonly (readonly [service: string, title: string, patterns: readonly string[]])[] = [
  ['excel', 'Excel', ['/workbook*']],
  ['onenote', 'OneNote', ['/onenote/*']],
  ['planner', 'Planner', ['/planner/*']],
  ['education', 'Education', ['/education/*']],
  ['subscriptions', 'Change notifications', ['/subscriptions*']],
  [
    'identity-auth',
    'Privileged identity',
    ['/roleManagement/*', '/identityGovernance/*', '/privilegedAccess/*'],
  ],
  [
    'outlook',
    'Outlook',
    ['/messages*', '/mailFolders*', '/sendMail*', '/events*', '/calendar*', '/contact*', '/photo*'],
  ],
  ['files', 'OneDrive and SharePoint', ['/drive*', '/sites*', '/shares*']],
  ['teams', 'Teams', ['/teams*', '/chats*']],
  ['directory', 'Directory', ['/users*', '/groups*', '/applications*', '/servicePrincipals*', '/directory*']],
];

/** Conditions that only a request that changes something meets. */
const ofWrites: ReadonlySet<string> = new Set([
  'alreadyExists',
  'conflict',
  'preconditionFailed',
  'locked',
  'quotaExceeded',
  'tooLarge',
]);
const isOfReads = ({ conditions }: Answer): boolean =>
  !conditions.some((condition) => ofWrites.has(condition));

/**
 * GenericRandomErrorPlugin reads `@dynamic=N` and then tells RetryAfterPlugin to watch whether the caller
 * waits.
 */
const watched = (answer: Answer): Response => ({
  ...responseOf(answer),
  headers: answer.headers.map(({ name, value }) => ({
    name,
    value: answer.statusCode === 429 && name === 'Retry-After' ? `@dynamic=${value}` : value,
  })),
});

/** Dev Proxy does not read the comment; it tells people what the entry shows. */
interface ErrorEntry {
  readonly comment: string;
  readonly request: { readonly url: string; readonly method?: string };
  readonly responses: readonly Response[];
}

function errorEntries(title: string, pattern: string, answers: readonly Answer[]): ErrorEntry[] {
  const url = `${HOST}/*${pattern}`;
  return [
    {
      comment: `${title}, reading`,
      request: { url, method: 'GET' },
      responses: answers.filter(isOfReads).map(watched),
    },
    { comment: `${title}, all requests`, request: { url }, responses: answers.map(watched) },
  ];
}

export function errorsFile(catalogue: Catalogue): object {
  const common = [...commonAnswers, ...gatewayAnswers];
  const core = answersOf(catalogue, 'graph-core');
  const entries = [
    {
      comment: `${MARK} A batch fails as a whole`,
      request: { url: `${HOST}/*/$batch` },
      responses: common.map(watched),
    },
    ...places.flatMap(([service, title, patterns]) =>
      patterns.flatMap((pattern) =>
        errorEntries(title, pattern, [...answersOf(catalogue, service), ...common]),
      ),
    ),
    ...errorEntries('Everything else', '', [...core, ...common]),
  ];
  return { $schema: schema('genericrandomerrorplugin.errorsfile'), errors: entries };
}
