import { Client } from '@microsoft/microsoft-graph-client';
import { queue } from './queue';

export async function work(client: Client, job: { id: string }) {
  try {
    await client.api(`/users/${job.id}`).get();
  } catch {
    await queue.add('work', job);
  }
}
