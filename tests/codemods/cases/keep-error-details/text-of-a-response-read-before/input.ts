const GRAPH = 'https://graph.microsoft.com/v1.0';

export async function me(token: string): Promise<unknown> {
  const response = await fetch(`${GRAPH}/me`, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) {
    const body = await response.text();
    throw new Error(`Graph answered ${response.status}: ${body.slice(0, 200)}`);
  }
  return response.json();
}
