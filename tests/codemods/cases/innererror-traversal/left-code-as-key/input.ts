import { Client } from '@microsoft/microsoft-graph-client';

const STATUS: Record<string, number> = { itemNotFound: 404, accessDenied: 403 };

export async function forward(client: Client, id: string) {
  try {
    return { status: 200, body: await client.api(`/me/drive/items/${id}`).get() };
  } catch (error: any) {
    return { status: STATUS[error.code] ?? 500, body: undefined };
  }
}
