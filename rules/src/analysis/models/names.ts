import type { Row } from './types.js';

/** Names of the settings, without a package that they come from. */
export interface Names {
  /** Functions (`graphFetch`, `api.call`), classes, packages or files that reach Graph. */
  readonly clients?: readonly string[];
  /** Classes and types whose values are errors of Graph. */
  readonly errorTypes?: readonly string[];
}

/** What rows are of that say something of a name, wherever it comes from. */
export const NAMED = 'settings.Named';
/** A client of which only its name is known: every call on it sends. */
const CLIENT = 'settings.Client';

const CLIENT_ROWS: readonly Row[] = [
  { kind: 'request', of: CLIENT, path: '', client: 'unknown', url: 'always' },
  { kind: 'type', of: CLIENT, path: 'Member[*]|Instance', type: CLIENT },
];

/** The rows that names of the settings stand for. */
export function rowsOfNames({ clients = [], errorTypes = [] }: Names): readonly Row[] {
  return [
    ...(clients.length > 0 ? CLIENT_ROWS : []),
    // A package may have the name of a function.
    ...clients.flatMap((name) => [...(isDotted(name) ? rowsOfClient(name) : []), ...rowsOfModule(name)]),
    ...errorTypes.map((name): Row => ({
      kind: 'error',
      of: NAMED,
      path: `Member[${name}].Instance`,
      client: 'unknown',
    })),
  ];
}

/**
 * `graphFetch`, `api.call`, `DirectoryClient`: a function that is called, or a class of which instances are
 * made.
 */
function rowsOfClient(name: string): readonly Row[] {
  const path = name
    .split('.')
    .map((part) => `Member[${part}]`)
    .join('.');
  return [
    { kind: 'request', of: NAMED, path, client: 'unknown', url: 'always' },
    { kind: 'type', of: NAMED, path: `${path}.Instance`, type: CLIENT },
  ];
}

/** Everything in a package or file. */
function rowsOfModule(name: string): readonly Row[] {
  return [{ kind: 'type', of: name, path: '|Member[*]', type: CLIENT }];
}

function isDotted(name: string): boolean {
  return /^[\p{ID_Start}$_#][\p{ID_Continue}$.#]*$/u.test(name) && !name.includes('..');
}

/** Whether rows speak of a module as a file of the project: `./src/transport.ts`, with whatever extension. */
export function isFileName(of: string): boolean {
  return of.startsWith('./');
}

/** Whether a path, seen from anywhere, is the one of a file that a row names. */
export function isSameFile(of: string, path: string): boolean {
  return withoutExtension(path.replaceAll('\\', '/')).endsWith(withoutExtension(of.slice(1)));
}

function withoutExtension(path: string): string {
  return path.replace(/(?:\/index)?\.[cm]?[jt]sx?$/, '');
}
