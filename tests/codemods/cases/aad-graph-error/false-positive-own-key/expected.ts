import { Client } from '@microsoft/microsoft-graph-client';
import { cache } from './cache';

export async function load(client: Client) {
  const stored = cache.read() as any;
  if (stored['odata.error']?.code === 'Request_ResourceNotFound') return undefined;
  return client.api('/me').get();
}
