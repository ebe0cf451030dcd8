import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export async function page(client: Client, link: string) {
  try {
    return await client.api(link).get();
  } catch (err: any) {
    if (hasErrorCode(err, GraphErrorCode.ResyncRequired, GraphErrorCode.SyncStateNotFound)) return undefined;
    throw err;
  }
}
