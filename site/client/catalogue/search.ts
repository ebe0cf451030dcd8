import MiniSearch from 'minisearch';

/**
 * One entry of the catalogue, as the build writes it: kind, name, meaning, address, services, conditions,
 * statuses, other names.
 */
export type Row = readonly [
  kind: string,
  name: string,
  meaning: string,
  address: string,
  services: readonly string[],
  conditions: readonly string[],
  statuses: readonly number[],
  aliases: readonly string[],
];

export interface Filters {
  readonly kind: string;
  readonly service: string;
  readonly condition: string;
}

/** Finds entries by what is typed. */
export interface Search {
  /**
   * Entries that match, the best first; all of them, in the order of the catalogue, where nothing was typed.
   */
  find(query: string, filters: Filters): readonly Row[];
}

/** Words of a text: also those of a name in camel case, and the name as a whole. */
export function wordsOf(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}_]+/u)
    .flatMap((word) => {
      const parts = word.replace(/([a-z\d])([A-Z])/g, '$1 $2').split(/[ _]+/);
      return parts.length > 1 ? [word, ...parts] : [word];
    })
    .filter((word) => word !== '');
}

/** @param rows the catalogue; it is indexed once */
export function createSearch(rows: readonly Row[]): Search {
  const index = new MiniSearch({
    fields: ['name', 'aliases', 'statuses', 'conditions', 'meaning'],
    idField: 'id',
    tokenize: wordsOf,
    searchOptions: {
      boost: { name: 6, aliases: 4, statuses: 4, conditions: 3 },
      prefix: (term) => term.length > 1,
      // A number with a typo is another number.
      fuzzy: (term) => (/^\d+$/.test(term) || term.length < 4 ? false : 0.22),
      combineWith: 'AND',
    },
  });
  index.addAll(
    rows.map(([, name, meaning, , , conditions, statuses, aliases], id) => ({
      id,
      name,
      meaning,
      conditions: conditions.join(' '),
      statuses: statuses.join(' '),
      aliases: aliases.join(' '),
    })),
  );

  return {
    find(query, filters) {
      const passes = (row: Row): boolean => passesAll(row, filters);
      const words = query.trim().slice(0, 200);
      if (words === '') return rows.filter(passes);
      const exact = words.toLowerCase();
      const ids = results(index, words);
      const found = ids
        .map((id) => rows[id])
        .filter((row) => row !== undefined)
        .filter(passes);
      // What was typed in full stands first, whatever else holds it.
      return [...found.filter((row) => isNamed(row, exact)), ...found.filter((row) => !isNamed(row, exact))];
    },
  };
}

/** Where not all words are found, some of them are better than nothing. */
function results(index: MiniSearch, words: string): readonly number[] {
  const all = index.search(words);
  return (all.length > 0 ? all : index.search(words, { combineWith: 'OR' })).map(({ id }) => id as number);
}

function isNamed([, name, , , , , , aliases]: Row, wanted: string): boolean {
  return name.toLowerCase() === wanted || aliases.some((alias) => alias.toLowerCase() === wanted);
}

function passesAll([kind, , , , services, conditions]: Row, filters: Filters): boolean {
  if (filters.kind !== '' && kind !== filters.kind) return false;
  if (filters.service !== '' && !services.includes(filters.service)) return false;
  return filters.condition === '' || conditions.includes(filters.condition);
}
