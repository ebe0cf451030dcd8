const GRAPH = 'https://graph.microsoft.com/v1.0';

export async function me(token: string): Promise<unknown> {
  const response = await fetch(`${GRAPH}/me`, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) {
    const reason = await response.text().catch(() => '');
    console.error(reason);
    throw new Error(`Graph answered ${response.status}`);
  }
  return response.json();
}
