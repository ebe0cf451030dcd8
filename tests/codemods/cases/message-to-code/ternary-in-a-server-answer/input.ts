import { Client } from '@microsoft/microsoft-graph-client';
import { answer } from './answer';

export async function getCalendar(client: Client, start: string) {
  try {
    return answer(200, await client.api('/me/calendarView').query({ startDateTime: start }).get());
  } catch (error) {
    const text = error instanceof Error ? error.message : 'Unknown error';
    const status = text.includes('ErrorItemNotFound') ? 404 : text.includes('ErrorAccessDenied') ? 403 : 500;
    return answer(status, { error: 'The calendar could not be read' });
  }
}
