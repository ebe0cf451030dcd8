import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A repository with the mix that applications have: of 40 files one handles a Graph error by its text,
 * another one that of a function of its neighbour, two more catch errors, twelve talk of messages and codes,
 * and the rest is code that the text filter leaves out.
 * @param {string} folder An empty folder.
 * @param {number} count Number of source files.
 */
export function writeRepository(folder, count) {
  for (let start = 0; start < count; start += PER_FOLDER) {
    const part = join(folder, 'src', `part${start / PER_FOLDER}`);
    mkdirSync(part, { recursive: true });
    for (let index = start; index < Math.min(count, start + PER_FOLDER); index += 1) {
      writeFileSync(join(part, `f${index}.ts`), source(index, index - start));
    }
  }
  writeFileSync(
    join(folder, 'package.json'),
    '{\n  "name": "bench",\n  "private": true,\n  "type": "module"\n}\n',
  );
}

const PER_FOLDER = 100;

/**
 * @param {number} index Number of the file.
 * @param {number} place Its number in its folder.
 */
function source(index, place) {
  const neighbour = place > 0 ? `import { value${index - 1} } from './f${index - 1}.js';\n` : '';
  const use = place > 0 ? `value${index - 1} + ` : '';
  const common = `${neighbour}\nexport const value${index}: number = ${use}${index};\n\n${plain(index)}`;
  const kind = index % 40;
  if (kind === 0)
    return `import type { Client } from '@microsoft/microsoft-graph-client';\n${common}${graph(index)}`;
  if (kind === 1)
    return `import type { Client } from '@microsoft/microsoft-graph-client';\nimport { load${index - 1} } from './f${index - 1}.js';\n${common}${calling(index)}`;
  if (kind <= 3) return common + catching(index);
  return kind <= 15 ? common + talking(index) : common;
}

/** @param {number} index */
const plain = (index) => `export interface Item${index} {
  readonly id: string;
  readonly title: string;
  readonly size: number;
}

/** The items that are larger than a limit, the largest first. */
export function largest${index}(items: readonly Item${index}[], limit: number): Item${index}[] {
  const found = items.filter((item) => item.size > limit);
  return found.sort((a, b) => b.size - a.size || a.title.localeCompare(b.title));
}
`;

/** @param {number} index */
const talking = (index) => `
export function label${index}(item: Item${index}): { message: string; code: number } {
  if (item.title === 'untitled' || item.title.includes('draft')) return { message: 'a draft', code: 1 };
  return { message: item.title, code: item.size };
}
`;

/** @param {number} index */
const catching = (index) => `
export function parse${index}(text: string): Item${index} | undefined {
  try {
    return JSON.parse(text) as Item${index};
  } catch (error) {
    if (error instanceof SyntaxError && error.message.includes('Unexpected end')) return undefined;
    throw error;
  }
}
`;

/** @param {number} index */
const graph = (index) => `
export async function load${index}(client: Client, id: string): Promise<Item${index} | undefined> {
  try {
    return (await client.api(\`/me/drive/items/\${id}\`).get()) as Item${index};
  } catch (error) {
    if (error instanceof Error && error.message.includes('itemNotFound')) return undefined;
    throw error;
  }
}
`;

/** @param {number} index */
const calling = (index) => `
export async function title${index}(client: Client, id: string): Promise<string> {
  try {
    return (await load${index - 1}(client, id))?.title ?? '';
  } catch (error) {
    if (error instanceof Error && error.message.includes('accessDenied')) return '';
    throw error;
  }
}
`;
