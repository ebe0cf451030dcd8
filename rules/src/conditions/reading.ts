import type { ErrorRead } from '../detector/types.js';
import { EvaluationThrows } from '../detector/conditions/outcomes.js';

/**
 * What stands at a place of an error or of a body.
 * @throws {EvaluationThrows} where `$json` of the path is no JSON
 */
export function readPlace(from: unknown, { path, text }: Pick<ErrorRead, 'path' | 'text'>): unknown {
  let current = from;
  for (const name of path) {
    if (current === undefined || current === null) return undefined;
    current = name === '$json' ? parsed(current) : (current as Record<string, unknown>)[name];
  }
  return text ? asText(current) : current;
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new EvaluationThrows();
  }
}

function asText(value: unknown): string {
  if (typeof value === 'object' && value !== null && !(value instanceof Error)) return JSON.stringify(value);
  return String(value);
}
