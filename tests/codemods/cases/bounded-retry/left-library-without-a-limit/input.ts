import pRetry from 'p-retry';
import { Client } from '@microsoft/microsoft-graph-client';

export async function me(client: Client) {
  return pRetry(() => client.api('/me').get(), { forever: true });
}
