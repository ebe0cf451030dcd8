import { Client } from '@microsoft/microsoft-graph-client';

export async function exists(client: Client) {
  try {
    await client.api('/me/drive').get();
    return true;
  } catch (e: any) {
    if (e.code === 'itemNotFound' || e.code === 'somethingNewNextYear') return false;
    throw e;
  }
}
