import { Client } from '@microsoft/microsoft-graph-client';

export async function addOwner(client: Client, group: string, body: object) {
  try {
    await client.api(`/groups/${group}/owners/$ref`).post(body);
  } catch (error: any) {
    if (error.message.includes('already exist')) return;
    throw error;
  }
}
