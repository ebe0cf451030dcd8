import { Client } from '@microsoft/microsoft-graph-client';

const GONE = ['itemNotFound', 'has left the building'];

export async function exists(client: Client) {
  try {
    await client.api('/me/drive').get();
    return true;
  } catch (e: any) {
    if (GONE.some((text) => e.message.includes(text))) return false;
    throw e;
  }
}
