import { Client } from '@microsoft/microsoft-graph-client';

const TEXTS = new Map([['itemNotFound', 'It is gone.'], ['accessDenied', 'You may not.']]);

export async function explain(client: Client, id: string) {
  try {
    await client.api(`/me/drive/items/${id}`).get();
    return 'It is there.';
  } catch (error: any) {
    if (TEXTS.has(error.code)) return TEXTS.get(error.code);
    throw error;
  }
}
