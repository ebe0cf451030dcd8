// The selectors of baseline.mjs as a set-up for score.mjs.
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { selectors } from './baseline.mjs';

export const eslint = ESLint;

/** The configuration for a repository; the message of a finding is the label that it looks for. */
export function config() {
  const options = Object.entries(selectors).flatMap(([rule, list]) =>
    list.map((selector) => ({ selector, message: rule })),
  );
  return [
    {
      files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      rules: { 'no-restricted-syntax': ['error', ...options] },
    },
  ];
}

/**
 * The label of a finding.
 * @param {{ message: string }} finding
 */
export const ruleOf = ({ message }) => message;
