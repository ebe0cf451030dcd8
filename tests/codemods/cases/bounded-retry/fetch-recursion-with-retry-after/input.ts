const GRAPH = 'https://graph.microsoft.com/v1.0';

export async function graphFetch(endpoint: string, options: RequestInit = {}): Promise<Response> {
  const response = await fetch(`${GRAPH}${endpoint}`, options);
  // Handle 429 (rate limit)
  if (response.status === 429) {
    const retryAfter = parseInt(response.headers.get('Retry-After') || '5', 10);
    await new Promise((r) => setTimeout(r, retryAfter * 1000));
    return graphFetch(endpoint, options);
  }
  return response;
}
