import { defineConfig, globalIgnores } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/coverage/',
    '.cache/',
    // Inputs of the tests and the demonstration: they contain the mistakes on purpose.
    'tests/fixtures/',
    'tests/**/cases/',
    'examples/',
    '**/*.generated.ts',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,js,mjs,mts}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['eslint.config.js', 'vitest.config.ts'],
          defaultProject: 'tools/tsconfig.json',
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // Counts, offsets and status codes stand in messages all over; `${number}` cannot surprise.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    // The scripts are JavaScript so that they run before anything is installed. typescript-eslint does not
    // see JSDoc casts and takes every parsed JSON for `any`; `tsc` with checkJs does see them.
    files: ['**/*.{js,mjs}'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Node types are compared with string literals: the enum lives in a package that would load TypeScript
    // into the plugin, which runs in oxlint and in the browser as well. `tsc` checks that the literals are
    // real node types.
    files: [
      'rules/src/**/*.ts',
      'codemods/src/**/*.ts',
      'tests/analysis/**/*.ts',
      'tools/break-retries/*.mjs',
    ],
    rules: { '@typescript-eslint/no-unsafe-enum-comparison': 'off' },
  },
  {
    files: ['rules/src/rules/**/*.ts'],
    extends: [eslintPlugin.configs.recommended],
    rules: {
      'eslint-plugin/require-meta-docs-description': ['error', { pattern: '^(Disallow|Enforce|Require) ' }],
      'eslint-plugin/require-meta-schema-description': 'error',
      'eslint-plugin/prefer-message-ids': 'error',
      'eslint-plugin/consistent-output': 'error',
    },
  },
  {
    // Whoever reads a file for the first time holds no more of it in mind.
    files: ['*/src/**/*.ts'],
    rules: { 'max-lines': ['error', 250], 'max-lines-per-function': ['error', 60] },
  },
  {
    // Their parts would be paid by everybody who downloads the runtime: state that functions share becomes
    // members, whose names no bundler shortens, and each function costs its call.
    files: ['catalog/src/limiter/rate.ts', 'catalog/src/normalise.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
);
