import { Client, GraphError } from '@microsoft/microsoft-graph-client';

export async function lock(client: Client, id: string) {
  try {
    return await client.api(`/me/drive/items/${id}/checkout`).post({});
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    if (error.code !== 'resourceLocked' && error.code !== 'notAllowed') throw error;
    return undefined;
  }
}
