import { Client } from '@microsoft/microsoft-graph-client';

export async function sync(client: Client) {
  try {
    await client.api('/me/messages/delta').get();
  } catch (error: any) {
    console.error('sync failed', { known: error.message.includes('ErrorItemNotFound'), text: error.message });
    throw error;
  }
}
