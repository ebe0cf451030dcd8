import { Client } from '@microsoft/microsoft-graph-client';
import { retryGraph as retryGraph2 } from 'msgraph-errors';

declare const client: Client;
const retryGraph = 3;

export async function me() {
  return await retryGraph2(() => client.api('/me').get(), {
    retryOn: (_info, e) => e.statusCode === 429,
    onRetry: () => {
      console.warn(retryGraph);
    },
  });
}
