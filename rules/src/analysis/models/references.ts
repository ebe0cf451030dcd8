import { nearestWord } from 'msgraph-errors/knowledge';
import { isTypeName, requestType } from './grammar.js';
import type { Row } from './types.js';
import type { WrongRow } from './wrong.js';

/**
 * Checks the types that rows name: each must come from a row, and a row must be about it.
 * @param row one that `wrongRow` has passed
 * @param all all rows that are known, this one among them
 */
export function wrongReference(row: Row, all: readonly Row[]): WrongRow | undefined {
  const { made, described } = namesOf(all);
  const owners = 'of' in row ? row.of.split('|') : row.kind === 'keeps' ? [row.type] : [];
  const unknown = owners.find((of) => isTypeName(of) && !made.has(of));
  if (unknown !== undefined)
    return { reason: `no row makes anything a \`${unknown}\``, meant: nearestWord(unknown, [...made]) };
  const type =
    row.kind === 'request' || row.kind === 'sends'
      ? row.gives
      : row.kind === 'type' || row.kind === 'travels'
        ? row.type
        : undefined;
  return type === undefined || described.has(type)
    ? undefined
    : {
        reason: `no row is of \`${type}\`, so nothing is known of it`,
        meant: nearestWord(type, [...described]),
      };
}

interface Names {
  /** Types that rows give to values. */
  readonly made: ReadonlySet<string>;
  /** What rows are about. */
  readonly described: ReadonlySet<string>;
}

const names = new WeakMap<readonly Row[], Names>();

function namesOf(all: readonly Row[]): Names {
  const known = names.get(all);
  if (known) return known;
  const made = new Set(
    all.flatMap((row) =>
      row.kind === 'type'
        ? [row.type]
        : (row.kind === 'request' || row.kind === 'sends') && row.gives !== undefined
          ? [row.gives]
          : row.kind === 'request'
            ? [requestType(row.client)]
            : [],
    ),
  );
  const described = new Set(
    all.flatMap((row) => ('of' in row ? row.of.split('|') : row.kind === 'keeps' ? [row.type] : [])),
  );
  names.set(all, { made, described });
  return { made, described };
}
