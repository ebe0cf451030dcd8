import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Folders `<transform>/<case>` with `input.<ext>` and `expected.<ext>`, maybe `left.json` and `differs.json`.
 */
const ROOT = fileURLToPath(new URL('../cases/', import.meta.url));

export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** The names of the cases of a transform, sorted. */
export function casesOf(transform: string): readonly string[] {
  const folder = join(ROOT, transform);
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** The one file `input.*` or `expected.*` of a case. */
export function readCase(transform: string, name: string, part: 'input' | 'expected'): SourceText {
  const folder = join(ROOT, transform, name);
  const [file, ...others] = readdirSync(folder).filter((entry) => entry.startsWith(`${part}.`));
  if (file === undefined || others.length > 0) throw new Error(`${folder} must hold one ${part} file.`);
  return { path: join(folder, file), text: readFileSync(join(folder, file), 'utf8') };
}

/** A JSON file of a case; undefined when there is none. */
export function readCaseJson(transform: string, name: string, file: string): unknown {
  const path = join(ROOT, transform, name, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
