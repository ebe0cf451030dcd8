import type { ClientId } from '../models/types.js';
import type { Evaluator } from './evaluator.js';
import type { Value } from './items.js';
import { valuesAt } from './library-flows.js';
import { UNKNOWN_PATH } from './library-values.js';
import type { Makers } from './make.js';
import { isGraphAddress } from './requests.js';
import { expandPath } from '../models/paths.js';

/** What sends requests. */
export interface Client {
  readonly client: ClientId;
  /** All of its requests go to Graph; of others the URL decides. */
  readonly isGraph: boolean;
}

/** The client that a value is, or that a function of one is which sends requests. */
export function clientOf(value: Value, evaluator: Evaluator, make: Makers): Client | undefined {
  if (value.kind !== 'library' || value.path === UNKNOWN_PATH) return undefined;
  const row = evaluator.models.sender(value.type, value.path);
  if (!row) return undefined;
  const bases = expandPath(row.url).flatMap((path) =>
    path.startsWith(OF_RECEIVER) && value.call
      ? valuesAt(path.slice(OF_RECEIVER.length), value.call, evaluator, make).items
      : [],
  );
  const isBound = bases.some((base) => base.kind === 'text' && isGraphAddress(base.text, evaluator.hosts));
  return { client: row.client, isGraph: row.url === 'always' || isBound };
}

/** What the call was given that made the client. */
const OF_RECEIVER = 'Receiver.';
