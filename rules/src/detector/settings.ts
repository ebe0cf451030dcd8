import { defineCatalog, nearestWord, type CatalogTables, type OwnCatalog } from 'msgraph-errors/knowledge';
import { checkModels, readModels, type ModelsSetting } from './model-settings.js';
import { isRelative, runtimeFile } from './setting-files.js';
import { didYouMean, SettingsError } from './settings-error.js';
import { wrongClient, wrongHost, wrongName, type WrongValue } from './setting-values.js';
import type { DetectorSettings } from './types.js';

const LISTS = { clients: wrongClient, hosts: wrongHost, errorTypes: wrongName, helpers: wrongName } as const;
const SWITCHES = ['crossFile', 'typeChecked'] as const;
const KNOWN: ReadonlySet<string> = new Set([
  ...Object.keys(LISTS),
  'models',
  'runtime',
  ...SWITCHES,
  'cache',
  'catalog',
]);

export { didYouMean, SettingsError } from './settings-error.js';

/** What `settings.msgraph` may hold, before the files that it names are read. */
export interface MsgraphSettings extends Omit<DetectorSettings, 'models'> {
  /**
   * What is known of more libraries: rows, JSON files (`./msgraph-models.json`), or packages that bring one.
   */
  readonly models?: ModelsSetting;
}

interface Read {
  readonly folders: string;
  readonly models: DetectorSettings['models'];
  readonly settings: DetectorSettings;
}

const read = new WeakMap<MsgraphSettings, Read>();

/**
 * Checks `settings.msgraph` of an ESLint configuration, or the settings file of the codemod, and reads the
 * rows of the files that it names.
 * @param folders absolute paths in which these files and packages, and a copy of the runtime, are looked for,
 *   the first one first; by default the working folder
 * @throws {SettingsError} naming the setting when a key is unknown or a value has the wrong type or form,
 *   with the nearest right one
 */
export function readSettings(value: unknown, folders: readonly string[] = [process.cwd()]): DetectorSettings {
  const settings = checkSettings(value);
  const { models: sources, ...rest } = settings;
  const { runtime } = rest;
  const isCopy = runtime !== undefined && isRelative(runtime);
  if (sources === undefined && !isCopy) return settings as DetectorSettings;
  const models = sources === undefined ? undefined : readModels(sources, folders, settings);
  const before = read.get(settings);
  const place = folders.join('\0');
  if (before?.models === models && before?.folders === place) return before.settings;
  const result = {
    ...rest,
    ...(models && { models }),
    ...(isCopy && { runtime: runtimeFile(runtime, folders) }),
  };
  read.set(settings, { folders: place, models, settings: result });
  return result;
}

/**
 * Checks the settings without reading any file.
 * @throws {SettingsError} as `readSettings`
 */
export function checkSettings(value: unknown): MsgraphSettings {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new SettingsError('`settings.msgraph` must be an object.');
  const settings = value as Record<string, unknown>;
  for (const key of Object.keys(settings)) {
    if (!KNOWN.has(key))
      throw new SettingsError(
        `\`settings.msgraph.${key}\` is not a setting.${didYouMean(nearestWord(key, [...KNOWN]))} Known settings: ${[...KNOWN].join(', ')}.`,
      );
  }
  for (const [key, wrong] of Object.entries(LISTS)) checkList(key, settings[key], wrong);
  if (settings['models'] !== undefined) checkModels(settings['models']);
  const { runtime } = settings;
  if (runtime !== undefined && (typeof runtime !== 'string' || runtime.trim() === ''))
    throw new SettingsError('`settings.msgraph.runtime` must be a module name.');
  for (const key of SWITCHES) {
    if (settings[key] !== undefined && typeof settings[key] !== 'boolean')
      throw new SettingsError(`\`settings.msgraph.${key}\` must be a boolean.`);
  }
  const { cache } = settings;
  if (cache !== undefined && typeof cache !== 'boolean' && (typeof cache !== 'string' || cache === '')) {
    throw new SettingsError('`settings.msgraph.cache` must be a boolean or the name of a directory.');
  }
  if (settings['catalog'] !== undefined) checkCatalog(settings['catalog'] as OwnCatalog);
  return settings;
}

function checkList(key: string, list: unknown, wrong: (value: string) => WrongValue | undefined): void {
  if (list === undefined) return;
  const setting = `\`settings.msgraph.${key}\``;
  if (!(Array.isArray(list) && list.every((item) => typeof item === 'string' && item.trim() !== ''))) {
    throw new SettingsError(
      `${setting} must be a list of non-empty strings.${typeof list === 'string' && list !== '' ? didYouMean(`['${list}']`) : ''}`,
    );
  }
  for (const item of list as readonly string[]) {
    const found = wrong(item);
    if (found) throw new SettingsError(`${setting}: \`${item}\` ${found.reason}.${didYouMean(found.meant)}`);
  }
}

function checkCatalog(catalog: OwnCatalog): void {
  try {
    tablesFor(catalog);
  } catch (error) {
    throw new SettingsError(`\`settings.msgraph.catalog\` is not valid: ${(error as Error).message}`, {
      cause: error,
    });
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
