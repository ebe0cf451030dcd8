import { Client, GraphError } from '@microsoft/microsoft-graph-client';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export async function lock(client: Client, id: string) {
  try {
    return await client.api(`/me/drive/items/${id}/checkout`).post({});
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    if (!hasErrorCode(error, GraphErrorCode.ResourceLocked, GraphErrorCode.NotAllowed)) throw error;
    return undefined;
  }
}
