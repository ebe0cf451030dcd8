import { Client } from '@microsoft/microsoft-graph-client';

declare const client: Client;
declare function renewToken(): Promise<void>;

/** Reads a user; a token that has run out is renewed. */
export async function readUser(id: string): Promise<any> {
  const path = `/users/${id}`;
  try {
    return await client.api(path).select('id,mail').get();
  } catch (error: any) {
    if (error.statusCode === 401) {
      await renewToken();
      return readUser(id);
    }
    throw error;
  }
}
