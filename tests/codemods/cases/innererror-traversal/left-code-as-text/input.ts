import { Client } from '@microsoft/microsoft-graph-client';

export async function guarded(client: Client, path: string) {
  try {
    return await client.api(path).get();
  } catch (error: any) {
    if (error.code?.startsWith('Authentication') || error.code?.includes('AccessDenied')) return undefined;
    throw error;
  }
}
