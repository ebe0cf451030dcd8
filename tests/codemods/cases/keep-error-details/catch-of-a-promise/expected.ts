import { Client } from '@microsoft/microsoft-graph-client';

export const messages = (client: Client) =>
  client.api('/me/messages').get().catch((cause: Error) => {
    throw new Error(`The messages could not be read: ${cause.message}`, { cause });
  });
