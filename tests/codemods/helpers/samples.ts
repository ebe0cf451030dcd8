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
