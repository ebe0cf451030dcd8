import { Client } from '@microsoft/microsoft-graph-client';
import { retryGraph } from 'msgraph-errors';

export async function getGroup(client: Client, id: string, log: (text: string) => void): Promise<unknown> {
  let group: unknown;
  group = await retryGraph(() => client.api(`/groups/${id}`).get(), {
    retryOn: () => true,
    baseDelayMs: 500,
    factor: 1,
    jitter: 'none',
    onRetry: () => {
      log('not there yet');
    },
  });
  return group;
}
