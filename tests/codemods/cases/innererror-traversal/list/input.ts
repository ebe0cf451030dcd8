import { Client } from '@microsoft/microsoft-graph-client';

export async function page(client: Client, link: string) {
  try {
    return await client.api(link).get();
  } catch (err: any) {
    if (['resyncRequired', 'syncStateNotFound'].includes(err.code)) return undefined;
    throw err;
  }
}
