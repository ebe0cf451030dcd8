import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readSettings, type DetectorSettings } from 'eslint-plugin-msgraph/detector';
import { readCatalog } from './init.js';
import { UsageError } from './options.js';

/**
 * Reads the file of `--settings`. In it `catalog` may also be the path of a JSON file, and a relative path of
 * `runtime`, `catalog` or `models` starts at the folder of the settings.
 * @param cwd where packages with rows are looked for when they cannot be seen from there
 * @throws {UsageError} when it cannot be read, is no JSON, or holds an unknown key or a value of the wrong
 *   type
 */
export function settingsFrom(path: string, cwd: string): DetectorSettings {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`The settings file \`${path}\` cannot be read.`);
  }
  try {
    return readSettings(withPaths(JSON.parse(text.replace(/^\uFEFF/, '')), dirname(path)), [
      dirname(path),
      cwd,
    ]);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = error instanceof TypeError ? error.message : 'It is no valid JSON.';
    throw new UsageError(`The settings file \`${path}\` is not valid. ${reason}`);
  }
}

function withPaths(settings: unknown, folder: string): unknown {
  if (typeof settings !== 'object' || settings === null) return settings;
  const { runtime, catalog } = settings as Readonly<Record<string, unknown>>;
  return {
    ...settings,
    ...(typeof runtime === 'string' && /^\.\.?\//.test(runtime) && { runtime: resolve(folder, runtime) }),
    ...(typeof catalog === 'string' && { catalog: readCatalog(resolve(folder, catalog)) }),
  };
}
