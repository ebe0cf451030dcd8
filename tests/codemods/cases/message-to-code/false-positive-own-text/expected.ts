import { Client } from '@microsoft/microsoft-graph-client';

export async function load(client: Client, id: string) {
  try {
    if (!id) throw new Error('The id is missing');
    return await client.api(`/users/${id}`).get();
  } catch (e: any) {
    if (e.message.includes('The id is missing')) return undefined;
    throw e;
  }
}
