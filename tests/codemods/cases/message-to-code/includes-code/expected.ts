import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export async function findUser(client: Client, id: string) {
  try {
    return await client.api(`/users/${id}`).get();
  } catch (error: any) {
    if (hasErrorCode(error, GraphErrorCode.Request_ResourceNotFound)) {
      return null;
    }
    throw error;
  }
}
