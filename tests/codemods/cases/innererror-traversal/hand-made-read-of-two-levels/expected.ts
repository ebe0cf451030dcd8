import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCode, hasErrorCode, mostSpecificErrorCode } from 'msgraph-errors';

export async function rename(client: Client, id: string, name: string) {
  try {
    await client.api(`/me/drive/items/${id}`).patch({ name });
  } catch (error: any) {
    if (mostSpecificErrorCode(error, ['nameAlreadyExists', 'invalidRequest', 'invalidName']) === 'nameAlreadyExists') return 'taken';
    if (hasErrorCode(error, GraphErrorCode.InvalidRequest, 'invalidName')) return 'invalid';
    throw error;
  }
  return 'renamed';
}
