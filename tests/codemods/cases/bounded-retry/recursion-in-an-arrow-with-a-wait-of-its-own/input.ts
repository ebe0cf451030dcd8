import { Client } from '@microsoft/microsoft-graph-client';

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export const subscription = async (client: Client, id: string): Promise<{ id: string }> => {
  try {
    return await client.api(`/subscriptions/${id}`).get();
  } catch (e: any) {
    if (e.statusCode === 503) {
      await wait(2_000);
      return subscription(client, id);
    }
    throw e;
  }
};
