import type { TokenSource } from './client.js';

const GRAPH = 'https://graph.microsoft.com/v1.0';

export interface Meeting {
  id: string;
  subject: string;
  start: { dateTime: string };
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export class Calendar {
  constructor(private readonly tokens: TokenSource) {}

  async today(user: string): Promise<Meeting[]> {
    const from = new Date();
    const to = new Date(from.getTime() + 24 * 3600 * 1000);
    const path = `/users/${user}/calendarView?startDateTime=${from.toISOString()}&endDateTime=${to.toISOString()}`;
    const response = await this.request(path);
    if (!response.ok) {
      const text = await response.text();
      if (text.includes('MailboxNotEnabledForRESTAPI')) return [];
      throw new Error(`The calendar of ${user} could not be read`);
    }
    const body = (await response.json()) as { value: Meeting[] };
    return body.value;
  }

  async decline(user: string, id: string, comment: string): Promise<boolean> {
    const response = await fetch(`${GRAPH}/users/${user}/events/${id}/decline`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${await this.tokens.get()}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ comment }),
    });
    if (response.ok) return true;
    const body = (await response.json()) as { error: { code: string; message: string } };
    if (['ErrorItemNotFound', 'ErrorCalendarMeetingRequestIsOutOfDate'].includes(body.error.code)) return false;
    throw new Error(body.error.message);
  }

  private async request(path: string): Promise<Response> {
    const response = await fetch(`${GRAPH}${path}`, {
      headers: { Authorization: `Bearer ${await this.tokens.get()}` },
    });
    if (response.status === 429) {
      const seconds = Number(response.headers.get('Retry-After') ?? '5');
      await sleep(seconds * 1000);
      return this.request(path);
    }
    return response;
  }
}
