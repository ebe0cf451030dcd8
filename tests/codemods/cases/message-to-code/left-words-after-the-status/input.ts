import { Client } from '@microsoft/microsoft-graph-client';

declare const client: Client;

/** What has the status has left: only what has none is still asked for its words. */
function isLimited(failure: any): boolean {
  if (failure.response?.status === 429 || failure.statusCode === 429) return true;
  const text = failure.message?.toLowerCase() || '';
  return text.includes('too many requests');
}

/** Nothing has left here: the words stand for the status. */
function isBusy(failure: any): boolean {
  if (failure.statusCode === 503) return true;
  return failure.message.includes('Too Many Requests');
}

export async function inbox(): Promise<unknown> {
  try {
    return await client.api('/me/messages').get();
  } catch (error) {
    if (isLimited(error) || isBusy(error)) return undefined;
    throw error;
  }
}
