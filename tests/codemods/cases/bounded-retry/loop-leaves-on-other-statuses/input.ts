const GRAPH = 'https://graph.microsoft.com/v1.0';
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function members(group: string, token: string): Promise<Response> {
  const url = `${GRAPH}/groups/${group}/members`;
  while (true) {
    const response = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
    // Good, or failed for good.
    if (response.status !== 429 && response.status !== 503) return response; // to the caller
    console.warn('group', group, response.status);
    const seconds = Number(response.headers.get('Retry-After') ?? '2');
    await pause(seconds * 1000);
  }
}
