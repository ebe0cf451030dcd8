import { Client } from '@microsoft/microsoft-graph-client';

const GONE = 'itemNotFound';
const DENIED = 'accessDenied';

export async function state(client: Client) {
  try {
    await client.api('/me/drive').get();
    return 'there';
  } catch (e: any) {
    switch (e.code) {
      case GONE:
        return 'gone';
      case DENIED:
        return 'denied';
      default:
        throw e;
    }
  }
}
