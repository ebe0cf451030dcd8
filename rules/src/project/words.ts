/** Hash of no character; see http://www.isthe.com/chongo/tech/comp/fnv for this and the next. */
const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * The words of a text, kept in a Bloom filter: about a twelfth of the bytes of the text. A word that is in the
 * text is always found; one of fifty that are not is found as well.
 */
export class WordFilter {
  private readonly bits: Uint32Array;

  constructor(text: string) {
    this.bits = new Uint32Array(Math.max(1, 2 ** Math.ceil(Math.log2(text.length / 48 + 1))));
    let hash = OFFSET_BASIS;
    let isWord = false;
    for (let index = 0; index < text.length; index++) {
      const character = text.charCodeAt(index);
      if (isWordCharacter(character)) {
        hash = Math.imul(hash ^ character, PRIME);
        isWord = true;
      } else if (isWord) {
        this.add(hash);
        hash = OFFSET_BASIS;
        isWord = false;
      }
    }
    if (isWord) this.add(hash);
  }

  /** @param hash of the word, by `hashOfWord` */
  mayHold(hash: number): boolean {
    return this.has(hash) && this.has(spread(hash));
  }

  private add(hash: number): void {
    for (const bit of [hash, spread(hash)]) {
      const index = (bit >>> 5) & (this.bits.length - 1);
      this.bits[index] = (this.bits[index] ?? 0) | (1 << (bit & 31));
    }
  }

  private has(bit: number): boolean {
    return ((this.bits[(bit >>> 5) & (this.bits.length - 1)] ?? 0) & (1 << (bit & 31))) !== 0;
  }
}

/** A second, independent place for a word. */
function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}

/** What a filter is asked with for a word. */
export function hashOfWord(word: string): number {
  let hash = OFFSET_BASIS;
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), PRIME);
  return hash;
}

/** Whether a name is one word of a text: those with other letters than these are searched for as they are. */
export function isWord(name: string): boolean {
  for (let index = 0; index < name.length; index++)
    if (!isWordCharacter(name.charCodeAt(index))) return false;
  return name !== '';
}

/** Where a name begins in a text. One that is empty, as a key may be, stands nowhere. */
export function* placesOf(text: string, name: string): Iterable<number> {
  if (name === '') return;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) yield at;
}

/** Whether a word stands in a text by itself: `send`, and not `resend`. */
export function holdsWord(text: string, word: string): boolean {
  for (const at of placesOf(text, word)) {
    const end = at + word.length;
    if (!(at > 0 && isWordCharacter(text.charCodeAt(at - 1))) && !isWordCharacter(text.charCodeAt(end)))
      return true;
  }
  return false;
}

/** `0-9`, `A-Z`, `a-z`, `_` and `$`; NaN, behind the end of a text, is none. */
function isWordCharacter(character: number): boolean {
  return (
    (character >= 97 && character <= 122) ||
    (character >= 65 && character <= 90) ||
    (character >= 48 && character <= 57) ||
    character === 95 ||
    character === 36
  );
}
