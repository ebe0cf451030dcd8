import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import msgraph from 'eslint-plugin-msgraph';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { rewriteSource } from 'msgraph-codemod';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureInstalled } from '../../tools/setup.mjs';

interface Finding {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
}

interface Expected {
  /** What a user of that code would put into `settings.msgraph`. */
  readonly settings: { readonly clients?: readonly string[] };
  readonly findings: readonly Finding[];
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const expectedFile = join(folder, 'expected-findings.json');
const packages = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> }).devDependencies;
const expected = JSON.parse(readFileSync(expectedFile, 'utf8')) as Record<string, Expected>;
const linter = new Linter({ configType: 'flat' });

function lint(name: string, file: string, text: string): Linter.LintMessage[] {
  const config = [msgraph.configs.recommended, { settings: { msgraph: expected[name]?.settings ?? {} } }];
  return linter.verify(text, config, { filename: file, allowInlineConfig: false });
}

describe.each(Object.entries(packages))('%s %s', (name, version) => {
  const sources = new Map<string, string>();
  beforeAll(() => {
    ensureInstalled(folder);
    const root = join(folder, 'node_modules', name);
    for (const file of globSync('**/*.js', { cwd: root, ignore: ['node_modules/**', '**/*.min.js'] }).sort()) {
      sources.set(file, readFileSync(join(root, file), 'utf8'));
    }
  }, 120_000);

  it('is the recorded version', () => {
    const installed = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8');
    expect((JSON.parse(installed) as { version: string }).version).toBe(version);
    expect(sources.size).toBeGreaterThan(10);
  });

  it('has the expected findings and no others', () => {
    const found = [...sources].flatMap(([file, text]) =>
      lint(name, file, text).map(({ ruleId, line, message }): Finding => ({ file, line, rule: ruleId ?? message })),
    );
    if (process.env['UPDATE_EXPECTED'] !== undefined) {
      const now = JSON.parse(readFileSync(expectedFile, 'utf8')) as Record<string, Expected>;
      now[name] = { settings: expected[name]?.settings ?? {}, findings: found };
      writeFileSync(expectedFile, `${JSON.stringify(now, null, 2)}\n`);
    }
    expect(found).toEqual(expected[name]?.findings);
  });

  it('is rewritten to code that parses and is not rewritten again', () => {
    const settings = expected[name]?.settings ?? {};
    for (const [file, text] of sources) {
      const once = rewriteSource(file, text, { settings });
      if (once.text === text) continue;
      expect(() => parseSource(file, once.text), file).not.toThrow();
      expect(rewriteSource(file, once.text, { settings }).text, file).toBe(once.text);
    }
  });
});

it('the packages together have findings of several rules', () => {
  const rules = new Set(Object.values(expected).flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  expect(rules.size).toBeGreaterThan(1);
});
