import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as plugin from 'eslint-plugin-msgraph';
import { rewriteSource } from 'msgraph-codemod';
import * as runtime from 'msgraph-errors';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { extractSnippets } from './snippets.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const pages = globSync(['*.md', '*/README.md', 'docs/**/*.md', '.changeset/README.md'], {
  cwd: root,
  ignore: ['node_modules/**'],
});

/** Relative links of a page whose target is not there. */
function brokenLinks(file: string, markdown: string): string[] {
  const links = [...markdown.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)].map(
    ([, link = '']) => link,
  );
  return links.filter((link) => !existsSync(join(root, dirname(file), link)));
}

/** npm scripts that a page names and package.json does not have. */
function missingScripts(markdown: string): string[] {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [...markdown.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
  return named.filter((name) => !Object.hasOwn(scripts, name));
}

describe.each(pages)('%s', (file) => {
  it('links to files that are there', () => {
    expect(brokenLinks(file, read(file))).toEqual([]);
  });
  it('names scripts that are there', () => {
    expect(missingScripts(read(file))).toEqual([]);
  });
});

describe('the check of the pages', () => {
  it('sees a broken link', () => {
    expect(
      brokenLinks('README.md', '[a](LICENSE) [b](no/such/file.md#part) [c](https://example.com/x)'),
    ).toEqual(['no/such/file.md']);
  });

  it('sees a script that is not there', () => {
    expect(missingScripts('`npm run demo` and `npm run dmeo`')).toEqual(['dmeo']);
  });
});

/** The first cells of the rows of a Markdown table whose first cell holds code. */
function codeCells(markdown: string): string[] {
  return [...markdown.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)/g)].map(([, name = '']) => name),
  );
}

it('catalog/README.md lists exports that are there', () => {
  const listed = codeCells(read('catalog/README.md'));
  expect(listed).toContain('hasErrorCode');
  expect(listed.filter((name) => !Object.hasOwn(runtime, name))).toEqual([]);
});

it('rules/README.md lists exactly the settings that are read', () => {
  const section = read('rules/README.md').split('### Settings')[1]?.split('## Rules')[0] ?? '';
  expect(() => plugin.readSettings({ unknownKey: 1 })).toThrow(
    `Known settings: ${codeCells(section).join(', ')}.`,
  );
});

it('README.md shows what the codemod does', () => {
  const diffs = extractSnippets(read('README.md')).filter(({ language }) => language === 'diff');
  expect(diffs).toHaveLength(1);
  const [diff] = diffs;
  const side = (sign: string): string =>
    (diff?.code ?? '')
      .split('\n')
      .filter((line) => line.startsWith(sign) || line.startsWith(' '))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  expect(side('-')).not.toBe(side('+'));
  expect(rewriteSource('readme.ts', side('-')).text).toBe(side('+'));
});
