import { Client } from '@microsoft/microsoft-graph-client';

declare const client: Client;
const retryGraph = 3;

export async function me() {
  while (true) {
    try {
      return await client.api('/me').get();
    } catch (e: any) {
      if (e.statusCode !== 429) throw e;
      console.warn(retryGraph);
    }
  }
}
