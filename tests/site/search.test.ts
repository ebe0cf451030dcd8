import { describe, expect, it } from 'vitest';
import { searchRows } from '../../site/build/catalogue-data.mjs';
import { createSearch, wordsOf, type Row } from '../../site/client/catalogue/search.js';

const rows = searchRows() as unknown as readonly Row[];
const search = createSearch(rows);
const all = { kind: '', service: '', condition: '' };
const first = (query: string, filters = all): string | undefined => search.find(query, filters)[0]?.[1];

describe('the search of the catalogue', () => {
  it.each([
    ['itemNotFound', 'itemNotFound'],
    ['ITEMNOTFOUND', 'itemNotFound'],
    ['itemNotFuond', 'itemNotFound'],
    ['erroritemnotfond', 'ErrorItemNotFound'],
    ['429', '429'],
    ['throttled', 'throttled'],
    ['Request_Resource', 'Request_ResourceNotFound'],
    ['privileges complete operation', 'Insufficient privileges to complete the operation'],
    ['Another object with the same valeu', 'Another object with the same value'],
  ])('%s finds %s first', (query, name) => {
    expect(first(query)?.startsWith(name)).toBe(true);
  });

  it('filters by kind, service and condition', () => {
    const found = search.find('', { kind: 'code', service: 'outlook', condition: 'notFound' });
    expect(found.length).toBeGreaterThan(3);
    expect(
      found.every(
        ([kind, , , , services, conditions]) =>
          kind === 'code' && services.includes('outlook') && conditions.includes('notFound'),
      ),
    ).toBe(true);
  });

  it('gives everything without a question, and nothing for nonsense', () => {
    expect(search.find('  ', all)).toHaveLength(rows.length);
    expect(search.find('qqqqxxxx', all)).toEqual([]);
  });

  it('does not take one number for another', () => {
    expect(search.find('404', { ...all, kind: 'status' }).map(([, name]) => name)).toEqual(['404']);
  });
  it('answers long and odd questions', () => {
    expect(() => search.find('\uD800'.repeat(99_999), all)).not.toThrow();
  });
});

it('a name in camel case is also its parts', () => {
  expect(wordsOf('itemNotFound x')).toEqual(['itemNotFound', 'item', 'Not', 'Found', 'x']);
});

it('the data is small', async () => {
  const { gzipSync } = await import('node:zlib');
  expect(gzipSync(JSON.stringify(rows)).length).toBeLessThan(200_000);
});
