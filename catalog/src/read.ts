export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A property of anything. Foreign values may be proxies or have getters that throw, so every read is guarded. */
export function get(value: unknown, key: string): unknown {
  try {
    return isObject(value) ? value[key] : undefined;
  } catch {
    return undefined;
  }
}

/** A text that is not empty. */
export const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The entries of a list; a single value counts as a list of it, a hostile list as one without entries. */
export function listOf(value: unknown): readonly unknown[] {
  try {
    return value === undefined ? [] : [value].flat();
  } catch {
    return [];
  }
}

/** An object, given as such or as JSON text, behind other text or not (a byte order mark, `HttpClientError: [404] ::> {…}`). */
export function asObject(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'string') return isObject(value) ? value : undefined;
  try {
    const start = value.search(/\{\s*"/);
    return start < 0 ? undefined : (JSON.parse(value.slice(start)) as Record<string, unknown>);
  } catch {
    return undefined;
  }
}

/** An HTTP status, given as a number or as its three digits. */
export const asStatus = (value: unknown): number | undefined =>
  (typeof value === 'number' || typeof value === 'string') && /^[1-5]\d\d$/.test(`${value}`) ? Number(value) : undefined;

/** The first answer that counts (no `undefined`, `false` or empty text), to the keys of each value in turn. */
export function pick<T>(values: readonly unknown[], keys: readonly string[], convert: (value: unknown) => T | undefined): T | undefined {
  for (const value of values) {
    for (const key of keys) {
      const found = convert(get(value, key));
      if (found) return found;
    }
  }
  return undefined;
}
