import { compileModels, type Models } from './compile.js';
import { FLOWS } from './flows.js';
import { GRAPH_CLIENTS } from './graph.js';
import { HTTP_CLIENTS } from './http.js';
import type { Row } from './types.js';

export { MAX_PLACES_IN_ALL, sizeOf, wrongReference, wrongRow } from './check.js';
export { namesThatSend } from './sending.js';
export type { Models } from './compile.js';
export type { Row } from './types.js';

export const BUILT_IN_ROWS: readonly Row[] = [...GRAPH_CLIENTS, ...HTTP_CLIENTS, ...FLOWS];

let builtIn: Models | undefined;
const compiled = new WeakMap<readonly Row[], Models>();

/**
 * What is known of libraries.
 * @param rows those of the settings, which come before the built-in ones that speak of the same place
 */
export function modelsOf(rows: readonly Row[] = []): Models {
  if (rows.length === 0) return (builtIn ??= compileModels(BUILT_IN_ROWS));
  const models = compiled.get(rows) ?? compileModels([...BUILT_IN_ROWS, ...rows]);
  compiled.set(rows, models);
  return models;
}
