import { BUILT_IN_ROWS, namesThatSend } from './index.js';
import { packageSpecifier } from './own-modules.js';
import type { ClientId, Row } from './types.js';

/**
 * The model of what reaches Microsoft Graph, as data. Shapes and hosts were checked against the published
 * packages: @microsoft/microsoft-graph-client 3.0.7, @microsoft/msgraph-sdk 1.0.0-preview.90, @pnp/graph
 * 4.21, SharePoint Framework 1.23, @microsoft/mgt 4.7, @microsoft/teams.graph 2.1, and the host lists of the
 * two SDKs.
 */

const MODULES: readonly (readonly [pattern: RegExp, client: ClientId])[] = [
  [/^@microsoft\/microsoft-graph-client(\/|$)/, 'graph-sdk'],
  [/^@microsoft\/msgraph-(beta-)?sdk(-[a-z-]+)?(\/|$)/, 'kiota'],
  [/^@pnp\/graph(\/|$)/, 'pnp'],
  [/^@microsoft\/sp-http(-msgraph)?(\/|$)/, 'spfx'],
  [/^@microsoft\/mgt(-[a-z-]+)?(\/|$)/, 'graph-sdk'],
  [/^@microsoft\/teams\.graph(-endpoints)?(\/|$)/, 'teams-graph'],
  [/^@microsoft\/teamsfx(\/|$)/, 'graph-sdk'],
  [/^axios$/, 'axios'],
  [/^got$/, 'got'],
  [/^ky(-universal)?$/, 'ky'],
  [/^(ofetch|\$fetch)$/, 'ofetch'],
  [/^undici$/, 'undici'],
  [/^superagent$/, 'superagent'],
  [/^(node-fetch|cross-fetch|isomorphic-fetch|isomorphic-unfetch|make-fetch-happen)$/, 'fetch'],
];

/** The client that a package belongs to, if it is one of the known ones. */
export function clientOfModule(specifier: string): ClientId | undefined {
  const module = packageSpecifier(specifier);
  return MODULES.find(([pattern]) => pattern.test(module))?.[1];
}

const HTTP_CLIENTS: ReadonlySet<ClientId> = new Set([
  'axios',
  'got',
  'ky',
  'ofetch',
  'undici',
  'superagent',
  'fetch',
]);

/** True for general HTTP clients, which reach Graph only when the URL says so. */
export function isHttpClient(client: ClientId): boolean {
  return HTTP_CLIENTS.has(client);
}

const ERROR_TYPES: ReadonlySet<string> = new Set([
  'GraphError',
  'ODataError',
  'MainError',
  'HttpRequestError',
]);

export function isErrorType(name: string): boolean {
  return ERROR_TYPES.has(name);
}

/**
 * Texts without which nothing in a file reaches Graph by itself: names of clients, hosts, and the call that
 * starts a request of the classic client.
 */
const SEED =
  /graph\.(microsoft|windows|chinacloudapi|cloudapi)|microsoftgraph\.|@microsoft\/(microsoft-graph-client|msgraph|sp-http|mgt|teams\.graph|teamsfx)|@pnp\/graph|msGraphClientFactory|globalProvider|\.api\s*\(/;

/**
 * What a file must hold to use a name of the settings: `call` of `api.call`, `transport` of
 * `./src/transport.ts`.
 */
function lastPart(name: string): string {
  if (!name.includes('/')) return name.split('.').at(-1) ?? name;
  return (
    name
      .replace(/(\/index)?\.[cm]?[jt]sx?$/, '')
      .split('/')
      .at(-1) ?? name
  );
}

/** The settings that name what reaches Graph. */
export interface ReachSettings {
  readonly clients?: readonly string[];
  readonly hosts?: readonly string[];
  readonly errorTypes?: readonly string[];
  readonly models?: readonly Row[];
}

const seeds = new WeakMap<readonly Row[], RegExp>();

/** The seeds of this page, and those of the rows about libraries. */
function seedOf(rows: readonly Row[] = BUILT_IN_ROWS): RegExp {
  const known = seeds.get(rows);
  if (known) return known;
  const names = namesThatSend([...new Set([...BUILT_IN_ROWS, ...rows])]).filter((name) => !SEED.test(name));
  const seed = new RegExp(
    [SEED.source, ...names.map((name) => name.replace(/[$.*+?^{}()|[\]\\]/g, '\\$&'))].join('|'),
  );
  seeds.set(rows, seed);
  return seed;
}

/** Whether a file may reach Graph by what is written in it, the settings included. */
export function mayReachGraph(text: string, settings: ReachSettings): boolean {
  if (seedOf(settings.models).test(text)) return true;
  const named = [...(settings.clients ?? []), ...(settings.hosts ?? []), ...(settings.errorTypes ?? [])];
  return named.some((name) => text.includes(lastPart(name)));
}

const HOSTS = [
  'graph.microsoft.com',
  'graph.microsoft.us',
  'dod-graph.microsoft.us',
  'microsoftgraph.chinacloudapi.cn',
  'graph.microsoft.de',
  'canary.graph.microsoft.com',
  'graph.windows.net',
  'graph.chinacloudapi.cn',
  'graph.cloudapi.de',
];

/**
 * Whether the constant beginning of a URL names a Graph host, or one of the `extra` hosts of the settings.
 */
export function isGraphUrl(prefix: string, extra: readonly string[] = []): boolean {
  const host = /^https?:\/\/([^/:?#]+)(?=[/:?#]|$)/i.exec(prefix.trim())?.[1]?.toLowerCase();
  if (host === undefined) return false;
  return HOSTS.includes(host) || extra.some((name) => name.toLowerCase() === host);
}

/** Whether a URL is one of the token endpoints, without which no request to Graph is made. */
export function isLoginUrl(prefix: string): boolean {
  return /^https?:\/\/(login\.(microsoftonline\.(com|us|de)|windows\.net|microsoft\.com|live\.com|chinacloudapi\.cn|partner\.microsoftonline\.cn))(?=[/:?#]|$)/i.test(
    prefix.trim(),
  );
}

const RESOURCES =
  /^\/?(?:(?:v1\.0|beta)\/)?(?:me|users|groups|sites|drives?|shares|teams|chats|communications|deviceManagement|deviceAppManagement|devices|directory|directoryObjects|directoryRoles|domains|applications|servicePrincipals|subscriptions|search|planner|education|identity|identityGovernance|identityProtection|policies|reports|roleManagement|security|organization|contacts|places|print|external|storage|solutions|oauth2PermissionGrants|appCatalogs|auditLogs|invitations|\$batch)(?:[/?(]|$)/;

/** Whether a request path starts with a resource of the Graph metadata, as in `.api('/me/messages')`. */
export function isGraphPath(prefix: string): boolean {
  return RESOURCES.test(prefix);
}

/**
 * Segments that no other service has in its paths: `root:` of a drive, the calls and names of the Graph
 * metadata.
 */
const SEGMENTS =
  /\/(?:root:|mailFolders|calendarView|driveItem|createUploadSession|\$ref|microsoft\.graph\.\w+)(?![\w-])/;

/**
 * Whether a part of a request path, wherever it begins, is one that only paths of Graph have: ``
 * `${drive}/root:/${name}` ``.
 */
export function hasGraphSegment(part: string): boolean {
  return SEGMENTS.test(part);
}
