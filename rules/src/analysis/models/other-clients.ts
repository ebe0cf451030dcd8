/** Packages that ask other services for mail, calendars and files; `@scope` stands for all packages in it. */
const OTHER_CLIENTS: ReadonlySet<string> = new Set([
  '@googleapis',
  'googleapis',
  'google-auth-library',
  'imapflow',
  'imap',
  'imap-simple',
  'node-imap',
  'node-pop3',
  'nodemailer',
  'tsdav',
  'dropbox',
  'box-node-sdk',
  '@slack',
]);

/**
 * Whether a package, or a type of one (`googleapis.Gmail`), is the client of another service: its errors have
 * statuses and words of their own.
 */
export function isOtherClient(type: string): boolean {
  const [name = '', scope] = /^(@[^/]+)?\/?[^/.]*/.exec(type) ?? [];
  return OTHER_CLIENTS.has(name) || (scope !== undefined && OTHER_CLIENTS.has(scope));
}
