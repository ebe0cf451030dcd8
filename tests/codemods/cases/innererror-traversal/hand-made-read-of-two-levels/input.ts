import { Client } from '@microsoft/microsoft-graph-client';

export async function rename(client: Client, id: string, name: string) {
  try {
    await client.api(`/me/drive/items/${id}`).patch({ name });
  } catch (error: any) {
    const code = error.code;
    if (code === 'nameAlreadyExists') return 'taken';
    if (code === 'invalidRequest' || code === 'invalidName') return 'invalid';
    throw error;
  }
  return 'renamed';
}
