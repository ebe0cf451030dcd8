import { Client } from '@microsoft/microsoft-graph-client';

export async function me(client: Client) {
  for (let i = 0; i < 3; i++) {
    try {
      return await client.api('/me').get();
    } catch (e: any) {
      if (e.statusCode !== 429) throw e;
      i--;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}
