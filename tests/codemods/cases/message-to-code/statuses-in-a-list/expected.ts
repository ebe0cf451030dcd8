import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCondition, hasErrorCondition, parseGraphError } from 'msgraph-errors';

export class Drive {
  constructor(private readonly client: Client) {}

  async download(id: string): Promise<unknown> {
    try {
      return await this.client.api(`/me/drive/items/${id}/content`).get();
    } catch (error: any) {
      if ([502, 503, 504].includes(parseGraphError(error)?.status ?? 0)) return undefined;
      throw error;
    }
  }

  async folder(name: string): Promise<unknown> {
    try {
      return await this.client.api(`/me/drive/root:/${name}`).get();
    } catch (cause) {
      // It may have been moved away.
      if (hasErrorCondition(cause, GraphErrorCondition.NotFound)) {
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
      if (!hasErrorCondition(error, GraphErrorCondition.Throttled) && ![503, 504].includes(parseGraphError(error)?.status ?? 0)) throw error;
      return -1;
    }
  }
}
