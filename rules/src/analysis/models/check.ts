import { nearestWord } from 'msgraph-errors/knowledge';
import { isTypeName, KINDS, WORDS, type PlaceKey } from './grammar.js';
import type { Row } from './types.js';
import { methodsOf } from './keeping.js';
import { placesIn, wrongPlace } from './check-places.js';
import { NAME, shown, wordsOf, type WrongRow } from './wrong.js';

/**
 * @see https://docs.npmjs.com/cli/v11/configuring-npm/package-json#name and
 *   https://nodejs.org/api/esm.html#node-imports
 */
const PACKAGE = /^(?:node:)?(?:@[\w.~-]+\/)?[\w~-][\w.~-]*(?:\/[\w.~$-]+)*$/;

const MAX_LENGTH = 2000;
/**
 * Nobody knows so many places of one package; a row that stands for more was not meant so, and would fill the
 * memory.
 */
const MAX_PLACES = 1000;
/** All rows of the settings together. */
export const MAX_PLACES_IN_ALL = 20_000;

function isKind(kind: unknown): kind is Row['kind'] {
  return typeof kind === 'string' && Object.hasOwn(KINDS, kind);
}

/**
 * Checks one row by itself.
 * @param row anything that stands where a row is expected
 * @returns undefined for a row as `types.ts` describes it
 */
export function wrongRow(row: unknown): WrongRow | undefined {
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    return { reason: `${shown(row)} is no row: it must be an object with a \`kind\`` };
  const { kind } = row as { readonly kind?: unknown };
  const kinds = Object.keys(KINDS);
  if (kind === undefined) return { reason: `the row has no \`kind\`: there are ${wordsOf(kinds)}` };
  if (!isKind(kind))
    return {
      reason: `${shown(kind)} is no \`kind\` of a row: there are ${wordsOf(kinds)}`,
      meant: typeof kind === 'string' ? nearestWord(kind, kinds) : undefined,
    };
  const keys: Readonly<Record<string, string>> = KINDS[kind];
  for (const key of Object.keys(row)) {
    if (key !== 'kind' && !Object.hasOwn(keys, key))
      return {
        reason: `${shown(key)} is no key of a row of kind \`${kind}\`, which has ${wordsOf(Object.keys(keys))}`,
        meant: nearestWord(key, Object.keys(keys)),
      };
  }
  for (const [key, need] of Object.entries(keys)) {
    const value = (row as Readonly<Record<string, unknown>>)[key];
    const wrong =
      value === undefined
        ? need === 'needed'
          ? { reason: `the row of kind \`${kind}\` has no \`${key}\`` }
          : undefined
        : wrongValue(key, value, kind);
    if (wrong) return wrong;
  }
  return wrongSize(row as Row);
}

function wrongValue(key: string, value: unknown, kind: Row['kind']): WrongRow | undefined {
  if (key === 'names' || key === 'putBy' || key === 'readBy') return wrongNames(key, value);
  if (key === 'called' || key === 'event') return wrongPattern(key, value);
  if (key === 'mayBeOpen')
    return typeof value === 'boolean'
      ? undefined
      : { reason: `\`mayBeOpen\` must be true or false, ${shown(value)} is neither` };
  if (key === 'arity')
    return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 100
      ? undefined
      : { reason: `\`arity\` must be a number of parameters, ${shown(value)} is none` };
  if (typeof value !== 'string') return { reason: `\`${key}\` must be a text, ${shown(value)} is none` };
  if (value.length > MAX_LENGTH)
    return { reason: `\`${key}\` must not be longer than ${MAX_LENGTH} characters` };
  if (key === 'client' || key === 'when' || key === 'source') {
    const words = WORDS[key];
    return words.includes(value)
      ? undefined
      : {
          reason: `${shown(value)} is no \`${key}\`: there are ${wordsOf(words)}`,
          meant: nearestWord(value, words),
        };
  }
  if (key === 'of') return firstWrong(value, wrongOwner);
  if (key === 'type' || key === 'gives') return wrongType(key, value);
  if (key === 'url' && value === 'always') return undefined;
  // A package may be called itself; it is not worth a name of its own.
  const mayBeEmpty = key === 'path' && kind !== 'type';
  return firstWrong(value, (place) =>
    place === '' && mayBeEmpty ? undefined : wrongPlace(key as PlaceKey, place),
  );
}

