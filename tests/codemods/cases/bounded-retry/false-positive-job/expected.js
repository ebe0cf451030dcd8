import { Client } from '@microsoft/microsoft-graph-client';

const client = Client.init({ authProvider: () => {} });

export async function watch() {
  while (true) {
    try {
      const changes = await client.api('/me/messages/delta').get();
      console.log(changes.value.length);
    } catch (e) {
      console.error(e);
    }
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  }
}
