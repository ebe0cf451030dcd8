import { compileModels, type Models } from './compile.js';
import { FLOWS } from './flows.js';
import { GRAPH_CLIENTS } from './graph.js';
import { HTTP_CLIENTS } from './http.js';
import type { Row } from './types.js';

export type { Models } from './compile.js';

export const BUILT_IN_ROWS: readonly Row[] = [...GRAPH_CLIENTS, ...HTTP_CLIENTS, ...FLOWS];

let known: Models | undefined;

/** What is known of libraries. */
export function builtInModels(): Models {
  return (known ??= compileModels(BUILT_IN_ROWS));
}
