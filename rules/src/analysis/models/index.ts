import { BUILT_IN_ROWS } from './built-in.js';
import { compileModels, type Models } from './compile.js';
import type { Row } from './types.js';

export { BUILT_IN_ROWS } from './built-in.js';
export { MAX_PLACES_IN_ALL, sizeOf, wrongReference, wrongRow } from './check.js';
export { describeModels, titleOf } from './describe.js';
export { namesThatSend } from './sending.js';
export type { Models } from './compile.js';
export type { Row } from './types.js';

interface Compiled {
  readonly models: Models;
  /** Rows that have answered a question. */
  readonly matched: ReadonlySet<Row>;
}

let builtIn: Models | undefined;
const compiled = new WeakMap<readonly Row[], Compiled>();

/**
 * What is known of libraries.
 * @param rows those of the settings, which come before the built-in ones that speak of the same place
 */
export function modelsOf(rows: readonly Row[] = []): Models {
  if (rows.length === 0) return (builtIn ??= compileModels(BUILT_IN_ROWS));
  const known = compiled.get(rows);
  if (known) return known.models;
  const matched = new Set<Row>();
  const models = compileModels([...BUILT_IN_ROWS, ...rows], matched);
  compiled.set(rows, { models, matched });
  return models;
}

/** Those rows of the settings that nothing in this process has matched so far. */
export function unmatchedRows(rows: readonly Row[]): readonly Row[] {
  const matched = compiled.get(rows)?.matched;
  return rows.filter((row) => matched?.has(row) !== true);
}
