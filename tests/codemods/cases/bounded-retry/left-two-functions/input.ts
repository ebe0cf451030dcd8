import { Client } from '@microsoft/microsoft-graph-client';

export async function load(client: Client): Promise<any> {
  try {
    return await client.api('/me').get();
  } catch (e) {
    return later(client);
  }
}

async function later(client: Client): Promise<any> {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return load(client);
}
