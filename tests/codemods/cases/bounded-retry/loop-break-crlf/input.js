import { Client } from '@microsoft/microsoft-graph-client';

const client = Client.init({ authProvider: () => {} });
const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const RETRY_MS = 5 * 1000;

export async function profile() {
  let me;
  while (true) {
    try {
      me = await client.api('/me').get();
      break;
    } catch {
      await delay(RETRY_MS);
    }
  }
  return me.displayName;
}
