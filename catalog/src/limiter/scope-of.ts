/** Which limit on requests at a time holds: the place of its option in the list of options. */
export const general = 0;
export const perMailbox = 1;
export const perBatch = 2;

/**
 * Requests that count together, as far as an address tells: their key, their limit, and requests a second to
 * begin with, if known.
 */
export type ScopeRule = readonly [key: string, limit: number, rate?: number | undefined];

/**
 * Services by the path behind version and owner; the first that matches counts. They are those that are
 * documented to send 429 without `Retry-After` (OneNote, identity protection and conditional access, data
 * policy operations), and those that many first words lead to (files, Teams).
 */
const services = [
  /\bonenote/,
  /^(identity(prot|\/c)|risk[dy])/,
  /^datap/,
  /^(drive|sites|shares|person|_)/,
  /^(team|chat|join)/,
];
/**
 * What the services without `Retry-After` allow, in requests a second: 120 a minute, 1 a second, 10,000 an
 * hour.
 *
 * @see Microsoft Graph service-specific throttling limits.
 */
const rates = [2, 1, 2.7];
/** How the names of what is kept in a mailbox begin, from `messages` to `insights`. */
const mailbox = /^(mes|mai|sen|eve|cal|con|out|thr|tod|peo|pho|ins)/;

/** Host and version, then the owner, then what is asked of it: `users/id` or `users('id')`, `messages`. */
const address = /^(?:https?:\/\/[^/]+)?\/?(?:v1\.0\/|beta\/)?(?:(me|(?:users|groups)[/(][^/]+)\/)?([^?#]*)/;

/**
 * Says which limits a request counts against. Hosts make no difference: a limiter is for one app and tenant,
 * and addresses of SharePoint count against the same limit as its files in Graph.
 *
 * @param url absolute, or a path of Graph; whoever writes JavaScript may give anything
 */
export function scopeOf(url: unknown): ScopeRule {
  const [, owner, rest = ''] = address.exec(String(url).toLowerCase()) ?? [];
  if (owner && mailbox.test(rest)) return [owner, perMailbox];
  const service = services.findIndex((pattern) => pattern.test(rest));
  const [word] = /\w*/.exec(owner ?? rest) ?? [];
  return [`${service < 0 ? word : service}`, rest === '$batch' ? perBatch : general, rates[service]];
}
