import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export async function download(client: Client, id: string): Promise<ArrayBuffer | undefined> {
  try {
    return await client.api(`/me/drive/items/${id}/content`).get();
  } catch (error: any) {
    const gone = error.statusCode === 404 && hasErrorCode(error, GraphErrorCode.ItemNotFound);
    if (gone || (error.statusCode === 423 && hasErrorCode(error, GraphErrorCode.ResourceLocked, GraphErrorCode.NotAllowed))) return undefined;
    throw error;
  }
}
