import { Client } from '@microsoft/microsoft-graph-client';

export async function messages(client: Client): Promise<unknown> {
  try {
    return await client.api('/me/messages').get();
  } catch (error) {
    throw new Error(
      'The messages could not be read.',
      { cause: error },
    );
  }
}
