import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../codemods/src/lines.js';

const numbered = (count: number): LineIndex =>
  new LineIndex(Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join(''));

describe('the lines around a place', () => {
  it('are two before and two behind it', () => {
    expect(numbered(20).around(5, 6)).toEqual({
      line: 3,
      text: 'line 3\nline 4\nline 5\nline 6\nline 7\nline 8',
    });
  });

  it('are those that there are at the beginning and at the end', () => {
    expect(numbered(3).around(1, 1)).toEqual({ line: 1, text: 'line 1\nline 2\nline 3' });
    expect(numbered(3).around(3, 3)).toEqual({ line: 1, text: 'line 1\nline 2\nline 3' });
  });

  it('are twelve at most', () => {
    const { line, text } = numbered(40).around(4, 30);
    expect([line, text.split('\n').length]).toEqual([2, 12]);
  });
});
