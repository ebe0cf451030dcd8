import { Client } from '@microsoft/microsoft-graph-client';

export async function root(client: Client, attempt = 0): Promise<any> {
  try {
    return await client.api('/me/drive/root').get();
  } catch (error: any) {
    if (attempt >= 3 || error.statusCode !== 503) throw error;
    await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 1000));
    return root(client, attempt + 1);
  }
}
