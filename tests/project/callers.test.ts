import { describe, expect, it } from 'vitest';
import { createCallers } from '../../rules/src/project/callers.js';

function search(files: readonly string[], importers: readonly string[] = files) {
  const asked: string[] = [];
  const callers = createCallers(
    {
      importers: () => new Set(importers),
      nodes: () => new Map(files.map((file) => [file, undefined])),
      reaches: () => true,
    } as unknown as Parameters<typeof createCallers>[0],
    {
      naming(name: string, all: Iterable<string>) {
        asked.push(name);
        return [...all];
      },
    } as unknown as Parameters<typeof createCallers>[1],
    (path) => path.endsWith('.test.ts'),
  );
  return { callers, asked };
}

describe('the search for callers', () => {
  it('looks through the files for a name once, whichever file has the function', () => {
    const { callers, asked } = search(['own.ts', 'b.ts', 'a.ts']);
    expect(callers.of('own.ts', 'send')).toEqual(['a.ts', 'b.ts']);
    expect(callers.of('own.ts', 'send')).toEqual(['a.ts', 'b.ts']);
    expect(callers.of('b.ts', 'send')).toEqual(['a.ts', 'own.ts']);
    expect(asked).toEqual(['send']);
    callers.affectedBy([]);
    callers.of('a.ts', 'send');
    expect(asked).toEqual(['send', 'send']);
  });

  it('leaves out tests and files that do not import the function', () => {
    const { callers } = search(
      ['own.ts', 'b.ts', 'b.test.ts', 'a.ts', 'c.ts'],
      ['b.test.ts', 'b.ts', 'a.ts'],
    );
    expect(callers.of('own.ts', 'send')).toEqual(['a.ts', 'b.ts']);
  });
});
