import { describe, expect, it } from 'vitest';
import { sitesIn } from './find.js';

/** A request within so many functions that make a function of a function. */
function wrapped(count: number): string {
  const wrappers = Array.from(
    { length: count },
    (_, index) => `const w${index} = (fn) => async (...args) => { log(${index}); return fn(...args); };`,
  );
  const call = wrappers.reduce((inner, _, index) => `w${index}(${inner})`, `() => client.api('/me').get()`);
  return `import { Client } from '@microsoft/microsoft-graph-client';
const client = Client.init({});
${wrappers.join('\n')}
const read = ${call};
export async function main() {
  try { return await read(); } catch (e) { if (e.message.includes('The mailbox is either inactive')) return []; throw e; }
}`;
}

describe('functions that make a function of a function', () => {
  it.each([1, 3, 5])('are seen through, %d of them around a request', (count) => {
    expect(sitesIn(wrapped(count), 'message-match', { path: 'file.js' })).toHaveLength(1);
  });

  it('are followed to a bound', () => {
    expect(sitesIn(wrapped(6), 'message-match', { path: 'file.js' })).toEqual([]);
  });
});
