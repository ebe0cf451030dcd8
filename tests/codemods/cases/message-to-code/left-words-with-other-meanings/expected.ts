import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCondition, hasErrorCondition } from 'msgraph-errors';

export async function changes(client: Client, link: string | undefined) {
  try {
    return await client.api(link ?? '/me/drive/root/delta').get();
  } catch (error: any) {
    // The state of the last run may be gone: 'The sync state generation is not found'.
    if (hasErrorCondition(error, GraphErrorCondition.NotFound) || error.message.includes('not found')) return await client.api('/me/drive/root/delta').get();
    throw error;
  }
}

export async function share(client: Client, item: string, body: object) {
  try {
    await client.api(`/me/drive/items/${item}/invite`).post(body);
  } catch (error: any) {
    if (hasErrorCondition(error, GraphErrorCondition.Conflict) || error.message.includes('already exists')) return;
    if (error.statusCode === 400 || error.message.includes('does not exist')) return;
    if (hasErrorCondition(error, GraphErrorCondition.Forbidden) && error.message.includes('access denied')) return;
    throw error;
  }
}
