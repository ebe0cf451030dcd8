/**
 * How deep values may be nested. Bodies of Graph have five levels at most; much more is an attack or a
 * mistake.
 */
export const MAX_DEPTH = 200;

/** Too deeply nested to be read. */
export class TooDeepError extends Error {
  override readonly name = 'TooDeepError';
}

type Fields = Record<string, unknown>;

const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', undefined],
  ['True', true],
  ['False', false],
  ['None', undefined],
]);

/**
 * Reads a value as `console.log` of Node.js or of a browser prints it, as JSON, or as a literal of
 * JavaScript: whatever comes first is taken, what is not understood is skipped.
 * @see https://nodejs.org/api/util.html#utilinspectobject-options
 */
export class Reader {
  readonly #text: string;
  #at: number;
  #depth = 0;

  /** @param at where the value starts */
  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  /** Where the value ended. */
  get end(): number {
    return this.#at;
  }

  /**
   * The object that starts here with a brace.
   * @throws {TooDeepError}
   */
  object(): Fields | undefined {
    this.#at++;
    if (++this.#depth > MAX_DEPTH) throw new TooDeepError('nested too deeply');
    const fields: Fields = {};
    for (;;) {
      this.#skip();
      const next = this.#text.charAt(this.#at);
      if (next === '') break;
      if (next === '}') {
        this.#at++;
        break;
      }
      if (!this.#field(fields)) break;
    }
    this.#depth--;
    return fields;
  }

  /** One `name: value`, or `name => value` of a map. */
  #field(fields: Fields): boolean {
    const before = this.#at;
    const name = this.#name();
    this.#skip();
    const separator = /^(?::|=>|=)/.exec(this.#text.slice(this.#at, this.#at + 2))?.[0];
    if (separator !== undefined) {
      this.#at += separator.length;
      define(fields, name, this.#value());
    }
    // What is no field is passed over, so that the reading goes on.
    if (this.#at === before) this.#at++;
    return this.#at <= this.#text.length;
  }

  #name(): string {
    const quote = this.#text.charAt(this.#at);
    if (/["'`]/.test(quote)) return this.#quoted(quote);
    const match =
      /^\[?[\w$.-]+(?:\([\w.]*\))?\]?/.exec(this.#text.slice(this.#at, this.#at + 200))?.[0] ?? '';
    this.#at += match.length;
    return match.replace(/^\[(.+)\]$/, '$1');
  }

  #value(): unknown {
    this.#skip();
    const next = this.#text.charAt(this.#at);
    if (next === '{') return this.object();
    if (next === '[') return this.#bracket();
    if (/["'`]/.test(next)) return this.#joined(next);
    return this.#bare();
  }

  /** A list, or a word in brackets: `[Object]`, `[Function: get]`, `[Circular *1]`, `[Error: text]`. */
  #bracket(): unknown {
    const word =
      /^\[(?:\w+:? ?)?(?:Object|Array|Function|Circular|Getter|Setter|Symbol|class)\b[^\]\n]*\]/.exec(
        this.#text.slice(this.#at, this.#at + 300),
      )?.[0];
    if (word !== undefined) {
      this.#at += word.length;
      // `[Object: null prototype] {` is an object all the same.
      return /prototype\]$/.test(word) ? this.#value() : undefined;
    }
    this.#at++;
    if (++this.#depth > MAX_DEPTH) throw new TooDeepError('nested too deeply');
    const items: unknown[] = [];
    for (;;) {
      this.#skip();
      const next = this.#text.charAt(this.#at);
      if (next === '') break;
      if (next === ']') {
        this.#at++;
        break;
      }
      const before = this.#at;
      items.push(this.#value());
      if (this.#at === before) this.#at++;
    }
    this.#depth--;
    return items;
  }

  /** Texts that the printer broke into several lines: `'one\n' +\n  'two'`. */
  #joined(quote: string): string {
    let text = this.#quoted(quote);
    for (;;) {
      const more = /^\s*\+\s*(?=["'`])/.exec(this.#text.slice(this.#at, this.#at + 200))?.[0];
      if (more === undefined) return text;
      this.#at += more.length;
      text += this.#quoted(this.#text.charAt(this.#at));
    }
  }

  #quoted(quote: string): string {
    let text = '';
    let from = ++this.#at;
    for (; this.#at < this.#text.length && this.#text.charAt(this.#at) !== quote; this.#at++) {
      if (this.#text.charAt(this.#at) !== '\\') continue;
      text += this.#text.slice(from, this.#at);
      text += this.#escape();
      from = this.#at + 1;
    }
    text += this.#text.slice(from, this.#at);
    this.#at++;
    return text;
  }

  /** One escape; afterwards the place is its last character. */
  #escape(): string {
    const letter = this.#text.charAt(++this.#at);
    const code = /^(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2}))/i.exec(
      this.#text.slice(this.#at, this.#at + 9),
    );
    if (code) {
      this.#at += code[0].length - 1;
      const point = parseInt(code[1] ?? code[2] ?? code[3] ?? '', 16);
      return point > 0x10ffff ? '\uFFFD' : String.fromCodePoint(point);
    }
    return (
      ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0' } as Readonly<Record<string, string>>)[
        letter
      ] ?? letter
    );
  }

  /**
   * A number, a date, a word; or the words before an object: `Headers {`, `Map(2) {`,
   * `GraphError: text at … {`.
   */
  #bare(): unknown {
    const rest = this.#text.slice(this.#at, this.#at + 20_000);
    const tagged = /^(?:<ref \*\d+>\s*)?[A-Z]\w*(?:\(\d+\))?(?: \[[^\]\n]*\])?\s*(?=[{[])/.exec(rest)?.[0];
    if (tagged !== undefined) {
      this.#at += tagged.length;
      return this.#value();
    }
    const failure =
      /^(?:<ref \*\d+>\s*)?(?:\[)?(\w*(?:Error|Exception|Warning)\w*)(?: \[[\w.]+\])?: ([^\n]*)(?:\n\s+at [^\n]*)*/.exec(
        rest,
      );
    if (failure) return this.#failure(failure);
    const word = /^[^\s,}\]]+/.exec(rest)?.[0] ?? '';
    this.#at += word.length;
    if (WORDS.has(word)) return WORDS.get(word);
    return /^-?\d+(?:\.\d+)?$/.test(word) ? Number(word) : word;
  }

  #failure([whole, name = '', said = '']: RegExpExecArray): Fields {
    const opens = /\{\s*$/.test(whole);
    this.#at += whole.length - (opens ? (/\{\s*$/.exec(whole)?.[0].length ?? 0) : 0);
    const message = said.replace(/\s*\{\s*$/, '').replace(/\]$/, '');
    this.#blank();
    const fields = this.#text.charAt(this.#at) === '{' ? (this.object() ?? {}) : {};
    return { name, message, ...fields };
  }

  #blank(): void {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at++;
  }

  #skip(): void {
    while (/[\s,;]/.test(this.#text.charAt(this.#at))) this.#at++;
  }
}

/** Also a field that is called `__proto__` is a field and nothing more. */
function define(fields: Fields, name: string, value: unknown): void {
  Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });
}

/**
 * The objects that a text holds, in their order; what stands in one is not listed again.
 * @param limit how many at most
 * @throws {TooDeepError}
 */
export function objectsIn(
  text: string,
  limit = 20,
): readonly { readonly start: number; readonly fields: Fields }[] {
  const found: { start: number; fields: Fields }[] = [];
  for (let start = text.indexOf('{'); start !== -1 && found.length < limit;) {
    const reader = new Reader(text, start);
    const fields = reader.object() ?? {};
    if (Object.keys(fields).length > 0) found.push({ start, fields });
    start = text.indexOf('{', Math.max(reader.end, start + 1));
  }
  return found;
}
