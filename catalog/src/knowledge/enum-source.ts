import type { OwnCatalog } from './define.js';
import { defineCatalog } from './define.js';

const quote = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;

/**
 * A TypeScript module with the codes of a catalogue of one's own, in the form of `GraphErrorCode`: an object
 * and the union of its values.
 *
 * @param own the catalogue
 * @param name of the object and the type, an identifier
 * @returns source text, lines separated by `\n`
 * @throws TypeError for a bad catalogue, for a name that is no identifier, and for codes that would get the
 *   same key
 */
export function enumSource(own: OwnCatalog, name = 'ErrorCode'): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(name))
    throw new TypeError(`\`name\` must be an identifier, and \`${name}\` is none.`);
  const rows = defineCatalog(own).codes.filter((row) => row[2] === 'own');
  if (rows.length === 0) throw new TypeError('`codes` must hold at least one code.');
  const keys = new Map<string, string>();
  for (const [code, , , , , , , , , , key] of rows) {
    const other = keys.get(key);
    if (other !== undefined)
      throw new TypeError(`The codes \`${other}\` and \`${code}\` would both get the key \`${key}\`.`);
    keys.set(key, code);
  }
  const members = rows.flatMap((row) => [
    ...(row[11] === '' ? [] : [`  /** ${row[11].replace(/\*\//g, '* /')} */`]),
    `  ${row[10]}: ${quote(row[0])},`,
  ]);
  return [
    `export const ${name} = {`,
    ...members,
    '} as const;',
    '',
    `export type ${name} = (typeof ${name})[keyof typeof ${name}];`,
    '',
  ].join('\n');
}
