// What the recommended preset finds, for a script that scores lint set-ups on labelled repositories. Needs a
// build.
import { ESLint } from 'eslint';
import * as parser from '@typescript-eslint/parser';
import msgraph from 'eslint-plugin-msgraph';

export const eslint = ESLint;

/** The configuration for a repository: every script, the recommended preset, no settings. */
export function config() {
  return [
    {
      files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    },
    msgraph.configs.recommended,
  ];
}

const RULES = new Map([
  ['msgraph/no-message-matching', 'R1'],
  ['msgraph/require-innererror-traversal', 'R2'],
  ['msgraph/no-unbounded-retry', 'R3'],
]);

/**
 * The label of the rule behind a finding.
 * @param {import('eslint').Linter.LintMessage} message
 */
export function ruleOf(message) {
  return RULES.get(message.ruleId ?? '');
}
