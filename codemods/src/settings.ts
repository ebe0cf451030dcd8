import { readFileSync } from 'node:fs';
import { readSettings, type DetectorSettings } from 'eslint-plugin-msgraph/detector';
import { UsageError } from './options.js';

/**
 * Reads the file of `--settings`.
 * @throws {UsageError} when it cannot be read, is no JSON, or holds an unknown key or a value of the wrong type
 */
export function settingsFrom(path: string): DetectorSettings {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`The settings file \`${path}\` cannot be read.`);
  }
  try {
    return readSettings(JSON.parse(text.replace(/^\uFEFF/, '')) as unknown);
  } catch (error) {
    const reason = error instanceof TypeError ? error.message : 'It is no valid JSON.';
    throw new UsageError(`The settings file \`${path}\` is not valid. ${reason}`);
  }
}
