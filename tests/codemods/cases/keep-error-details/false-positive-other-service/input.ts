const GRAPH = 'https://shop.example';

export async function me(token: string): Promise<unknown> {
  const response = await fetch(`${GRAPH}/me`, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`The shop answered ${response.status}`);
  return response.json();
}
