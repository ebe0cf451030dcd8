import { readFile } from 'node:fs/promises';
import { z, ZodError } from 'zod';

const schema = z.object({
  tenantId: z.string().min(1),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  port: z.number().int().default(8080),
  sender: z.string().default('digest@contoso.com'),
  subscribers: z.array(z.string()),
});

export type Config = z.infer<typeof schema>;

export async function loadConfig(file: string): Promise<Config> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error: any) {
    if (error instanceof ZodError) {
      const missing = error.issues.filter((issue) => issue.message.includes('expected string'));
      throw new Error(`Invalid configuration, ${missing.length} values are missing: ${error.message}`);
    }
    if (error.code === 'ENOENT') {
      throw new Error(`There is no configuration file at ${file}`);
    }
    throw error;
  }
}
