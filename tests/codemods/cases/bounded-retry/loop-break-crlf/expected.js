import { Client } from '@microsoft/microsoft-graph-client';
import { retryGraph } from 'msgraph-errors';

const client = Client.init({ authProvider: () => {} });
const RETRY_MS = 5 * 1000;

export async function profile() {
  let me;
  me = await retryGraph(() => client.api('/me').get(), {
    retryOn: () => true,
    baseDelayMs: RETRY_MS,
    factor: 1,
    jitter: 'none',
  });
  return me.displayName;
}
