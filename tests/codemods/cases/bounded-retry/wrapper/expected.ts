import { Client } from '@microsoft/microsoft-graph-client';
import { retryGraph } from 'msgraph-errors';

async function untilItWorks<T>(work: () => Promise<T>): Promise<T> {
  return await retryGraph(() => work(), {
    retryOn: (_info, e) => e.statusCode === 429,
    baseDelayMs: 1500,
    factor: 1,
    jitter: 'none',
  });
}

export const me = (client: Client) => untilItWorks(() => client.api('/me').get());
