/**
 * A property of anything. Foreign values may be proxies or have getters that throw, so every read is guarded.
 * The value of a primitive's property is never of use here.
 */
export function get(value: unknown, key: string): unknown {
  if (!isObject(value)) return undefined;
  try {
    return value[key];
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A text that is not empty, else undefined. */
export const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** An object, given as such or as JSON text (with or without a byte order mark). */
export function asObject(value: unknown): Record<string, unknown> | undefined {
  if (isObject(value)) return value;
  if (typeof value !== 'string' || !/^\uFEFF?\s*\{/.test(value)) return undefined;
  try {
    return JSON.parse(value.replace(/^\uFEFF/, '')) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** An HTTP status, given as a number or as its three digits. */
export function asStatus(value: unknown): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  return /^[1-5]\d\d$/.test(String(value)) ? Number(value) : undefined;
}

/**
 * A header of any container: `Headers`, a plain object of any casing, arrays of values (Kiota splits values at commas).
 */
export function readHeader(headers: unknown, name: string): string | undefined {
  const getter = get(headers, 'get');
  if (typeof getter === 'function') {
    try {
      const value: unknown = getter.call(headers, name);
      return text(Array.isArray(value) ? value.join(',') : value);
    } catch {
      return undefined;
    }
  }
  let value = get(headers, name);
  if (value === undefined && isObject(headers)) {
    let keys: string[] = [];
    try {
      keys = Object.keys(headers);
    } catch {
      // A proxy that does not tell its keys has no other spelling to offer.
    }
    const key = keys.find((candidate) => candidate.toLowerCase() === name);
    if (key !== undefined) value = get(headers, key);
  }
  return typeof value === 'number' ? String(value) : text(Array.isArray(value) ? value.join(',') : value);
}
