import { Client } from '@microsoft/microsoft-graph-client';

export async function me(client: Client) {
  try {
    return await client.api('/me').get();
  } catch (e: any) {
    if (e.code === 'ECONNRESET' || e.code === 'ENOTFOUND') return undefined;
    throw e;
  }
}
