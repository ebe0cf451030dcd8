import {
  BUILT_IN_ROWS,
  MAX_PLACES_IN_ALL,
  sizeOf,
  wrongReference,
  wrongRow,
  type Row,
} from '../analysis/models/index.js';
import { readRowFile, checkSource } from './row-files.js';
import { didYouMean, SettingsError } from './settings-error.js';
import { host } from '../host.js';

/**
 * A row, a list of rows, the path of a JSON file with one of these, or the name of a package that brings such
 * a file.
 */
export type ModelSource = Row | readonly Row[] | string;

/** What `settings.msgraph.models` may hold. */
export type ModelsSetting = ModelSource | readonly ModelSource[];

/** A row with the words for where it stands. */
interface Placed {
  readonly row: unknown;
  readonly place: string;
}

const SETTING = 'settings.msgraph.models';

/** The items of the setting: a single one needs no list. */
function itemsOf(setting: unknown): readonly Placed[] {
  return Array.isArray(setting)
    ? setting.map((row: unknown, index) => ({ row, place: `\`${SETTING}[${index}]\`` }))
    : [{ row: setting, place: `\`${SETTING}\`` }];
}

/** The rows in an item that is no text; a list in a list is none. */
function rowsIn({ row, place }: Placed): readonly Placed[] {
  return Array.isArray(row)
    ? row.map((inner: unknown, index) => ({ row: inner, place: place.replace(/`$/, `[${index}]\``) }))
    : [{ row, place }];
}

function checkRow({ row, place }: Placed): Row {
  const wrong = wrongRow(row);
  if (wrong) throw new SettingsError(`${place}: ${wrong.reason}.${didYouMean(wrong.meant)}`);
  return row as Row;
}

/**
 * Checks what can be checked without reading anything.
 * @throws {SettingsError} naming the row
 */
export function checkModels(setting: unknown): void {
  for (const item of itemsOf(setting)) {
    if (typeof item.row !== 'string') rowsIn(item).forEach(checkRow);
    else checkSource(item.row);
  }
}

/** The rows of the setting, and the files that some of them stand in. */
interface Loaded {
  readonly rows: readonly Row[];
  readonly files: readonly string[];
}

function load(setting: ModelsSetting, folders: readonly string[]): Loaded {
  const files: string[] = [];
  const placed = itemsOf(setting).flatMap((item): readonly Placed[] => {
    if (typeof item.row !== 'string') return rowsIn(item);
    const source = item.row;
    const read = readRowFile(source, folders);
    files.push(...read.files);
    const list = Array.isArray(read.content) ? (read.content as readonly unknown[]) : [read.content];
    return list.map((row, index) => ({ row, place: `\`${SETTING}\`, row ${index + 1} of \`${source}\`` }));
  });
  const rows = placed.map(checkRow);
  const all = [...BUILT_IN_ROWS, ...rows];
  rows.forEach((row, index) => {
    const wrong = wrongReference(row, all);
    if (wrong)
      throw new SettingsError(`${placed[index]?.place ?? ''}: ${wrong.reason}.${didYouMean(wrong.meant)}`);
  });
  const size = rows.reduce((sum, row) => sum + sizeOf(row), 0);
  if (size > MAX_PLACES_IN_ALL)
    throw new SettingsError(
      `\`${SETTING}\`: the rows stand for ${size} places, at most ${MAX_PLACES_IN_ALL} are taken.`,
    );
  return { rows, files };
}

interface Known extends Loaded {
  readonly stamp: string;
  readonly folders: string;
  checked: number;
}

/** In an editor files change between two runs; a command line run is over before it matters. */
const CHECK_EVERY_MS = 3000;

const known = new WeakMap<object, Known>();
/** Equal rows are the same list, so that what is made of them is made once. */
const lists = new Map<string, readonly Row[]>();

/**
 * The rows that the setting stands for.
 * @param folders absolute paths that relative paths start at, and from which packages are seen; the first
 *   with such a file counts
 * @param owner the settings object; what was read for it is kept until a file changes
 * @throws {SettingsError} one sentence that names the row or the file
 */
export function readModels(
  setting: ModelsSetting,
  folders: readonly string[],
  owner: object,
): readonly Row[] {
  const before = known.get(owner);
  const now = Date.now();
  const place = folders.join('\0');
  if (
    before?.folders === place &&
    (now - before.checked < CHECK_EVERY_MS || before.stamp === stampOf(before.files))
  ) {
    before.checked = now;
    return before.rows;
  }
  const { rows, files } = load(setting, folders);
  const key = JSON.stringify(rows);
  const list = lists.get(key) ?? rows;
  lists.set(key, list);
  known.set(owner, { rows: list, files, stamp: stampOf(files), folders: place, checked: now });
  return list;
}

function stampOf(files: readonly string[]): string {
  return files
    .map((file) => {
      const entry = host.fs.statSync(file, { throwIfNoEntry: false });
      return entry ? `${String(entry.mtimeMs)}:${String(entry.size)}` : '';
    })
    .join();
}
