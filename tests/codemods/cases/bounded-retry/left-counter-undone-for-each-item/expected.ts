import { Client } from '@microsoft/microsoft-graph-client';

export async function all(client: Client, ids: string[]) {
  for (let i = 0; i < ids.length; i++) {
    try {
      await client.api(`/users/${ids[i]}`).get();
    } catch (e: any) {
      if (e.statusCode !== 429) throw e;
      await new Promise((resolve) => setTimeout(resolve, 1000));
      i--;
    }
  }
}
