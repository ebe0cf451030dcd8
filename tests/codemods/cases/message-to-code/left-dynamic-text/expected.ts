import { Client } from '@microsoft/microsoft-graph-client';

export async function tolerant(client: Client, path: string, expected: string) {
  try {
    return await client.api(path).get();
  } catch (error: any) {
    if (error.message.includes(expected)) return undefined;
    throw error;
  }
}
