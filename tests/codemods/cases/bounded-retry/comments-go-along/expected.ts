import { Client } from '@microsoft/microsoft-graph-client';
import { retryGraph } from 'msgraph-errors';
import { log } from './log';

// Reads the root.
export async function root(client: Client) {
  // One attempt.
  // the request
  // not our problem
  // a while
  return await retryGraph(() => client.api('/me/drive/root').get(), {
    retryOn: (_info, error) => error.statusCode === 503,
    baseDelayMs: 1500,
    factor: 1,
    jitter: 'none',
    onRetry: () => {
      // Tell them,
      // politely.
      log.warn('again'); /* in English */
    },
  });
}
