import { awaited, each, GRAPH, handler, isMissing, type Snippet } from './snippets.js';

const SDK = '@microsoft/microsoft-graph-client';

/** Code with a client of Graph; its twin has one from elsewhere. */
const client = (name: string, code: string, packageName: string): Snippet => ({
  name,
  found: code,
  silent: code.replaceAll(packageName, 'some-other-client').replaceAll('.api(', '.query('),
});

const sdk = (name: string, code: string): Snippet => client(name, code, SDK);
const typed = (type: string, expression: string): string =>
  `import { ${type} } from '${SDK}';\ndeclare const it: ${type};\n${awaited(expression)}`;

const classic: readonly Snippet[] = [
  ...each(['init', 'initWithMiddleware'], (factory) =>
    sdk(
      `Client.${factory}`,
      `import { Client } from '${SDK}';\nconst it = Client.${factory}({});\n${awaited("it.api('/me').get()")}`,
    ),
  ),
  sdk('a typed client', typed('Client', "it.api('/me').get()")),
  sdk('a typed request', typed('GraphRequest', 'it.get()')),
  ...each(
    [
      'select',
      'filter',
      'expand',
      'top',
      'skip',
      'header',
      'headers',
      'query',
      'version',
      'responseType',
      'orderby',
      'search',
      'count',
      'option',
      'options',
      'middlewareOptions',
      'skipToken',
    ],
    (method) => sdk(`a request with ${method}`, typed('Client', `it.api('/me').${method}('x').get()`)),
  ),
  ...each(
    ['get', 'post', 'put', 'patch', 'delete', 'del', 'create', 'update', 'getStream', 'putStream'],
    (verb) => sdk(`the request ${verb}`, typed('Client', `it.api('/me').${verb}({})`)),
  ),
  ...each(
    ['get', 'post', 'put', 'patch', 'delete', 'del', 'create', 'update', 'getStream', 'putStream'],
    (verb) =>
      sdk(
        `the callback of ${verb}`,
        `import { Client } from '${SDK}';\ndeclare const it: Client;\nit.api('/me').${verb}(${handler()});`,
      ),
  ),
  sdk(
    'a callback as second argument',
    `import { Client } from '${SDK}';\ndeclare const it: Client;\nit.api('/me').post({}, ${handler()});`,
  ),
  sdk(
    'a page iterator',
    `import { PageIterator } from '${SDK}';\n${awaited('new PageIterator(a, b, c).iterate()')}`,
  ),
  ...each(['LargeFileUploadTask', 'OneDriveLargeFileUploadTask'], (task) =>
    sdk(
      `an upload by ${task}`,
      `import { ${task} } from '${SDK}';\n${awaited(`new ${task}(a, b, c).upload()`)}`,
    ),
  ),
  ...each(['LargeFileUploadTask', 'OneDriveLargeFileUploadTask'], (task) =>
    sdk(
      `a session for an upload by ${task}`,
      `import { ${task} } from '${SDK}';\n${awaited(`${task}.createUploadSession(a, b, c)`)}`,
    ),
  ),
  sdk(
    'a session for an upload that is created',
    `import { OneDriveLargeFileUploadTask as Task } from '${SDK}';\n${awaited('Task.create(a, b, c)')}`,
  ),
  sdk(
    'an upload that is created',
    `import { OneDriveLargeFileUploadTask as Task } from '${SDK}';\n${awaited('task.upload()', '').replace('try {', 'const task = await Task.create(a, b, c); try {')}`,
  ),
  ...each(['iterate', 'resume', 'upload', 'cancel', 'getStatus', 'sliceFile'], (method) =>
    sdk(`a task's ${method}`, typed('LargeFileUploadTask', `it.${method}()`)),
  ),
];

const KIOTA = '@microsoft/msgraph-sdk';
const kiota: readonly Snippet[] = [
  ...each([KIOTA, '@microsoft/msgraph-beta-sdk'], (name) =>
    client(
      name,
      `import { createGraphServiceClient } from '${name}';\nconst it = createGraphServiceClient(a);\n${awaited('it.users.get()')}`,
      name,
    ),
  ),
  client(
    'a typed service client',
    `import { GraphServiceClient } from '${KIOTA}';\ndeclare const it: GraphServiceClient;\n${awaited('it.me.get()')}`,
    KIOTA,
  ),
  client(
    'GraphServiceClient.init',
    `import { GraphServiceClient } from '${KIOTA}';\nconst it = GraphServiceClient.init({});\n${awaited('it.me.get()')}`,
    KIOTA,
  ),
  client(
    'an item of a collection',
    `import { createGraphServiceClient } from '${KIOTA}';\nconst it = createGraphServiceClient(a);\n${awaited("it.users.byUserId('1').messages.get()")}`,
    KIOTA,
  ),
  ...each(['get', 'post', 'put', 'patch', 'delete'], (verb) =>
    client(
      `a builder's ${verb}`,
      `import { createGraphServiceClient } from '${KIOTA}';\nconst it = createGraphServiceClient(a);\n${awaited(`it.users.${verb}({})`)}`,
      KIOTA,
    ),
  ),
];

