import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export type Handler = (code: GraphErrorCode) => void;

export async function exists(client: Client) {
  try {
    await client.api('/me/photo').get();
    return true;
  } catch (e: any) {
    return !hasErrorCode(e, GraphErrorCode.ImageNotFound, GraphErrorCode.ErrorItemNotFound);
  }
}
