import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  EditOverlapError,
  findOverlap,
  lineEndOf,
  originalOffset,
  type Edit,
} from 'eslint-plugin-msgraph/edits';

const insert = (at: number, text: string): Edit => ({ start: at, end: at, text });

describe('applyEdits', () => {
  it('applies edits given in any order', () => {
    expect(
      applyEdits('abcdef', [{ start: 4, end: 5, text: 'E' }, { start: 0, end: 2, text: '' }, insert(3, '-')]),
    ).toBe('c-dEf');
  });

  it('keeps the order of insertions at one place and puts them before a replacement there', () => {
    expect(applyEdits('ab', [{ start: 1, end: 2, text: 'B' }, insert(1, '1'), insert(1, '2')])).toBe('a12B');
  });

  it('returns the same text for no edits', () => {
    expect(applyEdits('\uFEFFa\r\nb', [])).toBe('\uFEFFa\r\nb');
  });

  it('refuses edits that overlap, and says which', () => {
    const edits = [
      { start: 0, end: 3, text: 'x' },
      { start: 2, end: 4, text: 'y' },
    ];
    expect(() => applyEdits('abcdef', edits)).toThrow(EditOverlapError);
    expect(() => applyEdits('abcdef', edits)).toThrow('The edit at 2-4 overlaps the edit at 0-3.');
    expect(() => applyEdits('abcdef', [{ start: 0, end: 3, text: 'x' }, insert(1, 'y')])).toThrow(
      EditOverlapError,
    );
  });

  it('accepts edits that only touch', () => {
    expect(
      applyEdits('abcd', [
        { start: 0, end: 2, text: 'x' },
        { start: 2, end: 4, text: 'y' },
      ]),
    ).toBe('xy');
  });

  it('refuses edits outside of the text', () => {
    expect(() => applyEdits('abc', [{ start: 2, end: 9, text: '' }])).toThrow(RangeError);
    expect(() => applyEdits('abc', [{ start: -1, end: 0, text: '' }])).toThrow(
      'outside of the text of 3 characters',
    );
    expect(() => applyEdits('abc', [{ start: 2, end: 1, text: '' }])).toThrow(RangeError);
  });

  it('counts from behind a byte order mark and keeps it', () => {
    expect(applyEdits('\uFEFFabc', [{ start: 0, end: 1, text: 'A' }])).toBe('\uFEFFAbc');
  });

  it.each([
    ['a\nb\n', '1\n2\na\nb\n'],
    ['a\r\nb\r\n', '1\r\n2\r\na\r\nb\r\n'],
    ['a\r\nb\r\nc\n', '1\r\n2\r\na\r\nb\r\nc\n'],
    ['a', '1\n2\na'],
  ])('writes new lines with the line ends of %j', (text, expected) => {
    expect(applyEdits(text, [insert(0, '1\n2\r\n')])).toBe(expected);
  });

  it('does the same as replacing from the end, on any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.tuple(fc.nat(40), fc.nat(5), fc.stringMatching(/^[a-c]{0,3}$/)), { maxLength: 6 }),
        (raw, spans) => {
          const text = raw.replaceAll('\uFEFF', '');
          const edits = spans
            .map(([start, length, value]) => ({ start, end: start + length, text: value }))
            .filter((edit) => edit.end <= text.length);
          fc.pre(!findOverlap(edits) && new Set(edits.map((edit) => edit.start)).size === edits.length);
          const naive = edits
            .toSorted((a, b) => b.start - a.start)
            .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
          expect(applyEdits(text, edits)).toBe(naive);
        },
      ),
    );
  });
});

describe('lineEndOf', () => {
  it.each([
    ['', '\n'],
    ['a\n', '\n'],
    ['a\r\n', '\r\n'],
    ['a\r\nb\n', '\n'],
    ['a\r\nb\r\nc\n', '\r\n'],
  ] as const)('of %j is %j', (text, expected) => {
    expect(lineEndOf(text)).toBe(expected);
  });
});

describe('originalOffset', () => {
  const edits: Edit[] = [insert(2, 'XX'), { start: 4, end: 6, text: 'Y' }];

  it('maps places outside of the edits to where they were', () => {
    const before = 'abcdefgh';
    const after = applyEdits(before, edits);
    expect(after).toBe('abXXcdYgh');
    for (const letter of 'abcdgh')
      expect(originalOffset(edits, after.indexOf(letter))).toBe(before.indexOf(letter));
  });

  it('maps places inside of a replacement to its start', () => {
    expect(originalOffset(edits, 3)).toBe(2);
    expect(originalOffset(edits, 6)).toBe(4);
  });
});
