import { retryGraph } from 'msgraph-errors';
export async function page(url: string, token: string): Promise<unknown[]> {
  const res = await retryGraph(() => fetch(`https://graph.microsoft.com/v1.0${url}`, { headers: { Authorization: `Bearer ${token}` } }), {
    retryOn: (_info, res) => res.status === 429 || res.status === 503,
    baseDelayMs: 10000,
    factor: 1,
    jitter: 'none',
  });
  if (!res.ok) throw new Error(`Graph answered ${res.status}`);
  return (await res.json()).value;
}
