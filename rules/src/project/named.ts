import { nearestWord } from 'msgraph-errors/knowledge';
import { isThere } from '../detector/setting-files.js';
import { BUILT_IN_ROWS } from '../analysis/models/index.js';
import { didYouMean } from '../detector/settings.js';
import type { DetectorSettings } from '../detector/types.js';
import { host } from '../host.js';

const EXTENSION = /(\/index)?\.[cm]?[jt]sx?$/;

/**
 * What is wrong with the files that `settings.msgraph.clients` names: they are looked for when all others are
 * known.
 * @param root absolute path of the project
 * @param list the absolute paths of its source files
 * @returns a sentence, or undefined when each of them is there
 */
export function wrongFile(
  { clients = [] }: DetectorSettings,
  root: string,
  list: () => readonly string[],
): string | undefined {
  // What the first part of a package's name and a folder of the project have in common is a matter of chance.
  const suspects = clients.filter(
    (client) =>
      client.startsWith('./') ||
      (client.includes('/') && host.fs.existsSync(host.path.join(root, client.split('/')[0] ?? ''))),
  );
  if (suspects.length === 0) return undefined;
  const names = list().map((file) => `.${file.slice(root.length).replaceAll('\\', '/')}`);
  for (const client of suspects) {
    const written = client.startsWith('./') ? client : `./${client}`;
    const found = names.find((name) => withoutExtension(name).endsWith(withoutExtension(written.slice(1))));
    if (found !== undefined && written !== client)
      return `\`settings.msgraph.clients\`: \`${client}\` is a file, whose path starts with \`./\`.${didYouMean(`./${client}`)}`;
    // Build output and generated files are not listed.
    if (found !== undefined || written !== client || isThere(host.path.join(root, client))) continue;
    const base = host.path.posix.basename(client);
    const meant = names.find((name) => host.path.posix.basename(name) === base) ?? nearestWord(client, names);
    return `\`settings.msgraph.clients\`: there is no file \`${client}\` below ${root}.${didYouMean(meant)}`;
  }
  return undefined;
}

function withoutExtension(name: string): string {
  return name.replace(EXTENSION, '');
}

const KEYS = ['clients', 'hosts', 'errorTypes', 'helpers'] as const;

/** A name of the settings, and where it stands there. */
export interface Unnamed {
  readonly key: (typeof KEYS)[number] | 'models';
  readonly name: string;
}

/**
 * Names of the settings that stand in none of the texts: a slip of the pen, or something that is gone. Files
 * are left to `wrongFile`.
 * @param texts are read until every name was seen
 */
export function unnamedIn(settings: DetectorSettings, texts: Iterable<string>): readonly Unnamed[] {
  let open: readonly Unnamed[] = [
    ...KEYS.flatMap((key) =>
      (settings[key] ?? []).filter((name) => !name.startsWith('./')).map((name) => ({ key, name })),
    ),
    ...packagesOf(settings).map((name) => ({ key: 'models' as const, name })),
  ];
  if (open.length === 0) return [];
  for (const text of texts) {
    open = open.filter((item) => !isNamedIn(item, text));
    if (open.length === 0) break;
  }
  return open;
}

/** What rows of the settings are of, apart from types of other rows and from what every file has. */
function packagesOf({ models = [] }: DetectorSettings): readonly string[] {
  const types = new Set([...BUILT_IN_ROWS, ...models].flatMap((row) => ('type' in row ? [row.type] : [])));
  const names = models.flatMap((row) => ('of' in row ? row.of.split('|') : []));
  return [...new Set(names)].filter((name) => name !== 'global' && !types.has(name));
}

/**
 * Of `api.call` the end, because what stands before it may be called otherwise; hosts in any case of letters.
 */
function isNamedIn({ key, name }: Unnamed, text: string): boolean {
  if (key === 'hosts') return text.toLowerCase().includes(name.toLowerCase());
  // `../transport.js` is a file as imports name it, with an extension or without.
  if (name.startsWith('../')) return text.includes(withoutExtension(name));
  if (key === 'models') return text.includes(name);
  return text.includes(name.includes('/') ? name : (name.split('.').at(-1) ?? name));
}
