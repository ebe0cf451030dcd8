import { FLOWS } from './flows/index.js';
import { GRAPH_CLIENTS } from './graph.js';
import { HTTP_CLIENTS } from './http/index.js';
import type { Row } from './types.js';

/** The rows that come with the package. */
export const BUILT_IN_ROWS: readonly Row[] = [...GRAPH_CLIENTS, ...HTTP_CLIENTS, ...FLOWS];
