import type { Row } from './types.js';
import { tokensOf } from './paths.js';

const ANY = 'Member[*]';

/** What rows of some kinds say, by the place that they speak of. */
export class Places<R> {
  readonly #rows = new Map<string, R>();

  set(key: string, row: R): void {
    this.#rows.set(key, row);
  }

  at(key: string): R | undefined {
    return this.#rows.get(key);
  }

  /** What is said of a property itself comes before what is said of any property. */
  get(of: string, path: string): R | undefined {
    return this.at(`${of}|${path}`) ?? this.at(`${of}|${path.replace(/Member\[[^\]]*\]$/, ANY)}`);
  }
}

/** Rows about calls of something unknown, by what is called. */
export class Named<R extends Row & { readonly called: string }> {
  readonly #rows: { readonly names: RegExp; readonly row: R }[] = [];
  readonly #known = new Map<string, readonly R[]>();

  add(row: R): void {
    this.#rows.push({ names: new RegExp(row.called, 'i'), row });
  }

  of(name: string): readonly R[] {
    const known =
      this.#known.get(name) ?? this.#rows.flatMap(({ names, row }) => (names.test(name) ? [row] : []));
    this.#known.set(name, known);
    return known;
  }
}

/** The keys of a place and of all on the way to it. */
export function placesTo(of: string, path: string): readonly string[] {
  const tokens = tokensOf(path);
  return Array.from({ length: tokens.length + 1 }, (_, count) => `${of}|${tokens.slice(0, count).join('.')}`);
}
