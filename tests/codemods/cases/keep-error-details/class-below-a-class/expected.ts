import { Client } from '@microsoft/microsoft-graph-client';

class AppError extends Error {}
class MailError extends AppError {}

export async function messages(client: Client): Promise<unknown> {
  try {
    return await client.api('/me/messages').get();
  } catch (error) {
    throw new MailError((error as Error).message, { cause: error });
  }
}
