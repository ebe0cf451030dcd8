import { Client } from '@microsoft/microsoft-graph-client';

class QuotaError extends Error {
  readonly code = 'limitReached';
}

export async function upload(client: Client, used: number, file: Blob) {
  try {
    if (used > 100) throw new QuotaError();
    return await client.api('/me/drive/root:/a:/content').put(file);
  } catch (error: any) {
    if (error instanceof QuotaError && error.code === 'limitReached') return undefined;
    throw error;
  }
}
