import { Client } from '@microsoft/microsoft-graph-client';
import {
  GraphErrorCode,
  GraphErrorCondition,
  hasErrorCode,
  hasErrorCondition,
} from 'msgraph-errors';

export async function photoOf(client: Client, user: string) {
  try {
    return await client.api(`/users/${user}/photo/$value`).get();
  } catch (error: any) {
    if (hasErrorCondition(error, GraphErrorCondition.NotFound)) return undefined;
    if (hasErrorCondition(error, GraphErrorCondition.Throttled) || hasErrorCode(error, GraphErrorCode.MailboxNotEnabledForRESTAPI)) return null;
    throw error;
  }
}
