import { Client } from '@microsoft/microsoft-graph-client';
import { retryGraph } from 'msgraph-errors';

export const subscription = async (client: Client, id: string): Promise<{ id: string }> => {
  return await retryGraph(() => client.api(`/subscriptions/${id}`).get(), {
    retryOn: (_info, e) => e.statusCode === 503,
    baseDelayMs: 2_000,
    factor: 1,
    jitter: 'none',
  });
};
