import { Client } from '@microsoft/microsoft-graph-client';

export async function exists(client: Client, id: string): Promise<boolean> {
  try {
    await client.api(`/me/drive/items/${id}`).get();
    return true;
  } catch (error: any) {
    if (error.code.split('.').pop() === 'itemNotFound') return false;
    throw error;
  }
}
