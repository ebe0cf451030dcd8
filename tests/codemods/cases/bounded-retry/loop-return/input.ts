import { Client } from '@microsoft/microsoft-graph-client';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export class Mailbox {
  constructor(private readonly client: Client) {}

  async unread(folder: string): Promise<number> {
    while (true) {
      try {
        return await this.client.api(`/me/mailFolders/${folder}/messages/$count`).filter('isRead eq false').get();
      } catch (error: any) {
        if (error.statusCode === 429 || error.statusCode === 503) {
          await sleep(3000);
          continue;
        }
        throw error;
      }
    }
  }
}