function firstWrong(value: string, wrong: (part: string) => WrongRow | undefined): WrongRow | undefined {
  for (const part of value.split('|')) {
    const found = wrong(part);
    if (found) return found;
  }
  return undefined;
}

function wrongNames(key: string, value: unknown): WrongRow | undefined {
  if (!Array.isArray(value) || value.length === 0)
    return { reason: `\`${key}\` must be a list of names of functions` };
  const wrong = value.findIndex(
    (name) => typeof name !== 'string' || !NAME.test(name) || name.length > MAX_LENGTH,
  );
  return wrong < 0 ? undefined : { reason: `${shown(value[wrong])} in \`${key}\` is no name of a function` };
}

function wrongPattern(key: 'called' | 'event', value: unknown): WrongRow | undefined {
  return typeof value === 'string' && value !== '' && value.length <= MAX_LENGTH && isPattern(value)
    ? undefined
    : {
        reason: `\`${key}\` must be a regular expression for names of ${key === 'called' ? 'functions' : 'events'}, ${shown(value)} is none`,
      };
}

function isPattern(text: string): boolean {
  try {
    RegExp(text, 'i');
    return true;
  } catch {
    return false;
  }
}

function wrongOwner(of: string): WrongRow | undefined {
  if (of === 'global' || isTypeName(of) || PACKAGE.test(of)) return undefined;
  if (of === '' || of.includes('*'))
    return {
      reason: `${shown(of)} as \`of\` would be everything: a row is of a package, of \`global\`, or of a type that another row names`,
    };
  if (/^[./#~]|^@\/|^[A-Za-z]:/.test(of))
    return {
      reason: `${shown(of)} as \`of\` is a file, of which the code is read: rows are about packages; \`settings.msgraph.clients\` takes files`,
    };
  const bare = of.trim();
  return {
    reason: `${shown(of)} as \`of\` is no package, not \`global\` and no name of a type such as \`contoso.Client\``,
    meant: bare !== of && PACKAGE.test(bare) ? bare : undefined,
  };
}

function wrongType(key: string, type: string): WrongRow | undefined {
  if (type === 'global') return { reason: `\`global\` is no \`${key}\`` };
  return isTypeName(type) || PACKAGE.test(type)
    ? undefined
    : {
        reason: `${shown(type)} is no \`${key}\`: it must be a name such as \`contoso.Client\`, or a package`,
      };
}

/** How many entries a row makes when it is compiled. */
export function sizeOf(row: Row): number {
  if (row.kind === 'runs') return row.names.length;
  if (row.kind === 'keeps') return 1 + methodsOf(row).length;
  if (row.kind === 'travels' || row.kind === 'sends' || row.kind === 'asked') return 1;
  const owners = row.of.split('|').length;
  return row.kind === 'barrier'
    ? owners
    : owners * placesIn(row.path) * (row.kind === 'flow' ? placesIn(row.output) : 1);
}

function wrongSize(row: Row): WrongRow | undefined {
  const size = Math.max(
    sizeOf(row),
    row.kind === 'flow' || row.kind === 'asked' ? placesIn(row.input) : 0,
    row.kind === 'request' || row.kind === 'sends' ? placesIn(row.url) : 0,
  );
  if (size > MAX_PLACES)
    return { reason: `the row stands for ${size} places, at most ${MAX_PLACES} are taken` };
  if (!('of' in row) || !row.of.split('|').includes('global')) return undefined;
  if (row.kind === 'barrier')
    return { reason: 'a `barrier` of `global` would be everything: it must be of packages' };
  const wide = row.path
    .split('|')
    .find((place) => !place.startsWith('Member[') || place.startsWith('Member[*]'));
  return wide === undefined
    ? undefined
    : {
        reason: `${shown(wide)} of \`global\` would be everything: the first step must name globals, such as \`Member[fetch]\``,
      };
}
