import { Client } from '@microsoft/microsoft-graph-client';
import { log } from './log';

// Reads the root.
export async function root(client: Client) {
  while (true) {
    // One attempt.
    try {
      return await client.api('/me/drive/root').get(); // the request
    } catch (error: any) {
      if (error.statusCode !== 503) throw error; // not our problem
      // Tell them,
      // politely.
      log.warn('again'); /* in English */
      await new Promise((resolve) => setTimeout(resolve, 1500)); // a while
    }
  }
}
