const GRAPH = 'https://graph.microsoft.com/v1.0';

export class GraphApiError extends Error {
  constructor(
    public readonly status: number,
    message: string,
    public readonly path: string,
  ) {
    super(`Graph API error ${status} on ${path}: ${message}`);
    this.name = 'GraphApiError';
  }
}

async function request<T>(path: string, token: string): Promise<T> {
  const response = await fetch(`${GRAPH}${path}`, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) {
    const body = await response.text();
    throw new GraphApiError(response.status, body.slice(0, 500), path);
  }
  return (await response.json()) as T;
}

/** The manager of a user; nothing when nobody is assigned. */
export async function managerOf(user: string, token: string): Promise<object | undefined> {
  try {
    return await request<object>(`/users/${user}/manager?$select=id,displayName`, token);
  } catch (err: unknown) {
    // 404 means that nobody is assigned.
    if (err instanceof Error && err.message.includes('404')) {
      return undefined;
    }
    throw err;
  }
}
