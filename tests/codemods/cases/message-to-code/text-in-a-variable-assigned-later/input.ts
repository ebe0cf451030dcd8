import { Client } from '@microsoft/microsoft-graph-client';

export async function photo(client: Client, user: string): Promise<unknown> {
  try {
    return await client.api(`/users/${user}/photo/$value`).get();
  } catch (err: unknown) {
    let status = 0;
    let message = '';
    if (typeof err === 'object' && err !== null) {
      if ('statusCode' in err && typeof err.statusCode === 'number') status = err.statusCode;
      if ('message' in err && typeof err.message === 'string') message = err.message;
    }
    if (status === 404 || message.includes('ErrorItemNotFound') || message.includes('ImageNotFound')) return null;
    throw err;
  }
}

export async function member(client: Client, group: string): Promise<unknown> {
  try {
    return await client.api(`/groups/${group}/members`).get();
  } catch (err: unknown) {
    let text: string;
    if (err instanceof Error) {
      text = err.message;
    } else {
      text = String(err);
    }
    if (text.includes('Request_ResourceNotFound')) return null;
    throw err;
  }
}

/** Here the text is read once more. */
export async function site(client: Client, id: string, log: (text: string) => void): Promise<unknown> {
  try {
    return await client.api(`/sites/${id}`).get();
  } catch (err: any) {
    let message = '';
    if (err.message) message = err.message;
    if (message.includes('itemNotFound')) return null;
    log(message);
    throw err;
  }
}
