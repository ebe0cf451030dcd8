import type { Meeting } from '../graph/calendar.js';
import type { Person } from '../graph/directory.js';
import type { Message } from '../sync/messages.js';

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const list = (items: string[]) => `<ul>${items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;

export function subjectLine(messages: readonly Message[]): string {
  const errors = messages.filter((message) => message.subject.includes('404') || /error/i.test(message.subject));
  const suffix = errors.length > 0 ? `, ${errors.length} about errors` : '';
  return `Your morning: ${messages.length} unread${suffix}`;
}

export function compose(person: Person, messages: readonly Message[], meetings: readonly Meeting[]): string {
  const parts = [`<h1>Good morning, ${escape(person.displayName)}</h1>`];
  if (meetings.length > 0) {
    parts.push('<h2>Today</h2>', list(meetings.map((meeting) => `${meeting.start.dateTime.slice(11, 16)} ${meeting.subject}`)));
  }
  parts.push('<h2>Unread</h2>');
  parts.push(messages.length > 0 ? list(messages.map((message) => message.subject)) : '<p>Nothing. Enjoy it.</p>');
  return parts.join('\n');
}
