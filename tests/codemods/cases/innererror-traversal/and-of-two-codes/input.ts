import { Client } from '@microsoft/microsoft-graph-client';

export async function checkout(client: Client, id: string) {
  try {
    await client.api(`/me/drive/items/${id}/checkout`).post({});
  } catch (error: any) {
    // Never false, but that is for its author to see.
    if (error.code !== 'resourceLocked' || error.code !== 'notAllowed') throw error;
  }
}
