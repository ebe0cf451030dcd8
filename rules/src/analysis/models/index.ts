import { BUILT_IN_ROWS } from './built-in.js';
import { compileModels, type Models } from './compile.js';
import { rowsOfNames, type Names } from './names.js';
import type { Row } from './types.js';

export { BUILT_IN_ROWS } from './built-in.js';
export { MAX_PLACES_IN_ALL, sizeOf, wrongRow } from './check.js';
export { wrongReference } from './references.js';
export { describeModels, titleOf } from './describe.js';
export { namesThatSend } from './sending.js';
export type { Models } from './compile.js';
export type { Row } from './types.js';

interface Compiled {
  readonly models: Map<string, Models>;
  /** Rows that have answered a question. */
  readonly matched: Set<Row>;
}

const NO_ROWS: readonly Row[] = [];
const compiled = new WeakMap<readonly Row[], Compiled>();

/**
 * What is known of libraries, and of names.
 * @param rows those of the settings, which come before the built-in ones that speak of the same place
 * @param names other settings, which stand for rows as well
 */
export function modelsOf(
  rows: readonly Row[] = NO_ROWS,
  { clients = [], errorTypes = [] }: Names = {},
): Models {
  const { models, matched } = compiled.get(rows) ?? {
    models: new Map<string, Models>(),
    matched: new Set<Row>(),
  };
  compiled.set(rows, { models, matched });
  const key = JSON.stringify([clients, errorTypes]);
  const made =
    models.get(key) ??
    compileModels([...BUILT_IN_ROWS, ...rowsOfNames({ clients, errorTypes }), ...rows], matched);
  models.set(key, made);
  return made;
}

/** Those rows of the settings that nothing in this process has matched so far. */
export function unmatchedRows(rows: readonly Row[]): readonly Row[] {
  const matched = compiled.get(rows)?.matched;
  return rows.filter((row) => matched?.has(row) !== true);
}
