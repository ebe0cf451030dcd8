import { compileModels, type Models } from './compile.js';
import { FLOWS } from './flows.js';
import { GRAPH_CLIENTS } from './graph.js';
import { HTTP_CLIENTS } from './http.js';

export type { Models } from './compile.js';

let known: Models | undefined;

/** What is known of libraries. */
export function builtInModels(): Models {
  return (known ??= compileModels([...GRAPH_CLIENTS, ...HTTP_CLIENTS, ...FLOWS]));
}
