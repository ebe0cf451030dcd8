const BASE = 'https://graph.microsoft.com/v1.0';

export class GraphFailure extends Error {
  constructor(
    readonly status: number,
    readonly body: string,
  ) {
    super(`Graph answered ${status}\n${body}`);
  }
}

async function call(token: string, path: string): Promise<unknown> {
  const response = await fetch(BASE + path, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) throw new GraphFailure(response.status, await response.text());
  return response.json();
}

export async function folder(token: string, id: string): Promise<unknown> {
  try {
    return await call(token, `/me/mailFolders/${id}`);
  } catch (err) {
    if (err instanceof GraphFailure && err.status === 400 && /ErrorInvalidIdMalformed/i.test(err.body)) return undefined;
    throw err;
  }
}
