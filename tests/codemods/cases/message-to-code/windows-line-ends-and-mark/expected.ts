import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

/* The drive may be gone. */
export async function exists(client: Client) {
  try {
    await client.api('/me/drive').get();
    return true;
  } catch (e: any) {
    if (hasErrorCode(e, GraphErrorCode.ItemNotFound) /* deleted */) return false; // expected
    throw e;
  }
}
