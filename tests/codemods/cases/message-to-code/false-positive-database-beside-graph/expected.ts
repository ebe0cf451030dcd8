import { Client } from '@microsoft/microsoft-graph-client';
import { db } from './db';

export async function importUsers(client: Client) {
  const users = (await client.api('/users').get()).value;
  for (const user of users) {
    try {
      await db.insert('users', user);
    } catch (error: any) {
      if (error.message.includes('duplicate key') || error.message.includes('already exists')) continue;
      throw error;
    }
  }
}
