import { Client } from '@microsoft/microsoft-graph-client';
import { MailError } from './errors.js';

export async function messages(client: Client): Promise<unknown> {
  try {
    return await client.api('/me/messages').get();
  } catch (error) {
    throw new MailError((error as Error).message);
  }
}
