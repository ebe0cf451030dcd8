import { createGraphServiceClient } from '@microsoft/msgraph-sdk';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';
import { adapter } from './adapter.js';

export async function planner(id: string) {
  try {
    return await createGraphServiceClient(adapter).planner.tasks.byPlannerTaskId(id).get();
  } catch (e: any) {
    if (hasErrorCode(e, GraphErrorCode.ItemNotFound, GraphErrorCode.AccessDenied)) return undefined;
    throw e;
  }
}
