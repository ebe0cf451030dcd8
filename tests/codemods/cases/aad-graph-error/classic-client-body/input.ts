import { Client } from '@microsoft/microsoft-graph-client';

export async function roles(client: Client) {
  try {
    return await client.api('/directoryRoles').get();
  } catch (e: any) {
    const body = JSON.parse(e.body);
    if (body['odata.error'].code === 'Authorization_RequestDenied') return [];
    throw e;
  }
}
