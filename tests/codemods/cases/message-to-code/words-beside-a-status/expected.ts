import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCondition, hasErrorCondition } from 'msgraph-errors';

export async function ensureList(client: Client, site: string, name: string) {
  try {
    return await client.api(`/sites/${site}/lists/${name}`).get();
  } catch (error: any) {
    if (hasErrorCondition(error, GraphErrorCondition.NotFound)) {
      return await client.api(`/sites/${site}/lists`).post({ displayName: name });
    }
    // Who may not read may not write.
    if (hasErrorCondition(error, GraphErrorCondition.Forbidden)) return undefined;
    throw error;
  }
}

export async function remove(client: Client, site: string, list: string, item: string, isFinal: boolean) {
  try {
    await client.api(`/sites/${site}/lists/${list}/items/${item}`).delete();
  } catch (error) {
    if (hasErrorCondition(error, GraphErrorCondition.Forbidden) || isFinal) return 'denied';
    if (!hasErrorCondition(error, GraphErrorCondition.NotFound)) throw error;
  }
  return 'gone';
}

export async function exists(client: Client, drive: string, path: string) {
  try {
    await client.api(`/drives/${drive}/root:/${path}`).get();
    return true;
  } catch (error: any) {
    return !hasErrorCondition(error, GraphErrorCondition.NotFound);
  }
}
