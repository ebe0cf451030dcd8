import { normalise } from './normalise.js';
import { get, isObject } from './read.js';
import type { GraphErrorFacts } from './types.js';

/**
 * Like `normalise`, and reads the body of a `Response` that nobody has read yet. A copy is read, so the caller can still read
 * the body. Never rejects; a body that cannot be read counts as absent.
 */
export async function normaliseAsync(thrown: unknown): Promise<GraphErrorFacts | undefined> {
  const direct = normalise(thrown);
  if (direct !== undefined && direct.codes.length > 0) return direct;
  for (const response of [thrown, get(thrown, 'response'), get(get(thrown, 'cause'), 'response')]) {
    if (get(response, 'ok') === true || get(response, 'bodyUsed') !== false) continue;
    const body = await readBody(response);
    if (body === undefined) continue;
    const headers = get(response, 'headers');
    const parsed = normalise({ body, headers, status: get(response, 'status'), message: direct?.message }, thrown);
    if (parsed !== undefined && parsed.codes.length > 0) return parsed;
  }
  return direct;
}

async function readBody(response: unknown): Promise<string | undefined> {
  if (!isObject(response)) return undefined;
  try {
    const copy = (response as unknown as Response).clone();
    return await copy.text();
  } catch {
    return undefined;
  }
}
