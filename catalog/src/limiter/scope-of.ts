/** Which limit on requests at a time holds: the place of its option in the list of options. */
export const general = 0;
export const perMailbox = 1;
export const perBatch = 2;

/** Requests that count together, as far as an address tells: their key, their limit, and requests a second to begin with, if known. */
export type ScopeRule = readonly [key: string, limit: number, rate?: number | undefined];

/**
 * Services by the path behind version and owner; the first that matches counts. They are those that are documented to send 429
 * without `Retry-After` (OneNote, identity protection and conditional access, data policy operations), and those that many first
 * words lead to (files, Teams).
 */
const services = [/\bonenote/, /^(identity(prot|\/c)|risk[dy])/, /^datap/, /^(drive|sites|shares|person|_)/, /^(team|chat|join)/];
const files = 3;
/**
 * What the services without `Retry-After` allow, in requests a second: 120 a minute, 1 a second, 10,000 an hour.
 *
 * @see Microsoft Graph service-specific throttling limits.
 */
const rates = [2, 1, 2.7];
/** How the names of what is kept in a mailbox begin, from `messages` to `insights`. */
const mailbox = /^(mes|mai|sen|eve|cal|con|out|thr|tod|peo|pho|ins)/;

/**
 * Says which limits a request counts against.
 *
 * @param url absolute, or a path of Graph
 */
export function scopeOf(url: string): ScopeRule {
  const [, host = '', path = ''] = /^(https?:\/\/[^/?#]+)?\/?(?:(?:v1\.0|beta)\/)?([^?#]*)/.exec(url.toLowerCase()) ?? [];
  // `users/id` or `users('id')`.
  const [, owner, rest = path] = /^(me|(?:users|groups)[/(][^/]+)\/(.+)/.exec(path) ?? [];
  if (owner && mailbox.test(rest)) return [host + owner, perMailbox];
  const service = services.findIndex((pattern) => pattern.test(rest));
  // Addresses of SharePoint count against the same limit as its files in Graph.
  return [service === files ? 'files' : `${host}${service < 0 ? path.replace(/\/.*/, '') : service}`, path === '$batch' ? perBatch : general, rates[service]];
}
