import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as tsParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { configs } from 'eslint-plugin-msgraph';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { rewriteSource } from '../../codemods/src/rewrite.js';

/** Odd but valid files. Each has one test of an error's text, `'odd text'`, or nothing at all. */
const folder = fileURLToPath(new URL('../fixtures/syntax/', import.meta.url));
const names = readdirSync(folder).sort();
const SILENT: ReadonlySet<string> = new Set(['empty.ts', 'only-comments.js', 'declarations.d.ts']);

const read = (name: string): string => readFileSync(folder + name, 'utf8');
const expected = (name: string): readonly string[] =>
  SILENT.has(name) ? [] : ['msgraph/no-message-matching'];

function lint(name: string, languageOptions: Linter.LanguageOptions): readonly string[] {
  const config: Linter.Config[] = [
    { files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'], languageOptions },
    configs.strict,
  ];
  const messages = new Linter({ cwd: folder }).verify(read(name), config, {
    filename: folder + name,
    allowInlineConfig: false,
  });
  return messages.map(({ ruleId, message, line }) => ruleId ?? `${message} (${String(line)})`);
}

const isScript = (name: string): boolean => extname(name) === '.cjs';
const jsx = { ecmaFeatures: { jsx: true, globalReturn: true } };

describe('odd syntax', () => {
  it.each(names.filter((name) => /\.[cm]?jsx?$/.test(name)))('%s with the default parser', (name) => {
    expect(lint(name, { sourceType: isScript(name) ? 'commonjs' : 'module', parserOptions: jsx })).toEqual(
      expected(name),
    );
  });

  it.each(names)('%s with the parser of typescript-eslint', (name) => {
    expect(
      lint(name, {
        parser: tsParser,
        sourceType: isScript(name) ? 'commonjs' : 'module',
        parserOptions: jsx,
      }),
    ).toEqual(expected(name));
  });

  it.each(names)('%s in the codemod', (name) => {
    const { text, sites } = rewriteSource(name, read(name));
    expect(sites.map(({ rule }) => `msgraph/${rule.replace('msgraph/', '')}`)).toEqual(expected(name));
    expect(() => parseSource(name, text)).not.toThrow();
    if (sites.every(({ action }) => action === 'left')) expect(text).toBe(read(name));
  });
});
