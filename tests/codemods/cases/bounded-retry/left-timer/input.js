import { Client } from '@microsoft/microsoft-graph-client';

const client = Client.init({ authProvider: () => {} });

export async function subscribe(subscription) {
  try {
    await client.api('/subscriptions').post(subscription);
  } catch (e) {
    console.error(e);
    setTimeout(() => subscribe(subscription), 30_000);
  }
}
