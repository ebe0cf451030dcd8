import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export async function either(client: Client, a: string, b: string) {
  let last: any;
  for (const path of [a, b]) {
    try {
      return await client.api(path).get();
    } catch (error) {
      last = error;
    }
  }
  const text = [last.message, last.code].join(' ');
  if (hasErrorCode(last, GraphErrorCode.ItemNotFound)) return undefined;
  throw last;
}
