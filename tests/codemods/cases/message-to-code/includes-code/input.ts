import { Client } from '@microsoft/microsoft-graph-client';

export async function findUser(client: Client, id: string) {
  try {
    return await client.api(`/users/${id}`).get();
  } catch (error: any) {
    if (error.message.includes('Request_ResourceNotFound')) {
      return null;
    }
    throw error;
  }
}
