/** What may be read from anything that is not a primitive. */
export type Level = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Level => typeof value === 'object' && value !== null;

/** A property of anything. Foreign values may be proxies or have getters that throw, so the read is guarded. */
export function get(value: unknown, key: string): unknown {
  try {
    return (value as Level | undefined)?.[key];
  } catch {
    return undefined;
  }
}

/** A text, or a number as one; empty for anything else. Runs no foreign method. */
export const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? `${value}` : '');

/** An HTTP status, given as a number or as its three digits; 0 for anything else. */
export function asStatus(value: unknown): number {
  const status = text(value);
  return /^[1-5]\d\d$/.test(status) ? Number(status) : 0;
}

/** The entries of a list; a single value counts as a list of it, a hostile list as one without entries. */
export function listOf(value: unknown): readonly unknown[] {
  try {
    return [value ?? []].flat();
  } catch {
    return [];
  }
}

/** An object, given as such or as JSON text, behind other text or not (a byte order mark, `HttpClientError: [404] ::> {…}`). */
export function asObject(value: unknown): Level | undefined {
  if (typeof value !== 'string') return isObject(value) ? value : undefined;
  const start = value.indexOf('{');
  if (start < 0) return undefined;
  try {
    return JSON.parse(value.slice(start && value.search(/\{\s*"|$/))) as Level;
  } catch {
    return undefined;
  }
}

export function isError(value: unknown): boolean {
  try {
    return value instanceof Error;
  } catch {
    return false;
  }
}

/**
 * Adds an object, or the one that a text holds, to a list that has none twice. The list has an end, because a proxy may invent
 * objects for ever.
 */
export function add(list: Level[], value: unknown): Level[] {
  const object = asObject(value);
  if (object && list.length < 12_000 && !list.includes(object)) list.push(object);
  return list;
}
