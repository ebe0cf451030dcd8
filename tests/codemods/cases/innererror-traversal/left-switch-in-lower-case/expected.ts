import { Client } from '@microsoft/microsoft-graph-client';

export async function state(client: Client) {
  try {
    await client.api('/me/drive').get();
    return 'there';
  } catch (e: any) {
    switch (e.code.toLowerCase()) {
      case 'itemnotfound':
        return 'gone';
      default:
        throw e;
    }
  }
}
