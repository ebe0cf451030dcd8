import { describe, expect, it } from 'vitest';
import { sitesIn } from './find.js';

/** A text that is looked for in the body of a failed answer. */
const searched = (text: string): string => `import got, { HTTPError } from 'got';
const graph = got.extend({ prefixUrl: 'https://graph.microsoft.com/v1.0' });
export async function subscribe(json) {
  try { return await graph.post('subscriptions', { json }).json(); } catch (error) {
    if (error instanceof HTTPError && error.response.body.includes('${text}')) return undefined;
    throw error;
  }
}`;

describe('a message of Graph with words of the network', () => {
  it('is a text of Graph', () => {
    expect(sitesIn(searched('Subscription validation request timed out'), 'message-match')).toHaveLength(1);
  });

  it.each(['timed out', 'Connection timed out', 'socket hang up'])(
    'is none by the words alone: %s',
    (text) => {
      expect(sitesIn(searched(text), 'message-match')).toEqual([]);
    },
  );
});
