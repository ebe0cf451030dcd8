import { Client } from '@microsoft/microsoft-graph-client';

export async function probe(client: Client) {
  try {
    return await client.api('/me/drive/root').get();
  } catch (err: any) {
    if (/* gone */ err /* the error */ . message /* its text */ . includes( // the old way
      'itemNotFound') /* nothing there */) return undefined;
    throw err;
  }
}
