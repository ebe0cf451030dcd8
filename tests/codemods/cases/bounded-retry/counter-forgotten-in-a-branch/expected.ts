import { Client } from '@microsoft/microsoft-graph-client';

const MAX_ATTEMPTS = 3;

export async function counted(client: Client, path: string, retries = 3): Promise<unknown> {
  try {
    return await client.api(path).get();
  } catch (error: any) {
    if (retries > 0 && error.statusCode === 429) {
      await new Promise((done) => setTimeout(done, 5000));
      return counted(client, path, retries - 1);
    }
    if (retries > 0 && error.statusCode >= 500) return counted(client, path, retries - 1);
    throw error;
  }
}

export async function upwards(client: Client, path: string, attempt = 0): Promise<unknown> {
  try {
    return await client.api(path).get();
  } catch (error: any) {
    if (attempt < MAX_ATTEMPTS && (error.statusCode === 429 || error.statusCode === 503)) {
      return upwards(client, path, attempt + 1);
    }
    if (error.statusCode === 504 && attempt < MAX_ATTEMPTS) {
      return upwards(client, path, attempt + 1);
    }
    throw error;
  }
}
