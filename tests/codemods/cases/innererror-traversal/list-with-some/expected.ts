import { Client } from '@microsoft/microsoft-graph-client';
import { hasErrorCode } from 'msgraph-errors';

const EXPECTED = ['ErrorItemNotFound', 'ErrorFolderNotFound'];

export async function move(client: Client, id: string, destinationId: string) {
  try {
    await client.api(`/me/messages/${id}/move`).post({ destinationId });
  } catch (error: any) {
    if (!EXPECTED.some((code) => hasErrorCode(error, code))) throw error;
  }
}
