import { Client } from '@microsoft/microsoft-graph-client';

export async function either(client: Client, a: string, b: string) {
  let last: any;
  for (const path of [a, b]) {
    try {
      return await client.api(path).get();
    } catch (error) {
      last = error;
    }
  }
  const text = [last.message, last.code].join(' ');
  if (text.includes('itemNotFound')) return undefined;
  throw last;
}
