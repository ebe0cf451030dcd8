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

/** An object, given as such or as JSON text. `trim` and `\s` know the byte order mark as a space. */
export function asObject(value: unknown): Record<string, unknown> | undefined {
  if (isObject(value)) return value;
  if (typeof value !== 'string' || !/^\s*\{/.test(value)) return undefined;
  try {
    return JSON.parse(value.trim()) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** An HTTP status, given as a number or as its three digits. */
export const asStatus = (value: unknown): number | undefined =>
  (typeof value === 'number' || typeof value === 'string') && /^[1-5]\d\d$/.test(`${value}`) ? Number(value) : undefined;

/** The first answer that is not undefined, to the keys of each value in turn. */
export function pick<T>(values: readonly unknown[], keys: readonly string[], convert: (value: unknown) => T | undefined): T | undefined {
  for (const value of values) {
    for (const key of keys) {
      const found = convert(get(value, key));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
