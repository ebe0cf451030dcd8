import { defineCatalog, type CatalogTables, type OwnCatalog } from 'msgraph-errors/knowledge';
import type { DetectorSettings } from './types.js';

const LISTS = ['clients', 'hosts', 'errorTypes', 'helpers'] as const;
const SWITCHES = ['crossFile', 'typeChecked'] as const;
const KNOWN: ReadonlySet<string> = new Set([...LISTS, 'runtime', ...SWITCHES, 'cache', 'catalog']);

/**
 * Checks `settings.msgraph` of an ESLint configuration, or the settings file of the codemod.
 * @throws TypeError naming the setting when a key is unknown or a value has the wrong type
 */
export function readSettings(value: unknown): DetectorSettings {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('`settings.msgraph` must be an object.');
  const settings = value as Record<string, unknown>;
  for (const key of Object.keys(settings)) {
    if (!KNOWN.has(key)) throw new TypeError(`\`settings.msgraph.${key}\` is not a setting. Known settings: ${[...KNOWN].join(', ')}.`);
  }
  for (const key of LISTS) {
    const list = settings[key];
    if (list !== undefined && !(Array.isArray(list) && list.every((item) => typeof item === 'string' && item !== ''))) {
      throw new TypeError(`\`settings.msgraph.${key}\` must be a list of non-empty strings.`);
    }
  }
  if (settings['runtime'] !== undefined && (typeof settings['runtime'] !== 'string' || settings['runtime'] === '')) {
    throw new TypeError('`settings.msgraph.runtime` must be a module name.');
  }
  for (const key of SWITCHES) {
    if (settings[key] !== undefined && typeof settings[key] !== 'boolean') throw new TypeError(`\`settings.msgraph.${key}\` must be a boolean.`);
  }
  const { cache } = settings;
  if (cache !== undefined && typeof cache !== 'boolean' && (typeof cache !== 'string' || cache === '')) {
    throw new TypeError('`settings.msgraph.cache` must be a boolean or the name of a directory.');
  }
  if (settings['catalog'] !== undefined) checkCatalog(settings['catalog'] as OwnCatalog);
  return settings;
}

function checkCatalog(catalog: OwnCatalog): void {
  try {
    tablesFor(catalog);
  } catch (error) {
    throw new TypeError(`\`settings.msgraph.catalog\` is not valid: ${(error as Error).message}`, { cause: error });
  }
}

/** The settings are read for every file, and a catalogue is made from the same object each time. */
const made = new WeakMap<OwnCatalog, CatalogTables>();

function tablesFor(catalog: OwnCatalog): CatalogTables {
  const known = made.get(catalog);
  if (known) return known;
  const tables = defineCatalog(catalog);
  made.set(catalog, tables);
  return tables;
}

/** The catalogue to look texts up in; undefined for the built-in one. */
export function tablesOf({ catalog }: DetectorSettings): CatalogTables | undefined {
  return catalog && tablesFor(catalog);
}
