import { expect, it } from 'vitest';
import { composeEdits, applyEdits } from 'eslint-plugin-msgraph/edits';
import { detectSites } from 'eslint-plugin-msgraph/detector';
import { parseSource } from 'eslint-plugin-msgraph/source';

const source = `import { Client } from '@microsoft/microsoft-graph-client';
export async function f(client: Client) {
  try { await client.api('/me').get(); } catch (e: any) { if (e.message.includes('itemNotFound')) return; throw e; }
}
`;

it.each([
  ['msgraph-errors', '/app/src/a.ts', 'msgraph-errors'],
  ['#graph-errors', '/app/src/a.ts', '#graph-errors'],
  ['/app/src/errors.js', '/app/src/a.ts', './errors.js'],
  ['/app/lib/errors.js', '/app/src/deep/a.ts', '../../lib/errors.js'],
  ['/app/src/lib/errors.js', '/app/a.ts', './src/lib/errors.js'],
  ['C:\\app\\lib\\errors.js', 'C:\\app\\src\\a.ts', '../lib/errors.js'],
  ['./lib/errors.js', '/app/src/a.ts', './lib/errors.js'],
  ['/app/lib/errors.js', 'a.ts', '/app/lib/errors.js'],
])('the runtime %s is imported into %s from %s', (runtime, path, expected) => {
  const file = parseSource(path, source);
  const { edits } = composeEdits(file, detectSites(file), { runtime });
  expect(applyEdits(source, edits)).toContain(`from '${expected}';`);
});
