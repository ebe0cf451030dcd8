import { Client } from '@microsoft/microsoft-graph-client';

const SERVER_ERRORS = ['502', '503', '504'];

export class Drive {
  constructor(private readonly client: Client) {}

  async download(id: string): Promise<unknown> {
    try {
      return await this.client.api(`/me/drive/items/${id}/content`).get();
    } catch (error: any) {
      if (SERVER_ERRORS.some((status) => error.message.includes(status))) return undefined;
      throw error;
    }
  }

  async folder(name: string): Promise<unknown> {
    try {
      return await this.client.api(`/me/drive/root:/${name}`).get();
    } catch (cause) {
      // It may have been moved away.
      const text = cause instanceof Error ? cause.message : '';
      if (text.includes('itemNotFound') || text.includes('404')) {
        throw new Error(`There is no folder ${name}.`, { cause });
      }
      throw cause;
    }
  }

  async size(id: string): Promise<number> {
    const later = [
      '429', // Too many requests
      '503',
      '504',
    ];
    try {
      return (await this.client.api(`/me/drive/items/${id}`).get()).size;
    } catch (error: any) {
      if (!later.some((status) => error.message.includes(status))) throw error;
      return -1;
    }
  }
}
