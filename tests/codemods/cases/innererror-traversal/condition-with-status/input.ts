import { Client } from '@microsoft/microsoft-graph-client';

export async function download(client: Client, id: string): Promise<ArrayBuffer | undefined> {
  try {
    return await client.api(`/me/drive/items/${id}/content`).get();
  } catch (error: any) {
    const gone = error.statusCode === 404 && error.code === 'itemNotFound';
    if (gone || (error.statusCode === 423 && (error.code === 'resourceLocked' || error.code === 'notAllowed'))) return undefined;
    throw error;
  }
}
