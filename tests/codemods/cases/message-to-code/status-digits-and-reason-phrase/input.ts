import { Client } from '@microsoft/microsoft-graph-client';

export async function renew(client: Client, id: string, until: string) {
  try {
    await client.api(`/subscriptions/${id}`).patch({ expirationDateTime: until });
    return 'active';
  } catch (e: any) {
    const text = e?.message || String(e);
    return text.includes('404') || text.includes('ResourceNotFound') ? 'gone' : 'failed';
  }
}
