import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCondition, hasErrorCondition } from 'msgraph-errors';

export async function renew(client: Client, id: string, until: string) {
  try {
    await client.api(`/subscriptions/${id}`).patch({ expirationDateTime: until });
    return 'active';
  } catch (e: any) {
    return hasErrorCondition(e, GraphErrorCondition.NotFound) ? 'gone' : 'failed';
  }
}
