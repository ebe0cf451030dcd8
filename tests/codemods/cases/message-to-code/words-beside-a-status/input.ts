import { Client } from '@microsoft/microsoft-graph-client';

export async function ensureList(client: Client, site: string, name: string) {
  try {
    return await client.api(`/sites/${site}/lists/${name}`).get();
  } catch (error: any) {
    if (error.message?.includes('not found') || error.message?.includes('404')) {
      return await client.api(`/sites/${site}/lists`).post({ displayName: name });
    }
    // Who may not read may not write.
    if (error.statusCode === 403 || /access denied/i.test(error.message)) return undefined;
    throw error;
  }
}

export async function remove(client: Client, site: string, list: string, item: string, isFinal: boolean) {
  try {
    await client.api(`/sites/${site}/lists/${list}/items/${item}`).delete();
  } catch (error) {
    const text = String(error);
    if (text.includes('Access denied') || isFinal || text.includes('403')) return 'denied';
    if (!text.includes('404') && !text.includes('does not exist') && !text.includes('could not be found')) throw error;
  }
  return 'gone';
}

export async function exists(client: Client, drive: string, path: string) {
  try {
    await client.api(`/drives/${drive}/root:/${path}`).get();
    return true;
  } catch (error: any) {
    return !/\b404\b|not found/i.test(error.message);
  }
}
