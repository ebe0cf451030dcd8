import { createGraphServiceClient } from '@microsoft/msgraph-sdk';
import { adapter } from './adapter.js';

const graph = createGraphServiceClient(adapter);

export async function userName(id: string) {
  try {
    return (await graph.users.byUserId(id).get())?.displayName;
  } catch (error: any) {
    if (error.message?.includes('Request_ResourceNotFound')) return undefined;
    throw error;
  }
}
