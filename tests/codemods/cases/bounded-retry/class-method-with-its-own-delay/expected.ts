import { Client } from '@microsoft/microsoft-graph-client';
import { retryGraph } from 'msgraph-errors';
import { logger } from './logger';

const PAUSE_MS = 3000;

export class Drives {
  constructor(private readonly client: Client) {}

  async root(id: string): Promise<{ id: string }> {
    return await retryGraph(() => this.client.api(`/drives/${id}/root`).get(), {
      retryOn: (_info, error) => !(error.statusCode !== 429 && error.statusCode !== 503),
      baseDelayMs: PAUSE_MS,
      factor: 1,
      jitter: 'none',
      onRetry: ({ error }: { error: any }) => {
        logger.warn('drive is busy', { id, status: error.statusCode });
      },
    });
  }
}
