import { Client } from '@microsoft/microsoft-graph-client';
import { readFile } from 'node:fs/promises';

export async function token(path: string) {
  try {
    return await readFile(path, 'utf8');
  } catch (e: any) {
    if (e.message.includes('ENOENT') || e.message.includes('itemNotFound')) return undefined;
    throw e;
  }
}

export const me = (client: Client) => client.api('/me').get();
