import { Client } from '@microsoft/microsoft-graph-client';
import type { GraphErrorCode } from 'msgraph-errors';

export type Handler = (code: GraphErrorCode) => void;

export async function exists(client: Client) {
  try {
    await client.api('/me/photo').get();
    return true;
  } catch (e: any) {
    return !e.message.startsWith('ImageNotFound') && !e.message.includes('ErrorItemNotFound');
  }
}
