import { describe, expect, it } from 'vitest';
import { compileModels, type Models } from '../../rules/src/analysis/models/compile.js';
import { BUILT_IN_ROWS } from '../../rules/src/analysis/models/index.js';
import type { Row } from '../../rules/src/analysis/models/types.js';
import { sitesIn } from '../detector/find.js';
import { originsOf, questionOf, type Question } from './ask.js';
import { alternativesOf, placesOf, recorded } from './rows.js';
import { CLIENTS } from './snippets-clients.js';
import { FLOWS } from './snippets-flows.js';
import { GIVEN } from './snippets-given.js';
import { HTTP } from './snippets-http.js';
import { IDIOMS } from './snippets-idioms.js';
import { KEPT } from './snippets-kept.js';
import { SERVERS } from './snippets-servers.js';
import { STORES } from './snippets-stores.js';
import { TEXTS } from './snippets-texts.js';

const SNIPPETS = [
  ...CLIENTS,
  ...HTTP,
  ...FLOWS,
  ...GIVEN,
  ...SERVERS,
  ...IDIOMS,
  ...STORES,
  ...KEPT,
  ...TEXTS,
];
const isFound = (code: string): boolean => sitesIn(code, 'message-match', { path: 'file.tsx' }).length > 0;

describe('libraries', () => {
  it.each(SNIPPETS.map(({ name, found, silent }) => [name, found, silent] as const))(
    '%s is found, and its twin without Graph is not',
    (_, found, silent) => {
      const isByFacts = (code: string): boolean => originsOf(questionOf(code)).split(' ').includes('graph');
      expect({
        isFound: isFound(found),
        isSilent: !isFound(silent),
        isFoundByFacts: isByFacts(found),
        isSilentByFacts: !isByFacts(silent),
      }).toEqual({ isFound: true, isSilent: true, isFoundByFacts: true, isSilentByFacts: true });
    },
  );

  it('has a name of its own for each snippet', () => {
    expect(new Set(SNIPPETS.map(({ name }) => name)).size).toBe(SNIPPETS.length);
  });
});

interface Asked {
  readonly question: Question;
  readonly answer: string;
  /** Places in packages that the evaluation has asked the rows for. */
  readonly places: ReadonlySet<string>;
}

function ask(code: string, models: Models): Asked {
  const question = questionOf(code);
  const places = new Set<string>();
  return { question, answer: originsOf(question, { models: recorded(models, places) }), places };
}

describe('rows', () => {
  const codes = SNIPPETS.flatMap(({ found, silent }) => [found, silent]);
  // What something unknown is given tells as much as many a row does: rows about names are looked at by
  // themselves.
  const byKind = [
    BUILT_IN_ROWS.filter(({ kind }) => kind !== 'sends'),
    BUILT_IN_ROWS.filter(({ kind }) => kind === 'sends'),
  ] as const;

  it.each<[string, readonly Row[], readonly Row[]]>([
    ['of packages', byKind[0], []],
    ['of what is unknown', byKind[1], byKind[0]],
  ])(
    '%s are all needed: without any of them, or any alternative in them, a snippet changes',
    (_, rows, others) => {
      const asked = codes.map((code) => ask(code, compileModels([...others, ...rows])));
      const isNoticed = (without: readonly Row[], places: readonly string[]): boolean => {
        const models = compileModels([...others, ...without]);
        return asked.some(
          (item) =>
            places.some((place) => item.places.has(place)) &&
            originsOf(item.question, { models }) !== item.answer,
        );
      };
      const idle = rows.flatMap((row, index) =>
        alternativesOf(row)
          .filter(
            ({ instead }) =>
              !isNoticed([...rows.slice(0, index), ...instead, ...rows.slice(index + 1)], placesOf(row)),
          )
          .map(({ name }) => name),
      );
      expect(idle).toEqual([]);
      // Each row is left out once, and every snippet that asks for it is evaluated again.
    },
    180_000,
  );
});
