/** What is wrong with an entry of a list of the settings, and what may have been meant. */
export interface WrongValue {
  readonly reason: string;
  readonly meant?: string | undefined;
}

const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
const DOTTED = /^[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.#?[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u;
/** @see https://docs.npmjs.com/cli/v11/configuring-npm/package-json#name */
const PACKAGE = /^(?:@[\w.~-]+\/)?[\w~-][\w.~-]*(?:\/[\w.~-]+)*$/;
const HOST =
  /^[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?(?:\.[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?)*$/u;
/** Specifiers that aliases and `imports` of package.json allow. */
const ALIAS = /^(?:@|[~$#][\w-]*)\/[^\s*]+$|^#[^\s*]+$/;
const URL_START = /^[a-z][a-z\d+.-]*:\/\//i;

/** `graphFetch()`, `new Client(x)`, `await this.api?.call` as they are named. */
function asName(value: string): string | undefined {
  const bare = value
    .trim()
    .replace(/^(?:await\s+)?(?:new\s+)?(?:this\.)?/, '')
    .replaceAll('?.', '.')
    .replace(/\(.*$|<.*$/s, '');
  return DOTTED.test(bare) ? bare : undefined;
}

function asHost(value: string): string | undefined {
  const host = /^(?:(?:[a-z][a-z\d+.-]*:)?\/+)?(?:[^/@]*@)?([^/:?#]*)/i.exec(value.trim())?.[1] ?? '';
  return HOST.test(host) ? host : undefined;
}

/** @returns undefined for a function, class, package or file, as it has to be written */
export function wrongClient(value: string): WrongValue | undefined {
  if (URL_START.test(value)) return { reason: 'is a URL; hosts belong into `hosts`', meant: asHost(value) };
  if (value.includes('*'))
    return { reason: 'is a pattern; each function, class, package or file is named by itself' };
  if (/^\.\.?\//.test(value))
    return value.trim() === value ? undefined : { reason: 'has spaces around it', meant: value.trim() };
  if (/^(?:[A-Za-z]:)?[\\/]|^\.?\\/.test(value))
    return { reason: 'is no path from the root of the project', meant: asPath(value) };
  if (/\.[cm]?tsx?$/.test(value) && value.includes('/'))
    return { reason: 'is a file, whose path starts with `./`', meant: asPath(value) };
  if (/^this\./.test(value)) return { reason: 'is named without `this`', meant: asName(value) };
  if (DOTTED.test(value) || PACKAGE.test(value) || ALIAS.test(value)) return undefined;
  return { reason: 'is no function, class, package or file', meant: asName(value) };
}

function asPath(value: string): string | undefined {
  return /^[A-Za-z]:/.test(value) ? undefined : `./${value.replaceAll('\\', '/').replace(/^[./]+/, '')}`;
}

/** @returns undefined for a host as it stands in a URL, without anything around it */
export function wrongHost(value: string): WrongValue | undefined {
  if (HOST.test(value)) return undefined;
  if (value.includes('*')) return { reason: 'is a pattern; each host is named by itself' };
  return { reason: 'is no host name', meant: asHost(value) };
}

/** @returns undefined for the name of a class, a type or a function, without what it belongs to */
export function wrongName(value: string): WrongValue | undefined {
  if (NAME.test(value) || NAME.test(value.replace(/^#/, ''))) return undefined;
  return { reason: 'is no name', meant: asName(value)?.split('.').at(-1) };
}
