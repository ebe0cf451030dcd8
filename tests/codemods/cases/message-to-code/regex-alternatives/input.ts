import { Client } from '@microsoft/microsoft-graph-client';

const MISSING = /\b(ErrorItemNotFound|ErrorFolderNotFound|itemNotFound)\b/;

export async function folderName(client: Client, id: string): Promise<string | null> {
  try {
    const folder = await client.api(`/me/mailFolders/${id}`).select('displayName').get();
    return folder.displayName;
  } catch (error: any) {
    // The folder was removed while we were looking.
    if (MISSING.test(error.message)) return null;
    if (!/ErrorAccessDenied|ErrorQuotaExceeded/.test(error.message)) console.error(error);
    throw error;
  }
}
