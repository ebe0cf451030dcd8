import { Client } from '@microsoft/microsoft-graph-client';

declare const client: Client;

export async function drive(group: string, isShared: boolean): Promise<string> {
  try {
    return await client.api(`/groups/${group}/drive`).get();
  } catch (error: any) {
    const status = error.statusCode ?? error.status;
    if (error.message?.includes('404') || error.statusCode === 404) return 'missing';
    if (error.statusCode === 501 || error.message?.includes('Not Implemented')) return 'unsupported';
    if (isShared && (error.message.includes('403') || status === 403)) return 'forbidden';
    if (error.message.includes('429') || error.code === 'generalException' || error.statusCode === 429) return 'busy';
    // Another status, and a comment that has to stay.
    if (error.statusCode === 409 || error.message.includes('412')) return 'changed';
    if (error.statusCode === 413 /* from the gateway */ || error.message.includes('413')) return 'large';
    if (error.statusCode !== 405 && !error.message.includes('405')) throw error;
    return 'read-only';
  }
}
