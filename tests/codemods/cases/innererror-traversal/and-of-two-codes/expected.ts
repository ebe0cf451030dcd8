import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export async function checkout(client: Client, id: string) {
  try {
    await client.api(`/me/drive/items/${id}/checkout`).post({});
  } catch (error: any) {
    // Never false, but that is for its author to see.
    if (!hasErrorCode(error, GraphErrorCode.ResourceLocked) || !hasErrorCode(error, GraphErrorCode.NotAllowed)) throw error;
  }
}
