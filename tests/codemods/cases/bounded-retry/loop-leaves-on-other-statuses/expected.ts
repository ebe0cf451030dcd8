import { retryGraph } from 'msgraph-errors';

const GRAPH = 'https://graph.microsoft.com/v1.0';

export async function members(group: string, token: string): Promise<Response> {
  const url = `${GRAPH}/groups/${group}/members`;
  const response = await retryGraph(() => fetch(url, { headers: { Authorization: `Bearer ${token}` } }), {
    retryOn: (_info, response) => response.status === 429 || response.status === 503,
    baseDelayMs: 2000,
    factor: 1,
    jitter: 'none',
    onRetry: ({ error: response }: { error: any }) => {
      console.warn('group', group, response.status);
    },
  });
  // Good, or failed for good.
  return response; // to the caller
}
