import { Client } from '@microsoft/microsoft-graph-client';

function hasErrorCode(error: Error) {
  return 'code' in error;
}

export async function exists(client: Client) {
  try {
    await client.api('/me/drive').get();
    return true;
  } catch (e: any) {
    if (!hasErrorCode(e)) throw e;
    if (e.message.includes('itemNotFound')) return false;
    throw e;
  }
}
