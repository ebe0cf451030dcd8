import { Client } from '@microsoft/microsoft-graph-client';

function codes(error: any): string[] {
  const found: string[] = [];
  for (let level = error; level; level = level.innerError ?? level.innererror) if (level.code) found.push(level.code);
  return found;
}

export async function exists(client: Client) {
  try {
    await client.api('/me/drive').get();
    return true;
  } catch (e: any) {
    if (codes(JSON.parse(e.body)).includes('itemNotFound')) return false;
    throw e;
  }
}
