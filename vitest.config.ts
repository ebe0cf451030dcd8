import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Tests read the sources, so they need no build and coverage sees the real lines. Longer names come first.
 */
const alias = [
  { find: 'msgraph-errors/codes', replacement: source('catalog/src/constants.generated.ts') },
  ...['fetch', 'graph-client', 'kiota', 'axios'].map((name) => ({
    find: `msgraph-errors/${name}`,
    replacement: source(`catalog/src/entries/${name}.ts`),
  })),
  { find: 'msgraph-errors/knowledge', replacement: source('catalog/src/knowledge/index.ts') },
  { find: 'msgraph-errors/limiter', replacement: source('catalog/src/limiter/index.ts') },
  { find: 'eslint-plugin-msgraph/conditions', replacement: source('rules/src/conditions/index.ts') },
  { find: 'eslint-plugin-msgraph/detector', replacement: source('rules/src/detector/index.ts') },
  { find: 'eslint-plugin-msgraph/edits', replacement: source('rules/src/edits/index.ts') },
  { find: 'eslint-plugin-msgraph/messages', replacement: source('rules/src/messages/index.ts') },
  { find: 'eslint-plugin-msgraph/project', replacement: source('rules/src/project/index.ts') },
  { find: 'eslint-plugin-msgraph/source', replacement: source('rules/src/source/index.ts') },
  { find: /^msgraph-errors$/, replacement: source('catalog/src/index.ts') },
  { find: /^eslint-plugin-msgraph$/, replacement: source('rules/src/index.ts') },
  { find: /^msgraph-codemod$/, replacement: source('codemods/src/index.ts') },
];

const report = process.env['TEST_REPORT'];

export default defineConfig({
  test: {
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    coverage: {
      provider: 'v8',
      include: ['catalog/src/**', 'rules/src/**', 'codemods/src/**'],
      exclude: ['**/*.generated.ts'],
    },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', 'tests/fixtures/**', '**/node_modules/**'],
          testTimeout: 30_000,
        },
      },
      {
        // Packed tarballs in empty projects: no aliases, the published files are what is tested.
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
