import { Client } from '@microsoft/microsoft-graph-client';
import { failures } from 'shared-failures';

export async function collect(client: Client, ids: string[]) {
  for (const id of ids) {
    try {
      await client.api(`/users/${id}`).get();
    } catch (error) {
      failures.add(error);
    }
  }
}

export const missing = () => failures.all().filter((error: any) => error.code === 'Request_ResourceNotFound').length;
