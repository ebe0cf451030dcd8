import { retryGraph } from 'msgraph-errors';

export class GraphApi {
  readonly #base = 'https://graph.microsoft.com/v1.0';

  async request(path: string, init: RequestInit): Promise<Response> {
    const response = await retryGraph(() => fetch(`https://graph.microsoft.com/v1.0${path}`, init), {
      retryOn: (_info, response) => response.status === 429,
      baseDelayMs: 5000,
      factor: 1,
      jitter: 'none',
    });

    // Throttled: the service says for how long.

    return response;
  }
}
