import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';
import { answer } from './answer';

export async function getCalendar(client: Client, start: string) {
  try {
    return answer(200, await client.api('/me/calendarView').query({ startDateTime: start }).get());
  } catch (error) {
    const status = hasErrorCode(error, GraphErrorCode.ErrorItemNotFound) ? 404 : hasErrorCode(error, GraphErrorCode.ErrorAccessDenied) ? 403 : 500;
    return answer(status, { error: 'The calendar could not be read' });
  }
}
