import { retryGraph } from 'msgraph-errors';

const GRAPH = 'https://graph.microsoft.com/v1.0';

export async function graphFetch(endpoint: string, options: RequestInit = {}): Promise<Response> {
  const response = await retryGraph(() => fetch(`${GRAPH}${endpoint}`, options), {
    retryOn: (_info, response) => response.status === 429,
    baseDelayMs: 5000,
    factor: 1,
    jitter: 'none',
  });
  // Handle 429 (rate limit)
  return response;
}
