import { Client } from '@microsoft/microsoft-graph-client';

export async function me(client: Client, attempt = 1): Promise<any> {
  try {
    return await client.api('/me').get();
  } catch (e: any) {
    if (e.statusCode !== 429 || attempt >= 5) throw e;
    await new Promise((resolve) => setTimeout(resolve, 1000 * attempt));
    return me(client, attempt + 1);
  }
}