const PNP = '@pnp/graph';
const pnp: readonly Snippet[] = [
  client(
    'graphfi',
    `import { graphfi } from '${PNP}';\nconst it = graphfi();\n${awaited('it.users()')}`,
    PNP,
  ),
  client(
    'a typed GraphFI',
    `import { GraphFI } from '${PNP}';\ndeclare const it: GraphFI;\n${awaited('it.me()')}`,
    PNP,
  ),
  client(
    'graphfi with a behavior',
    `import { graphfi } from '${PNP}';\nconst it = graphfi().using(a);\n${awaited('it.users()')}`,
    PNP,
  ),
  ...each(
    ['using', 'select', 'expand', 'filter', 'top', 'skip', 'orderBy', 'search', 'getById', 'getByName'],
    (method) =>
      client(
        `a query with ${method}`,
        `import { graphfi } from '${PNP}';\nconst it = graphfi();\n${awaited(`it.users.${method}('x')()`)}`,
        PNP,
      ),
  ),
  ...each(['get', 'add', 'update', 'delete', 'getAll', 'send', 'post', 'patch', 'upload'], (method) =>
    client(
      `a query's ${method}`,
      `import { graphfi } from '${PNP}';\nconst it = graphfi();\n${awaited(`it.users.${method}({})`)}`,
      PNP,
    ),
  ),
];

const SPFX = '@microsoft/sp-http';
const others: readonly Snippet[] = [
  ...each(['MSGraphClientV3', 'MSGraphClient'], (type) =>
    client(
      type,
      `import { ${type} } from '${SPFX}';\ndeclare const it: ${type};\n${awaited("it.api('/me').get()")}`,
      SPFX,
    ),
  ),
  client(
    'a client of sp-http-msgraph',
    `import { MSGraphClientV3 } from '@microsoft/sp-http-msgraph';\ndeclare const it: MSGraphClientV3;\n${awaited("it.api('/me').get()")}`,
    '@microsoft/sp-http-msgraph',
  ),
  ...each([SPFX, '@microsoft/sp-http-msgraph'], (name) =>
    client(
      `a factory of ${name}`,
      `import { MSGraphClientFactory } from '${name}';\ndeclare const it: MSGraphClientFactory;\n${awaited("made.api('/me').get()", "const made = await it.getClient('3');")}`,
      name,
    ),
  ),
  ...each(['get', 'post', 'fetch'], (verb) =>
    client(
      `AadHttpClient.${verb}`,
      `import { AadHttpClient } from '${SPFX}';\ndeclare const it: AadHttpClient;\n${awaited(`it.${verb}('https://graph.microsoft.com/v1.0/me', a)`)}`,
      'graph.microsoft.com',
    ),
  ),
  client(
    'the client of Teams',
    `import { Client } from '@microsoft/teams.graph';\ndeclare const it: Client;\n${awaited('it.call(a)')}`,
    '@microsoft/teams.graph',
  ),
  ...each(['createMicrosoftGraphClient', 'createMicrosoftGraphClientWithCredential'], (make) =>
    client(
      make,
      `import { ${make} } from '@microsoft/teamsfx';\nconst it = ${make}(a, b);\n${awaited("it.api('/me').get()")}`,
      '@microsoft/teamsfx',
    ),
  ),
];

/** Errors of which only the type is known. */
const errors: readonly Snippet[] = [
  ...(
    [
      ['GraphError', SDK],
      ['ODataError', `${KIOTA}/models/oDataErrors`],
      ['ODataError', `${KIOTA}/models/oDataErrors/index.js`],
    ] as const
  ).map(([type, module]) =>
    client(
      `an error of the type ${type} of ${module}`,
      `import type { ${type} } from '${module}';\nexport const isGone = (failure: ${type}) => ${isMissing('failure')};`,
      module,
    ),
  ),
];

/** Signing in before a request is no other origin of its errors; on its own it is no request to Graph. */
const signIn: readonly Snippet[] = each(
  ['@azure/msal-node', '@azure/msal-browser', '@azure/msal-react', '@azure/identity', '@azure/msal-common'],
  (name) => {
    const head = `import { Application } from '${name}';\nconst app = new Application({});\n${GRAPH}`;
    // Beside a sign-in only a text that is known counts.
    const known = (code: string): string => code.replaceAll('Item not found', 'not found in the store');
    return {
      name: `signing in with ${name}`,
      found: known(head + awaited('send()', 'await app.acquireToken();')),
      silent: known(head + awaited('app.acquireToken()')),
    };
  },
);

/** The classic client as a script of a page leaves it behind. */
const global: readonly Snippet[] = each(['init', 'initWithMiddleware'], (make) => {
  const code = `const client = MicrosoftGraph.Client.${make}({ authProvider });\n${awaited("client.api('/me').get()")}`;
  return {
    name: `MicrosoftGraph.Client.${make}`,
    found: code,
    silent: code.replaceAll('MicrosoftGraph', 'Basket').replaceAll('.api(', '.query('),
  };
});

export const CLIENTS: readonly Snippet[] = [
  ...classic,
  ...global,
  ...kiota,
  ...pnp,
  ...others,
  ...errors,
  ...signIn,
];
