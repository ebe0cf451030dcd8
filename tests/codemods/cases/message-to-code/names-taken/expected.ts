import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCode, hasErrorCode as hasErrorCode2 } from 'msgraph-errors';

function hasErrorCode(error: Error) {
  return 'code' in error;
}

export async function exists(client: Client) {
  try {
    await client.api('/me/drive').get();
    return true;
  } catch (e: any) {
    if (!hasErrorCode(e)) throw e;
    if (hasErrorCode2(e, GraphErrorCode.ItemNotFound)) return false;
    throw e;
  }
}
