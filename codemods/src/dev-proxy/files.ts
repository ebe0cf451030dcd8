import {
  answersOf,
  commonAnswers,
  errorBody,
  headersFor,
  RETRY_AFTER_SECONDS,
  type Answer,
} from './answers.js';
import { statusesOf, type Catalogue } from './catalogue.js';
import { gatewayAnswers, pages } from './gateways.js';

/** Stands in every file, so that a file of somebody else is never replaced. */
export const MARK = 'Written by msgraph-codemod dev-proxy.';

/** Version of Dev Proxy whose published schemas the files follow; a newer one only warns about the number. */
export const DEV_PROXY_VERSION = '3.2.0';

const schema = (name: string): string =>
  `https://raw.githubusercontent.com/dotnet/dev-proxy/main/schemas/v${DEV_PROXY_VERSION}/${name}.schema.json`;

const HOST = 'https://graph.microsoft.com';

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

type Response = Pick<Answer, 'statusCode' | 'headers' | 'body'>;

const responseOf = ({ statusCode, headers, body }: Answer): Response => ({
  statusCode,
  headers,
  ...(body !== undefined && { body }),
});

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

function errorsFile(catalogue: Catalogue): object {
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

interface Mock {
  readonly request: { readonly url: string; readonly method: string; readonly nth?: number };
  readonly response: Response;
  readonly comment: string;
}

const sentenceOf = ({ meaning, conditions }: Answer): string =>
  conditions.length > 0 ? `${meaning} Condition: ${conditions.join(', ')}.` : meaning;

const mock = (answer: Answer, nth?: number): Mock => ({
  comment: sentenceOf(answer),
  request: { url: `${HOST}/*/mock/${answer.name}`, method: 'GET', ...(nth !== undefined && { nth }) },
  response: responseOf(answer),
});

const success: Omit<Answer, 'name'> = {
  meaning: 'The request went through.',
  conditions: [],
  statusCode: 200,
  headers: [{ name: 'Content-Type', value: 'application/json' }],
  body: { value: [] },
};

/** The first answers fail, the next one does not: what a retry has to get through. */
const sequence = (name: string, failures: readonly Answer[]): Mock[] => [
  ...failures.map((answer, index) => mock({ ...answer, name }, index + 1)),
  mock({ ...success, name }),
];

const named = (name: string): Answer[] =>
  [...commonAnswers, ...gatewayAnswers].filter((answer) => answer.name === name);

/** A batch that went through with items that did not. */
function batchMock(): Mock {
  const item = (id: string, status: number, codes: readonly string[], headers: object = {}): object => ({
    id,
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: errorBody({
      codes,
      message: 'This item failed.',
      inner: 'innerError',
      id: `00000000-0000-4000-8000-00000000000${id}`,
    }),
  });
  const responses = [
    { id: '1', status: 200, headers: { 'Content-Type': 'application/json' }, body: { value: [] } },
    item('2', 429, ['ApplicationThrottled'], { 'Retry-After': String(RETRY_AFTER_SECONDS) }),
    item('3', 404, ['itemNotFound', 'uploadSessionNotFound']),
  ];
  const comment = 'Item 1 went through, item 2 is throttled, item 3 does not exist.';
  return {
    comment,
    request: { url: `${HOST}/*/mock/$batch`, method: 'POST' },
    response: { statusCode: 200, headers: success.headers, body: { responses } },
  };
}

const idOfOperation = '00000000-0000-4000-8000-000000000000';

function mocksFile(catalogue: Catalogue): object {
  const services = [
    ...new Set(catalogue.codes.filter((entry) => statusesOf(entry).length > 0).map(({ service }) => service)),
  ];
  const failedOperation: Answer = {
    name: 'failed-operation',
    meaning: 'A long operation of Excel that failed: status 200, and the error in the body.',
    conditions: ['serverError'],
    statusCode: 200,
    headers: headersFor(200, idOfOperation),
    body: {
      status: 'failed',
      ...errorBody({
        codes: ['internalServerError', 'internalServerErrorUncategorized'],
        message: 'An unspecified error has occurred.',
        inner: 'innerError',
        id: idOfOperation,
      }),
    },
  };
  const mocks = [
    ...sequence('throttled-twice', [...named('throttled'), ...named('throttled-without-wait')]),
    ...sequence('gateway-once', named('gateway-503')),
    batchMock(),
    ...[
      failedOperation,
      ...commonAnswers,
      ...gatewayAnswers,
      ...services.flatMap((service) => answersOf(catalogue, service)),
    ].map((answer) => mock(answer)),
  ];
  return { $schema: schema('mockresponseplugin.mocksfile'), comment: MARK, mocks };
}

function configuration(): object {
  const plugin = (name: string, configSection?: string): object => ({
    name,
    enabled: true,
    pluginPath: '~appFolder/plugins/DevProxy.Plugins.dll',
    ...(configSection !== undefined && { configSection }),
  });
  return {
    $schema: schema('rc'),
    comment: MARK,
    // An answer that a plugin has set is left alone by the next one, so the mocks at fixed addresses come
    // before chance.
    plugins: [
      plugin('RetryAfterPlugin'),
      plugin('MockResponsePlugin', 'graphMocks'),
      plugin('GenericRandomErrorPlugin', 'graphErrors'),
    ],
    urlsToWatch: [`${HOST}/*`],
    graphMocks: { $schema: schema('mockresponseplugin'), mocksFile: 'graph-mocks.json' },
    graphErrors: {
      $schema: schema('genericrandomerrorplugin'),
      errorsFile: 'graph-errors.json',
      rate: 50,
      retryAfterInSeconds: RETRY_AFTER_SECONDS,
    },
    logLevel: 'information',
  };
}

/**
 * The files of the mock set by name, as text.
 * @see Schemas of Dev Proxy: https://github.com/dotnet/dev-proxy/tree/main/schemas
 */
export function mockFiles(catalogue: Catalogue): Map<string, string> {
  const json = (value: object): string => `${JSON.stringify(value, null, 1)}\n`;
  return new Map([
    ['devproxyrc.json', json(configuration())],
    ['graph-errors.json', json(errorsFile(catalogue))],
    ['graph-mocks.json', json(mocksFile(catalogue))],
    ...pages,
  ]);
}
