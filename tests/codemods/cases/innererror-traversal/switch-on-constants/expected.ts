import { Client } from '@microsoft/microsoft-graph-client';
import { mostSpecificErrorCode } from 'msgraph-errors';

const GONE = 'itemNotFound';
const DENIED = 'accessDenied';

export async function state(client: Client) {
  try {
    await client.api('/me/drive').get();
    return 'there';
  } catch (e: any) {
    switch (mostSpecificErrorCode(e, [GONE, DENIED])) {
      case GONE:
        return 'gone';
      case DENIED:
        return 'denied';
      default:
        throw e;
    }
  }
}
