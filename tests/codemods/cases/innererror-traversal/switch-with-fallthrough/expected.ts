import { Client } from '@microsoft/microsoft-graph-client';
import { mostSpecificErrorCode } from 'msgraph-errors';

export async function open(client: Client, id: string) {
  try {
    return await client.api(`/me/drive/items/${id}`).get();
  } catch (e: any) {
    switch (mostSpecificErrorCode(e, ['itemNotFound', 'accessDenied'])) {
      case 'itemNotFound':
        return undefined;
      case 'accessDenied':
        console.warn('No access to', id);
      default:
        throw e;
    }
  }
}
