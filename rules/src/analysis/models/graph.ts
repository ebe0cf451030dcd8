import { SPFX_CONTEXTS } from './spfx-contexts.js';
import type { Row } from './types.js';

/** Clients that are made for Microsoft Graph. Shapes were checked against the published packages. */
export const GRAPH_CLIENTS: readonly Row[] = [
  {
    kind: 'type',
    of: '@microsoft/microsoft-graph-client',
    path: 'Member[Client].Member[init,initWithMiddleware].ReturnValue|Member[Client].Instance',
    type: 'graph.Client',
  },
  {
    kind: 'type',
    of: 'global',
    path: 'Member[MicrosoftGraph].Member[Client].Member[init,initWithMiddleware].ReturnValue',
    type: 'graph.Client',
  },
  {
    kind: 'type',
    of: '@microsoft/microsoft-graph-client',
    path: 'Member[GraphRequest].Instance',
    type: 'graph.Request',
  },
  { kind: 'type', of: 'graph.Client', path: 'Member[api].ReturnValue', type: 'graph.Request' },
  { kind: 'sends', called: '^api$', url: 'Argument[0]', client: 'graph-sdk', gives: 'graph.Request' },
  {
    kind: 'type',
    of: 'graph.Request',
    path: 'Member[select,filter,expand,top,skip,header,headers,query,version,responseType,orderby,search,count,option,options,middlewareOptions,skipToken].ReturnValue',
    type: 'graph.Request',
  },
  {
    kind: 'request',
    of: 'graph.Request',
    path: 'Member[get,post,put,patch,delete,del,create,update,getStream,putStream]',
    client: 'graph-sdk',
    url: 'always',
  },
  {
    kind: 'flow',
    of: 'graph.Request',
    path: 'Member[get,post,put,patch,delete,del,create,update,getStream,putStream]',
    input: 'Call.Rejects',
    output: 'Argument[0,1].Parameter[0]',
  },
  {
    kind: 'error',
    of: '@microsoft/microsoft-graph-client',
    path: 'Member[GraphError].Instance',
    client: 'graph-sdk',
  },
  {
    kind: 'type',
    of: '@microsoft/microsoft-graph-client',
    path: 'Member[PageIterator].Instance',
    type: 'graph.Task',
  },
  {
    kind: 'type',
    of: '@microsoft/microsoft-graph-client',
    path: 'Member[LargeFileUploadTask,OneDriveLargeFileUploadTask].Instance',
    type: 'graph.Task',
  },
  {
    kind: 'type',
    of: '@microsoft/microsoft-graph-client',
    path: 'Member[OneDriveLargeFileUploadTask].Member[create].ReturnValue.Resolves',
    type: 'graph.Task',
  },
  {
    kind: 'request',
    of: '@microsoft/microsoft-graph-client',
    path: 'Member[LargeFileUploadTask,OneDriveLargeFileUploadTask].Member[createUploadSession]|Member[OneDriveLargeFileUploadTask].Member[create]',
    client: 'graph-sdk',
    url: 'always',
  },
  // The answers in the answer to a batch
  {
    kind: 'type',
    of: '@microsoft/microsoft-graph-client',
    path: 'Member[BatchResponseContent].Instance',
    type: 'graph.Answers',
  },
  {
    kind: 'flow',
    of: 'graph.Answers',
    path: 'Member[getResponses,getResponsesIterator]',
    input: 'Receiver.Argument[0].Parts',
    output: 'ReturnValue',
  },
  {
    kind: 'flow',
    of: 'graph.Answers',
    path: 'Member[getResponsesIterator].ReturnValue.Member[next]',
    input: 'Receiver.Receiver.Argument[0].Parts.ArrayElement',
    output: 'ReturnValue.Member[value]',
  },
  {
    kind: 'flow',
    of: 'graph.Answers',
    path: 'Member[getResponseById]',
    input: 'Receiver.Argument[0].Parts.ArrayElement.Member[1]',
    output: 'ReturnValue',
  },
  {
    kind: 'request',
    of: 'graph.Task',
    path: 'Member[iterate,resume,upload,cancel,getStatus,sliceFile]',
    client: 'graph-sdk',
    url: 'always',
  },

  {
    kind: 'type',
    of: '@microsoft/msgraph-sdk|@microsoft/msgraph-beta-sdk',
    path: 'Member[createGraphServiceClient].ReturnValue|Member[GraphServiceClient].Instance|Member[GraphServiceClient].Member[init].ReturnValue',
    type: 'kiota.Builder',
  },
  {
    kind: 'request',
    of: 'kiota.Builder',
    path: 'Member[get,post,put,patch,delete]',
    client: 'kiota',
    url: 'always',
  },
  { kind: 'type', of: 'kiota.Builder', path: 'Member[*]', type: 'kiota.Builder' },
  { kind: 'type', of: 'kiota.Builder', path: 'ReturnValue', type: 'kiota.Builder' },

  {
    kind: 'error',
    of: '@microsoft/msgraph-sdk/models/oDataErrors|@microsoft/msgraph-sdk/models/oDataErrors/index',
    path: 'Member[ODataError].Instance',
    client: 'kiota',
  },

  {
    kind: 'type',
    of: '@pnp/graph',
    path: 'Member[graphfi].ReturnValue|Member[GraphFI].Instance',
    type: 'pnp.Queryable',
  },
  { kind: 'request', of: 'pnp.Queryable', path: '', client: 'pnp', url: 'always' },
  {
    kind: 'type',
    of: 'pnp.Queryable',
    path: 'Member[using,select,expand,filter,top,skip,orderBy,search,getById,getByName].ReturnValue',
    type: 'pnp.Queryable',
  },
  { kind: 'type', of: 'pnp.Queryable', path: 'Member[*]', type: 'pnp.Queryable' },

  {
    kind: 'type',
    of: '@microsoft/sp-http|@microsoft/sp-http-msgraph',
    path: 'Member[MSGraphClientV3,MSGraphClient].Instance',
    type: 'graph.Client',
  },
  {
    kind: 'type',
    of: '@microsoft/sp-http|@microsoft/sp-http-msgraph',
    path: 'Member[MSGraphClientFactory].Instance',
    type: 'spfx.Factory',
  },
  { kind: 'type', of: 'spfx.Factory', path: 'Member[getClient].ReturnValue.Resolves', type: 'graph.Client' },
  { kind: 'type', of: '@microsoft/sp-http', path: 'Member[AadHttpClient].Instance', type: 'spfx.Http' },
  ...SPFX_CONTEXTS,
  { kind: 'request', of: 'spfx.Http', path: 'Member[get,post,fetch]', client: 'spfx', url: 'Argument[0]' },

  { kind: 'type', of: '@microsoft/teams.graph', path: 'Member[Client].Instance', type: 'teams.Client' },
  { kind: 'request', of: 'teams.Client', path: 'Member[call]', client: 'teams-graph', url: 'always' },
  {
    kind: 'type',
    of: '@microsoft/teamsfx',
    path: 'Member[createMicrosoftGraphClient,createMicrosoftGraphClientWithCredential].ReturnValue',
    type: 'graph.Client',
  },

  {
    kind: 'barrier',
    of: '@azure/msal-node|@azure/msal-browser|@azure/msal-react|@azure/identity|@azure/msal-common',
    source: 'sign-in',
  },
];
