import { Client } from '@microsoft/microsoft-graph-client';

export async function open(client: Client, id: string) {
  try {
    return await client.api(`/me/drive/items/${id}`).get();
  } catch (e: any) {
    switch (e.code) {
      case 'itemNotFound':
        return undefined;
      case 'accessDenied':
        console.warn('No access to', id);
      default:
        throw e;
    }
  }
}
