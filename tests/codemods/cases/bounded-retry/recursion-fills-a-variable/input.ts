import { Client } from '@microsoft/microsoft-graph-client';

export async function getGroup(client: Client, id: string, log: (text: string) => void): Promise<unknown> {
  let group: unknown;
  try {
    group = await client.api(`/groups/${id}`).get();
  } catch {
    log('not there yet');
    await new Promise((done) => setTimeout(done, 500));
    return await getGroup(client, id, log);
  }
  return group;
}
