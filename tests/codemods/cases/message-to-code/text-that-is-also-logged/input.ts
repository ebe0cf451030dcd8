import { Client } from '@microsoft/microsoft-graph-client';

export async function first(client: Client) {
  try {
    return await client.api('/me/messages').top(1).get();
  } catch (e: any) {
    const text = e.message;
    if (text.includes('MailboxNotEnabledForRESTAPI')) return undefined;
    console.error(`failed: ${text}`);
    throw e;
  }
}
