import { Client } from '@microsoft/microsoft-graph-client';

export async function sync(client: Client, ids: string[]) {
  next: for (const id of ids) {
    while (true) {
      try {
        await client.api(`/users/${id}`).get();
        continue next;
      } catch (e: any) {
        if (e.statusCode === 404) continue next;
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  }
}
