import { createGraphServiceClient } from '@microsoft/msgraph-sdk';
import { adapter } from './adapter.js';

export async function planner(id: string) {
  try {
    return await createGraphServiceClient(adapter).planner.tasks.byPlannerTaskId(id).get();
  } catch (e: any) {
    if (e.error?.code === 'itemNotFound' || e.error?.code === 'accessDenied') return undefined;
    throw e;
  }
}
