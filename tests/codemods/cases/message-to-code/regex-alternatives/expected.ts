import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export async function folderName(client: Client, id: string): Promise<string | null> {
  try {
    const folder = await client.api(`/me/mailFolders/${id}`).select('displayName').get();
    return folder.displayName;
  } catch (error: any) {
    // The folder was removed while we were looking.
    if (hasErrorCode(error, GraphErrorCode.ErrorItemNotFound, GraphErrorCode.ErrorFolderNotFound, GraphErrorCode.ItemNotFound)) return null;
    if (!hasErrorCode(error, GraphErrorCode.ErrorAccessDenied, GraphErrorCode.ErrorQuotaExceeded)) console.error(error);
    throw error;
  }
}
