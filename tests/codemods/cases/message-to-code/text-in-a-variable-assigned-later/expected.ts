import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export async function photo(client: Client, user: string): Promise<unknown> {
  try {
    return await client.api(`/users/${user}/photo/$value`).get();
  } catch (err: unknown) {
    let status = 0;
    if (typeof err === 'object' && err !== null) {
      if ('statusCode' in err && typeof err.statusCode === 'number') status = err.statusCode;
    }
    if (status === 404 || hasErrorCode(err, GraphErrorCode.ErrorItemNotFound, GraphErrorCode.ImageNotFound)) return null;
    throw err;
  }
}

export async function member(client: Client, group: string): Promise<unknown> {
  try {
    return await client.api(`/groups/${group}/members`).get();
  } catch (err: unknown) {
    if (hasErrorCode(err, GraphErrorCode.Request_ResourceNotFound)) return null;
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
    if (hasErrorCode(err, GraphErrorCode.ItemNotFound)) return null;
    log(message);
    throw err;
  }
}
