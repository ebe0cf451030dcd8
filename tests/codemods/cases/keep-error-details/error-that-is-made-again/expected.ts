const GRAPH = 'https://graph.microsoft.com/v1.0';

export async function me(token: string): Promise<unknown> {
  const response = await fetch(`${GRAPH}/me`, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`Graph answered ${response.status}`, { cause: response });
  return response.json();
}

export async function name(token: string): Promise<unknown> {
  try {
    return await me(token);
  } catch (e) {
    throw new Error(`No name: ${(e as Error).message}`, { cause: e });
  }
}
