import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, parse } from 'node:path';
import { enumSource, type OwnCatalog } from 'msgraph-errors/knowledge';
import writeFileAtomic from 'write-file-atomic';
import { findUp } from './discover.js';
import { RUNTIME } from './manifest.js';
import { UsageError } from './options.js';
import type { InitCommand } from './command.js';
import { wordsOf } from './vendor/header.js';

/**
 * Writes the enum of a catalogue of one's own beside it, and a copy of the runtime: TypeScript below a
 * tsconfig.json, else JavaScript. A file is only replaced when it was written by this function.
 * @returns a sentence about each file
 * @throws {UsageError} when something cannot be read or written, or the catalogue is not valid
 */
export async function init({ catalog, vendor, enumName }: InitCommand): Promise<string[]> {
  const lines: string[] = [];
  if (catalog !== undefined) lines.push(await writeEnum(catalog, enumName));
  if (vendor !== undefined) lines.push(await writeRuntime(vendor));
  return lines;
}

/** The nearest folder at or above `folder` that has something of this name. */
const above = (folder: string, root: string, name: string): string | undefined =>
  findUp(folder, root, (current) => existsSync(join(current, name)));

/** The top of the repository, or else of the package. */
function topOf(folder: string): string {
  const { root } = parse(folder);
  return above(folder, root, '.git') ?? above(folder, root, 'package.json') ?? folder;
}

const isTypeScript = (folder: string): boolean => above(folder, topOf(folder), 'tsconfig.json') !== undefined;

async function writeEnum(catalog: string, name: string | undefined): Promise<string> {
  const source = enumOf(catalog, readCatalog(catalog), name);
  const header = `// The codes of ${basename(catalog)}, written by msgraph-codemod init --catalog. Run that again after a change.`;
  const target = catalog.slice(0, -extname(catalog).length);
  const { toJavaScript } = await import('./vendor/index.js');
  const text = `${header}\n${source}`;
  return writeModule(target, header, (path) => (path.endsWith('.ts') ? text : toJavaScript(text)));
}

function enumOf(path: string, own: OwnCatalog, name: string | undefined): string {
  try {
    return enumSource(own, name);
  } catch (error) {
    throw new UsageError(`The catalogue \`${path}\` cannot be used: ${(error as Error).message}`);
  }
}

/**
 * Reads a catalogue of one's own: JSON with `codes` and `messages`. What it holds is checked where it is
 * used.
 * @throws {UsageError} when it cannot be read or is no JSON
 */
export function readCatalog(path: string): OwnCatalog {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`The catalogue \`${path}\` cannot be read.`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as OwnCatalog;
  } catch {
    throw new UsageError(`The catalogue \`${path}\` is no valid JSON.`);
  }
}

async function writeRuntime(folder: string): Promise<string> {
  // TypeScript takes longer to load than the rest does.
  const { copyFor, VENDORED } = await import('./vendor/index.js');
  const line = writeModule(join(folder, RUNTIME), VENDORED, (path) => copyFor(topOf(folder), path));
  return [
    line,
    'It holds what the project uses. Run this again after a change by hand; a rewrite adds what it needs.',
    'To import from it, set `runtime` in the settings to its module name.',
  ].join('\n');
}

/** @param target path without an extension */
function writeModule(target: string, header: string, sourceFor: (path: string) => string): string {
  const path = `${target}${isTypeScript(dirname(target)) ? '.ts' : '.js'}`;
  refuseForeign(path, header);
  const source = sourceFor(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileAtomic.sync(path, source);
  } catch (error) {
    throw new UsageError(`\`${path}\` cannot be written: ${(error as Error).message}.`);
  }
  return `Wrote ${path}.`;
}

function refuseForeign(path: string, header: string): void {
  const words = wordsOf(header);
  if (!existsSync(path) || readFileSync(path, 'utf8').startsWith(words)) return;
  throw new UsageError(
    `\`${path}\` was not written by this command and is left as it is. Move it away first.`,
  );
}
