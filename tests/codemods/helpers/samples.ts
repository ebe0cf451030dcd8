/** A file with one place that `message-to-code` rewrites. */
export function messageSource(name = 'exists'): string {
  return `import { Client } from '@microsoft/microsoft-graph-client';

export async function ${name}(client: Client) {
  try {
    await client.api('/me/drive').get();
    return true;
  } catch (e: any) {
    if (e.message.includes('itemNotFound')) return false;
    throw e;
  }
}
`;
}

/** What becomes of it. */
export function messageExpected(name = 'exists'): string {
  return messageSource(name)
    .replace("-client';\n", "-client';\nimport { GraphErrorCode, hasErrorCode } from 'msgraph-errors';\n")
    .replace("e.message.includes('itemNotFound')", 'hasErrorCode(e, GraphErrorCode.ItemNotFound)');
}

/** A file with one place that is reported and left: the text is unknown to the catalogue. */
export function leftSource(): string {
  return messageSource('left').replace('itemNotFound', 'frobnicated beyond repair');
}

/** A module with one place that asks for a status by its text, and one that asks for a code. */
export const chatSource = `import { Client } from '@microsoft/microsoft-graph-client';
export async function openChat(client: Client): Promise<unknown> {
  try {
    return await client.api('/chats').post({});
  } catch (error: any) {
    if (error.message?.includes('404')) return 'none';
    if (error.code === 'accessDenied') return 'denied';
    throw error;
  }
}
`;
