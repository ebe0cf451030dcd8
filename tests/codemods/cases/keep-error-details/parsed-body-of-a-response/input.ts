const GRAPH = 'https://graph.microsoft.com/v1.0';

export async function me(token: string): Promise<unknown> {
  const response = await fetch(`${GRAPH}/me`, { headers: { Authorization: `Bearer ${token}` } });
  const data = await response.json();
  if (!response.ok) throw new Error(data.error?.message ?? 'The request failed.');
  return data;
}
