import { Client } from '@microsoft/microsoft-graph-client';

export class MailError extends Error {
  override readonly name = 'MailError';
}

export async function messages(client: Client): Promise<unknown> {
  try {
    return await client.api('/me/messages').get();
  } catch (error) {
    throw new MailError((error as Error).message, { cause: error });
  }
}
