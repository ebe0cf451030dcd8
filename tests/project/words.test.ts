import { describe, expect, it } from 'vitest';
import { hashOfWord, holdsWord, isWord, placesOf, WordFilter } from '../../rules/src/project/words.js';

const NAMES = Array.from({ length: 400 }, (_, index) => `name${index * 7919}`);

describe('the words of a text', () => {
  it('are all found, at its ends too, and others hardly ever', () => {
    const filter = new WordFilter(NAMES.join(' = call('));
    expect(NAMES.filter((name) => !filter.mayHold(hashOfWord(name)))).toEqual([]);
    const others = NAMES.map((name) => `other_${name}`);
    const found = others.filter((name) => filter.mayHold(hashOfWord(name)));
    expect(found.length).toBeLessThan(40);
  });

  it('are none in a text without any', () => {
    for (const text of ['', '()', ' '.repeat(1000)])
      expect(new WordFilter(text).mayHold(hashOfWord('send'))).toBe(false);
  });

  it('are told from parts of others', () => {
    expect(holdsWord('resend(); send', 'send')).toBe(true);
    expect(holdsWord('send.call()', 'send')).toBe(true);
    expect(holdsWord('resend(); sendMail(); $send; send_', 'send')).toBe(false);
    expect(holdsWord('', 'send')).toBe(false);
  });

  it('have letters, digits and two signs', () => {
    expect(['send', '$', '_a1', 'constructor'].map(isWord)).toEqual([true, true, true, true]);
    expect(['', '#send', 'send-mail', 'größe', 'a b'].map(isWord)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('have places, which a name that is empty has not', () => {
    const firstOf = (text: string, name: string): readonly number[] => {
      const found: number[] = [];
      for (const at of placesOf(text, name)) if (found.push(at) > 3) break;
      return found;
    };
    expect(firstOf('aa b aaa', 'aa')).toEqual([0, 5, 6]);
    expect(firstOf('a', '')).toEqual([]);
    expect(holdsWord('a', '')).toBe(false);
  });
});
