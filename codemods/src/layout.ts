import { applyEdits, longLineEdits, shortLineEdits } from 'eslint-plugin-msgraph/edits';
import { importNatives, parseSource } from 'eslint-plugin-msgraph/source';
import type { Formatters } from './formatters.js';
import type { Work } from './work.js';

/** A condition is broken first, then what is still too long in it, and then calls in calls. */
const MAX_PASSES = 3;

/**
 * A rewritten file as the project lays its files out: by its formatter where the file was clean, else with
 * lines no longer than those of the file.
 */
export async function laidOut(work: Work, formatters: Formatters): Promise<Work> {
  const before = Buffer.from(work.bytes).toString('utf8');
  const formatted = await formatters.format(work.path, before, work.after);
  // Where other threads have found the places, this one has parsed nothing yet.
  if (formatted === undefined) await importNatives();
  return { ...work, after: formatted ?? withShortLines(work.path, before, work.after) };
}

function withShortLines(path: string, before: string, after: string): string {
  let text = applyEdits(after, shortLineEdits(parseSource(path, after), before));
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const edits = longLineEdits(parseSource(path, text), before);
    if (edits.length === 0) break;
    text = applyEdits(text, edits);
  }
  return isParsed(path, text) ? text : after;
}

function isParsed(path: string, text: string): boolean {
  try {
    parseSource(path, text);
    return true;
  } catch {
    return false;
  }
}
