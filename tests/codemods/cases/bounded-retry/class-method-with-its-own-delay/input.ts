import { Client } from '@microsoft/microsoft-graph-client';
import { setTimeout as sleep } from 'node:timers/promises';
import { logger } from './logger';

const PAUSE_MS = 3000;

export class Drives {
  constructor(private readonly client: Client) {}

  async root(id: string): Promise<{ id: string }> {
    for (;;) {
      try {
        return await this.client.api(`/drives/${id}/root`).get();
      } catch (error: any) {
        if (error.statusCode !== 429 && error.statusCode !== 503) throw error;
        logger.warn('drive is busy', { id, status: error.statusCode });
        await sleep(PAUSE_MS);
      }
    }
  }
}
