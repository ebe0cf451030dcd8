import { Client } from '@microsoft/microsoft-graph-client';
import { retryGraph } from 'msgraph-errors';
import { metrics, refreshToken } from './own';

export async function groups(client: Client, user: string): Promise<string[]> {
  return await retryGraph(async () => {
    const path = `/users/${user}/memberOf`;
    const page = await client.api(path).select('id').get();
    metrics.ok(path);
    return page.value.map((group: { id: string }) => group.id);
  }, {
    retryOn: (_info, error) => error.statusCode === 401,
    onRetry: async () => {
      metrics.expired(user); // seen in the morning
      await refreshToken(user);
    },
  });
}
