import { Client } from '@microsoft/microsoft-graph-client';

/* The drive may be gone. */
export async function exists(client: Client) {
  try {
    await client.api('/me/drive').get();
    return true;
  } catch (e: any) {
    if (e.message.includes('itemNotFound') /* deleted */) return false; // expected
    throw e;
  }
}
