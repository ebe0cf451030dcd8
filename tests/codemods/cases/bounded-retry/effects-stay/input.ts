import { Client } from '@microsoft/microsoft-graph-client';
import { metrics, refreshToken } from './own';

export async function groups(client: Client, user: string): Promise<string[]> {
  while (true) {
    try {
      const path = `/users/${user}/memberOf`;
      const page = await client.api(path).select('id').get();
      metrics.ok(path);
      return page.value.map((group: { id: string }) => group.id);
    } catch (error: any) {
      if (error.statusCode !== 401) throw error;
      metrics.expired(user); // seen in the morning
      await refreshToken(user);
    }
  }
}
