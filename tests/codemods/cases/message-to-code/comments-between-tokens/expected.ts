import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export async function probe(client: Client) {
  try {
    return await client.api('/me/drive/root').get();
  } catch (err: any) {
    if (/* gone */ /* the error */ /* its text */ /* the old way */ hasErrorCode(err, GraphErrorCode.ItemNotFound) /* nothing there */) return undefined;
    throw err;
  }
}
