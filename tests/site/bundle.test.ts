import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { expect, it, onTestFinished } from 'vitest';
import { bundle } from '../../site/build/bundle.mjs';
import { examples } from '../../site/client/playground/examples.js';
import type { Answer } from '../../site/client/playground/protocol.js';

it('the scripts of the site are bundled, and the linter runs where nothing of Node.js is defined', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'site-bundle-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  await bundle(folder);
  expect(readdirSync(folder).sort()).toEqual([
    'catalogue.js',
    'explain.js',
    'playground-worker.js',
    'playground.js',
    'site.js',
    'theme.js',
  ]);

  const answers: (Answer | 'ready')[] = [];
  let ask: ((event: { readonly data: unknown }) => void) | undefined;
  const worker = {
    console,
    setTimeout,
    clearTimeout,
    URL,
    TextEncoder,
    TextDecoder,
    performance,
    postMessage: (answer: Answer) => answers.push(answer),
    addEventListener: (_name: string, listener: typeof ask) => {
      ask = listener;
    },
  };
  runInContext(readFileSync(join(folder, 'playground-worker.js'), 'utf8'), createContext(worker));
  ask?.({ data: { id: 7, files: examples[0]?.files ?? [], rules: ['no-message-matching'], settings: '' } });
  expect(answers).toMatchObject([
    'ready',
    {
      id: 7,
      files: [
        {
          findings: [{ rule: 'no-message-matching' }],
          rewritten: expect.stringContaining('hasErrorCode') as string,
        },
      ],
    },
  ]);
}, 120_000);
