// Names derived from wire codes.

/** @type {Record<string, string>} */
const numericPrefixes = { onenote: 'OneNote', education: 'Education', teams: 'Teams' };

/**
 * The key of a code in the enum: its first letter upper-cased, every character that an identifier cannot hold
 * as an underscore, and for numbers the service in front.
 *
 * @param {{ code: string, service: string }} entry
 * @returns {string}
 */
export function enumKey(entry) {
  const key = entry.code.replace(/[^A-Za-z0-9_]/g, '_');
  if (!/^\d/.test(key)) return key.charAt(0).toUpperCase() + key.slice(1);
  const prefix = numericPrefixes[entry.service];
  if (prefix === undefined)
    throw new Error(`codes.json: no prefix for the numeric code "${entry.code}" of ${entry.service}`);
  return `${prefix}_${key}`;
}

/**
 * @param {string} condition camelCase
 * @returns {string} PascalCase
 */
export const conditionKey = (condition) => condition.charAt(0).toUpperCase() + condition.slice(1);

/**
 * A string literal as our own style has it.
 *
 * @param {string} text
 * @returns {string}
 */
export const quote = (text) => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\n/g, '\\n')}'`;
