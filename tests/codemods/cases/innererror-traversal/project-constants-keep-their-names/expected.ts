import { Client } from '@microsoft/microsoft-graph-client';
import { hasErrorCode } from 'msgraph-errors';

const Codes = { gone: 'itemNotFound', denied: 'accessDenied' } as const;

export async function state(client: Client) {
  try {
    await client.api('/me/drive').get();
    return 'there';
  } catch (e: any) {
    if (hasErrorCode(e, Codes.gone)) return 'gone';
    return hasErrorCode(e, Codes.denied) ? 'denied' : 'failed';
  }
}
