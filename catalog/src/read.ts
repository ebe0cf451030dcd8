/** What may be read from anything that is not a primitive. */
export type Level = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Level => typeof value === 'object' && value !== null;

/**
 * What a value answers to a question. Foreign values may be proxies or have getters that throw: they answer
 * nothing then. A question that reads members by their names is ten times as fast as {@link get}.
 */
export function ask<V, T>(value: V, question: (value: V) => T): T | undefined {
  try {
    return question(value);
  } catch {
    return undefined;
  }
}

/** A property of anything. */
export const get = (value: unknown, key: string): unknown =>
  ask(value as Level | undefined, (level) => level?.[key]);

/** What the first of the objects answers that has an answer; empty if none has. */
export function first<T>(objects: readonly Level[], question: (object: Level) => T): T | '' {
  for (const object of objects) {
    const answer = ask(object, question);
    if (answer) return answer;
  }
  return '';
}

/** A text, or a number as one; empty for anything else. Runs no foreign method. */
export const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` : '';

/**
 * An HTTP status, given as a number, as its three digits, or as the beginning of a status line (`410 Gone`);
 * 0 for anything else.
 */
export function asStatus(value: unknown): number {
  const given = text(value);
  return given ? Number(/^[1-5]\d\d(?!\S)/.exec(given)?.[0] ?? 0) : 0;
}

/**
 * The entries of a list, a thousand at most; a single value counts as a list of it, nothing and a hostile
 * list as one without entries.
 */
export function listOf(value: unknown): readonly unknown[] {
  try {
    return Array.isArray(value) ? value.slice(0, 1000) : value ? [value] : [];
  } catch {
    return [];
  }
}

/**
 * True for the errors of this and of other realms: test runners, frames and workers have an `Error` of their
 * own.
 * @throws what a proxy throws
 */
export const isError = (value: Level): boolean => 'stack' in value;

/** How much of a text or of bytes is looked at: far more than any error body has. */
export const longestBody = 65_536;

/**
 * A JSON value at the beginning of a text, undefined if there is none. Of what stands behind it, as many
 * braces are tried as told.
 */
function parse(json: string, braces = 9): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return braces ? parse(json.slice(0, json.lastIndexOf('}', json.length - 2) + 1), braces - 1) : undefined;
  }
}

/**
 * The object that a value is, or that stands as JSON in a text or in bytes: alone, behind a byte order mark,
 * or between other words (`HttpClientError: [404] ::> {…} (GET /me)`). Of several in a text that one counts
 * that looks like an error. A hostile value is none.
 */
export function asObject(value: unknown): Level | undefined {
  try {
    let found = value;
    // A buffer that went through JSON lists its bytes; the first is a brace.
    if (Array.isArray(value) && value[0] === 123)
      found = Uint8Array.from(value.slice(0, longestBody) as number[]);
    if (isObject(found) && found['byteLength']) {
      // A DataView cannot be cut.
      const bytes = found as unknown as DataView & { readonly slice?: ArrayBuffer['slice'] };
      found = new TextDecoder().decode(bytes.slice?.(0, longestBody) ?? bytes);
    }
    if (typeof found === 'string' && found.includes('{')) {
      found =
        parse(found, 0) ??
        parse(found.slice(found.search(/\{\s*"(error|odata|code)|$/))) ??
        parse(found.slice(found.search(/\{\s*"|$/)));
    }
    return isObject(found) ? found : undefined;
  } catch {
    return undefined;
  }
}
