import { Client } from '@microsoft/microsoft-graph-client';
import { ZodError } from 'zod';
import { schema } from './schema';

export async function settings(client: Client) {
  try {
    return schema.parse(await client.api('/me/mailboxSettings').get());
  } catch (error) {
    if (error instanceof ZodError && error.message.includes('itemNotFound')) return undefined;
    throw error;
  }
}
