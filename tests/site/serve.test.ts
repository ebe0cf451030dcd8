import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { serve } from '../../site/build/serve.mjs';

async function served(base: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'msgraph-serve-'));
  writeFileSync(join(folder, 'index.html'), 'Start');
  const { url, close } = await serve(folder, { base });
  onTestFinished(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });
  return url;
}

it.each(['/', '/a/b/', '/my site/'])('serves a page below %s', async (base) => {
  expect(await (await fetch(new URL('index.html', await served(base)))).text()).toBe('Start');
});

it('answers an address that is none, and goes on', async () => {
  const url = await served('/');
  expect((await fetch(`${url}%E0%A4`)).status).toBe(404);
  expect((await fetch(`${url}..%2F..%2Fetc%2Fpasswd`)).status).toBe(404);
  expect((await fetch(url)).status).toBe(200);
});
