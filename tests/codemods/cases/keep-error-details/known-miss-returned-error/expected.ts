import { Client } from '@microsoft/microsoft-graph-client';

const toError = (error: Error): Error => new Error(`The messages could not be read: ${error.message}`);

export async function messages(client: Client): Promise<unknown> {
  try {
    return await client.api('/me/messages').get();
  } catch (error) {
    throw toError(error as Error);
  }
}
