import { Client } from '@microsoft/microsoft-graph-client';

function partsOf(error: any): { status?: number; code?: string } {
  return { status: error?.statusCode, code: error?.code };
}

export async function changes(client: Client, link: string): Promise<object | undefined> {
  try {
    return await client.api(link).get();
  } catch (error) {
    const { status, code } = partsOf(error);
    if (status !== 410 && code !== 'SyncStateNotFound' && code !== 'resyncRequired') {
      throw error;
    }
    return undefined;
  }
}

export async function remove(client: Client, id: string): Promise<void> {
  try {
    await client.api(`/me/events/${id}`).delete();
  } catch (error: any) {
    const {
      code, // of the outermost level
      message,
    } = error;
    if (code === 'ErrorItemNotFound') return;
    throw new Error(message, { cause: error });
  }
}
