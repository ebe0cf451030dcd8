import { describe, expect, it } from 'vitest';
import { createCallers } from '../../rules/src/project/callers.js';

function search(importers: readonly string[]) {
  const read: string[] = [];
  const callers = createCallers(
    {
      importers: () => new Set(importers),
      reaches: () => true,
    } as unknown as Parameters<typeof createCallers>[0],
    {
      includes(path: string) {
        read.push(path);
        return true;
      },
    } as unknown as Parameters<typeof createCallers>[1],
    (path) => path.endsWith('.test.ts'),
  );
  return { callers, read };
}

describe('the search for callers', () => {
  it('looks into no text of a test, and into none twice', () => {
    const { callers, read } = search(['own.ts', 'b.ts', 'b.test.ts', 'a.ts']);
    expect(callers.of('own.ts', 'send')).toEqual(['a.ts', 'b.ts']);
    expect(callers.of('own.ts', 'send')).toEqual(['a.ts', 'b.ts']);
    expect(read).toEqual(['b.ts', 'a.ts']);
  });
});
