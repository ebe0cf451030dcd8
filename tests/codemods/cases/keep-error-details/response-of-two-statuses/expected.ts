const GRAPH = 'https://graph.microsoft.com/v1.0';

export async function me(token: string): Promise<unknown> {
  const response = await fetch(`${GRAPH}/me`, { headers: { Authorization: `Bearer ${token}` } });
  if (response.status === 404) throw new Error('Nobody is there.', { cause: response });
  if (response.status === 429) throw new Error('Later.', { cause: response });
  return response.json();
}
