import { rewriteSource } from 'msgraph-codemod';
import { describe, expect, it } from 'vitest';

/** A call that asks Graph and a package, and a test for words of what it fails with. */
const program = (name: string, words: string): string => `
import { Client } from '@microsoft/microsoft-graph-client';
import * as other from '${name}';
const graph = Client.init({});
async function archive(id: string, isOutlook: boolean): Promise<void> {
  if (isOutlook) await graph.api('/me/messages/' + id).delete();
  else await other.archive(id);
}
export async function archived(id: string, isOutlook: boolean): Promise<boolean> {
  try {
    await archive(id, isOutlook);
  } catch (error: any) {
    if (error.message.includes('${words}')) return false;
    throw error;
  }
  return true;
}
`;
const actionsFor = (name: string, words: string): readonly string[] =>
  rewriteSource('a.ts', program(name, words)).sites.map(({ action, reason = '' }) => `${action} ${reason}`);

describe('words of errors that come from one of several services', () => {
  it.each(['googleapis', '@googleapis/gmail', 'imapflow'])('are left beside the client %s', (name) => {
    expect(actionsFor(name, 'Unauthorized')).toEqual(['left likely-only']);
  });

  it('are rewritten beside a package that is no such client', () => {
    expect(actionsFor('googleapish', 'Unauthorized')).toEqual(['rewritten ']);
  });

  it('are rewritten beside it where only Graph has them', () => {
    expect(actionsFor('googleapis', 'ErrorItemNotFound')).toEqual(['rewritten ']);
  });
});
