import { statusRows } from '../../../../catalog/src/tables/tables.generated.js';

/** Names of statuses by number, as `node:http` has them: those of the catalogue. */
export const STATUS_CODES: Readonly<Record<number, string>> = Object.fromEntries(
  statusRows.map(([status, name]) => [status, name]),
);
