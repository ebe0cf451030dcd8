const GRAPH = 'https://graph.microsoft.com/v1.0';

export async function me(token: string): Promise<unknown> {
  if (token === '') throw new Error('There is no token.');
  const response = await fetch(`${GRAPH}/me`, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) return undefined;
  return response.json();
}
