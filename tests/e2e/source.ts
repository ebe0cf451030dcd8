/** A file with one site of each recommended rule, and the lines where they are reported. */
export const source = `import { Client } from '@microsoft/microsoft-graph-client';

export async function remove(client: Client, id: string): Promise<void> {
  try {
    await client.api(\`/me/messages/\${id}\`).delete();
  } catch (error) {
    if (error instanceof Error && error.message.includes('ErrorItemNotFound')) return;
    throw error;
  }
}

export async function create(client: Client, name: string): Promise<boolean> {
  try {
    await client.api('/me/drive/root/children').post({ name, folder: {} });
    return true;
  } catch (error: any) {
    if (error.code === 'nameAlreadyExists') return false;
    throw error;
  }
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export async function me(client: Client): Promise<unknown> {
  while (true) {
    try {
      return await client.api('/me').get();
    } catch (error: any) {
      if (error.statusCode === 429) {
        await sleep(2000);
        continue;
      }
      throw error;
    }
  }
}
`;

export const reported: readonly { readonly rule: string; readonly line: number }[] = [
  { rule: 'msgraph/no-message-matching', line: 7 },
  { rule: 'msgraph/require-innererror-traversal', line: 17 },
  { rule: 'msgraph/no-unbounded-retry', line: 25 },
];
