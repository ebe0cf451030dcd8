import { GraphError, Client } from '@microsoft/microsoft-graph-client';
import { hasErrorCode } from 'msgraph-errors';

const RESET = new Set(['resyncRequired', 'syncStateNotFound', 'SyncStateNotFound']);

export function isReset(err: unknown): boolean {
  if (err instanceof GraphError) {
    if (err.statusCode === 410) return true;
    if (typeof err.code === 'string' && hasErrorCode(err, ...RESET)) return true;
  }
  return false;
}

export async function delta(client: Client, link: string) {
  try {
    return await client.api(link).get();
  } catch (err) {
    if (isReset(err)) return undefined;
    throw err;
  }
}
