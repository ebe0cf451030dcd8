import { Client } from '@microsoft/microsoft-graph-client';

export async function messages(client: Client): Promise<unknown> {
  try {
    return await client.api('/me/messages').get();
  } catch (error) {
    if (error.statusCode === 404) throw new RangeError('There is no such mailbox.', { cause: error });
    throw error;
  }
}
