import type { Client } from '@microsoft/microsoft-graph-client';

export interface Message {
  id: string;
  subject: string;
  isRead: boolean;
  '@removed'?: { reason: string };
}

interface DeltaPage {
  value: Message[];
  '@odata.nextLink'?: string;
  '@odata.deltaLink'?: string;
}

export interface Changes {
  messages: Message[];
  deltaLink: string | undefined;
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export class MessageSync {
  constructor(private readonly client: Client) {}

  async changes(user: string, since: string | undefined): Promise<Changes> {
    const first = since ?? `/users/${user}/mailFolders/inbox/messages/delta?$select=id,subject,isRead`;
    try {
      return await this.collect(first);
    } catch (error: any) {
      switch (error.code) {
        case 'syncStateNotFound':
        case 'resyncRequired':
          return this.changes(user, undefined);
        default:
          throw error;
      }
    }
  }

  private async collect(first: string): Promise<Changes> {
    const messages: Message[] = [];
    let link: string | undefined = first;
    let deltaLink: string | undefined;
    while (link) {
      const page: DeltaPage = await this.page(link);
      messages.push(...page.value);
      link = page['@odata.nextLink'];
      deltaLink = page['@odata.deltaLink'] ?? deltaLink;
    }
    return { messages, deltaLink };
  }

  private async page(link: string): Promise<DeltaPage> {
    while (true) {
      try {
        return await this.client.api(link).get();
      } catch (error: any) {
        if (error.statusCode === 429 || error.statusCode === 503) {
          console.warn(`Mail service is busy, asking again: ${error.message}`);
          await sleep(2000);
          continue;
        }
        throw error;
      }
    }
  }

  async markRead(user: string, id: string): Promise<void> {
    try {
      await this.client.api(`/users/${user}/messages/${id}`).patch({ isRead: true });
    } catch (e: any) {
      if (e.message.includes('ErrorItemNotFound')) return;
      throw e;
    }
  }
}
