import { Client } from '@microsoft/microsoft-graph-client';

export async function wait(client: Client, id: string, until: number) {
  while (Date.now() < until) {
    try {
      return await client.api(`/teams/${id}`).get();
    } catch (error: any) {
      if (error.statusCode !== 404) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
  throw new Error('The team was not made in time.');
}
