import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export async function exists(client: Client) {
  try {
    await client.api('/me/drive').get();
    return true;
  } catch (e: any) {
    if (hasErrorCode(e, GraphErrorCode.ItemNotFound, 'somethingNewNextYear')) return false;
    throw e;
  }
}
