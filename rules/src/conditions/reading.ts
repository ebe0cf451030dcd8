import type { ErrorRead } from '../detector/types.js';
import { PART } from '../analysis/index.js';
import { EvaluationThrows, UNKNOWN } from '../detector/conditions/outcomes.js';

/**
 * What stands at a place of an error or of a body; `UNKNOWN` for a part of a text.
 * @throws {EvaluationThrows} where `$json` of the path is no JSON
 */
export function readPlace(from: unknown, { path, text }: Pick<ErrorRead, 'path' | 'text'>): unknown {
  let current = from;
  for (const [index, name] of path.entries()) {
    if (current === undefined || current === null) return undefined;
    if (name === PART && path[index + 1] !== '$json') return UNKNOWN;
    current =
      name === '$json'
        ? parsed(current)
        : name === PART
          ? objectIn(current)
          : (current as Record<string, unknown>)[name];
  }
  return text ? asText(current) : current;
}

/** Whoever reads a part of a text as JSON takes out the object that stands in it. */
function objectIn(text: unknown): unknown {
  return typeof text === 'string' ? text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1) : text;
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
