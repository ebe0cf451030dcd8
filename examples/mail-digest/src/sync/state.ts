import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const schema = z.record(z.string(), z.object({ deltaLink: z.string().optional(), unread: z.array(z.string()) }));

export type State = z.infer<typeof schema>;

export async function readState(file: string): Promise<State> {
  try {
    const text = await readFile(file, 'utf8');
    if (text.trim() === '') throw new Error('The state file is empty');
    return schema.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof Error && error.message.includes('state file is empty')) return {};
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

export async function writeState(file: string, state: State): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, JSON.stringify(state));
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(temporary, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EBUSY' || attempt >= 5) throw error;
    }
  }
}
