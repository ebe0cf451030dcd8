import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { readCatalogue } from './dev-proxy/catalogue.js';
import { MARK } from './dev-proxy/schemas.js';
import { mockFiles } from './dev-proxy/files.js';
import { UsageError } from './options.js';
import type { DevProxyCommand } from './command.js';

/**
 * Writes a mock set for Microsoft's Dev Proxy into a folder. A file is only replaced when it was written by
 * this function; where one is in the way, none is written.
 * @returns a sentence about each file, and how to start
 * @throws {UsageError} when something is in the way or cannot be written
 */
export function devProxy({ folder }: DevProxyCommand): string[] {
  const files = [...mockFiles(readCatalogue())].map(([name, text]) => [join(folder, name), text] as const);
  for (const [path] of files) refuseForeign(path);
  const lines = files.map(([path, text]) => writeTo(path, folder, text));
  return [...lines, `Start it with: devproxy --config-file ${join(folder, 'devproxyrc.json')}`];
}

function refuseForeign(path: string): void {
  let text: string;
  try {
    if (!existsSync(path)) return;
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`\`${path}\` is in the way: ${(error as Error).message}.`);
  }
  if (!text.includes(MARK))
    throw new UsageError(
      `\`${path}\` was not written by this command and is left as it is. Move it away first.`,
    );
}

function writeTo(path: string, folder: string, text: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileAtomic.sync(path, text);
  } catch (error) {
    throw new UsageError(`\`${path}\` cannot be written: ${(error as Error).message}.`);
  }
  return `Wrote ${path}.`;
}
