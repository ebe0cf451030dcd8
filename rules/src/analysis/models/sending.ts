import { expandPath, tokensOf } from './paths.js';
import { isTypeName } from './grammar.js';
import type { Row } from './types.js';

/**
 * Texts of which one stands in every file that sends a request to Graph because rows say so, whatever its
 * URL: names of packages and of globals. Where the URL decides, its host stands in some file.
 */
export function namesThatSend(rows: readonly Row[]): readonly string[] {
  const sending = new Set(
    rows.flatMap((row) =>
      (row.kind === 'request' && row.url === 'always') || row.kind === 'error' ? namesIn(row) : [],
    ),
  );
  // A set that grows while it is walked is walked to its end.
  for (const name of sending)
    for (const row of rows)
      if (row.kind === 'type' && row.type === name) for (const owner of namesIn(row)) sending.add(owner);
  return [...sending].filter((name) => !isTypeName(name));
}

/** What a row is of, for globals their names. */
function namesIn({ of, path }: { readonly of: string; readonly path: string }): readonly string[] {
  return of
    .split('|')
    .flatMap((name) =>
      name === 'global'
        ? expandPath(path).map((place) => /^Member\[(.+)\]$/.exec(tokensOf(place)[0] ?? '')?.[1] ?? '')
        : [name],
    );
}
