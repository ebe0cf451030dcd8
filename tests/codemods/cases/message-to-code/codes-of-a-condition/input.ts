import { Client } from '@microsoft/microsoft-graph-client';

export async function photoOf(client: Client, user: string) {
  try {
    return await client.api(`/users/${user}/photo/$value`).get();
  } catch (error: any) {
    const text: string = error.message ?? '';
    if (text.includes('404') || text.includes('not found') || text.includes('ImageNotFound')) return undefined;
    if (text.includes('429') || text.includes('MailboxNotEnabledForRESTAPI')) return null;
    throw error;
  }
}
