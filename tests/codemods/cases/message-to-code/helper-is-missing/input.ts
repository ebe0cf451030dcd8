import { Client } from '@microsoft/microsoft-graph-client';

function isMissing(error: unknown): boolean {
  return error instanceof Error && (error.message.includes('itemNotFound') || error.message.includes('ErrorItemNotFound'));
}

export async function remove(client: Client, id: string): Promise<void> {
  try {
    await client.api(`/me/drive/items/${id}`).delete();
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
}

export async function size(client: Client, id: string): Promise<number> {
  try {
    return (await client.api(`/me/drive/items/${id}`).select('size').get()).size;
  } catch (error) {
    return isMissing(error) ? 0 : Promise.reject(error);
  }
}
