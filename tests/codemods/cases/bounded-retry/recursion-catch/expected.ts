import { Client } from '@microsoft/microsoft-graph-client';
import { retryGraph } from 'msgraph-errors';

declare const client: Client;
declare function renewToken(): Promise<void>;

/** Reads a user; a token that has run out is renewed. */
export async function readUser(id: string): Promise<any> {
  const path = `/users/${id}`;
  return await retryGraph(() => client.api(path).select('id,mail').get(), {
    retryOn: (_info, error) => error.statusCode === 401,
    onRetry: async () => {
      await renewToken();
    },
  });
}
