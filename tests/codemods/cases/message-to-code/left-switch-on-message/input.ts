import { Client } from '@microsoft/microsoft-graph-client';

export async function drive(client: Client) {
  try {
    return await client.api('/me/drive').get();
  } catch (e: any) {
    switch (e.message) {
      case 'itemNotFound':
        return undefined;
      default:
        throw e;
    }
  }
}
