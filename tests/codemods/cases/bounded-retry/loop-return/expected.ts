import { Client } from '@microsoft/microsoft-graph-client';
import { retryGraph } from 'msgraph-errors';

export class Mailbox {
  constructor(private readonly client: Client) {}

  async unread(folder: string): Promise<number> {
    return await retryGraph(() => this.client.api(`/me/mailFolders/${folder}/messages/$count`).filter('isRead eq false').get(), {
      retryOn: (_info, error) => error.statusCode === 429 || error.statusCode === 503,
      baseDelayMs: 3000,
      factor: 1,
      jitter: 'none',
    });
  }
}
