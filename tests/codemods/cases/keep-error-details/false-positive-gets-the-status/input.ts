const GRAPH = 'https://graph.microsoft.com/v1.0';

export async function me(token: string): Promise<unknown> {
  const response = await fetch(`${GRAPH}/me`, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) {
    const failure = new Error(`Graph answered ${response.status}`);
    Object.assign(failure, { status: response.status });
    throw failure;
  }
  return response.json();
}
