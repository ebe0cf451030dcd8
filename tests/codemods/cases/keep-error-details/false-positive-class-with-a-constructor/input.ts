class GraphError extends Error {
  constructor(readonly status: number) {
    super(`Graph answered ${status}`);
  }
}

const GRAPH = 'https://graph.microsoft.com/v1.0';

export async function me(token: string): Promise<unknown> {
  const response = await fetch(`${GRAPH}/me`, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) throw new GraphError(response.status);
  return response.json();
}
