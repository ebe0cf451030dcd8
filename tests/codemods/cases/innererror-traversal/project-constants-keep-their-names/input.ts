import { Client } from '@microsoft/microsoft-graph-client';

const Codes = { gone: 'itemNotFound', denied: 'accessDenied' } as const;

export async function state(client: Client) {
  try {
    await client.api('/me/drive').get();
    return 'there';
  } catch (e: any) {
    if (e.code === Codes.gone) return 'gone';
    return e.code === Codes.denied ? 'denied' : 'failed';
  }
}
