import { Client } from '@microsoft/microsoft-graph-client';

const failures: any[] = [];

export async function collect(client: Client, ids: string[]) {
  for (const id of ids) {
    try {
      await client.api(`/users/${id}`).get();
    } catch (error) {
      failures.push(error);
    }
  }
}

export const missing = () => failures.filter((error) => error.code === 'Request_ResourceNotFound').length;
