import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export async function roles(client: Client) {
  try {
    return await client.api('/directoryRoles').get();
  } catch (e: any) {
    const body = JSON.parse(e.body);
    if (hasErrorCode(e, GraphErrorCode.Authorization_RequestDenied)) return [];
    throw e;
  }
}
