import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import msgraph from 'eslint-plugin-msgraph';
import { createProject } from 'eslint-plugin-msgraph/project';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { rewriteSource } from 'msgraph-codemod';
import { globSync } from 'tinyglobby';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
const packages = (
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  }
).devDependencies;
const expected = JSON.parse(readFileSync(expectedFile, 'utf8')) as Record<string, Expected>;

/**
 * Evidence is followed through a project's own files, which what is installed or built does not belong to.
 */
const ownName = (file: string): string => file.replace(/^dist\//, 'src/');

describe.each(Object.entries(packages))('%s %s', (name, version) => {
  const installed = join(folder, 'node_modules', name);
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'msgraph-package-')));
  const settings = expected[name]?.settings ?? {};
  const sources = new Map<string, string>();

  beforeAll(() => {
    ensureInstalled(folder);
    cpSync(join(installed, 'package.json'), join(copy, 'package.json'));
    for (const file of globSync('**/*.js', {
      cwd: installed,
      ignore: ['node_modules/**', '**/*.min.js'],
    }).sort()) {
      sources.set(file, readFileSync(join(installed, file), 'utf8'));
      mkdirSync(join(copy, dirname(ownName(file))), { recursive: true });
      cpSync(join(installed, file), join(copy, ownName(file)));
    }
  }, 120_000);
  afterAll(() => {
    rmSync(copy, { recursive: true, force: true });
  });

  it('is the recorded version', () => {
    const manifest = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8')) as { version: string };
    expect(manifest.version).toBe(version);
    expect(sources.size).toBeGreaterThan(10);
  });

  it('has the expected findings and no others', () => {
    const linter = new Linter({ configType: 'flat', cwd: copy });
    const config = [msgraph.configs.recommended, { settings: { msgraph: settings } }];
    const found = [...sources].flatMap(([file, text]) =>
      linter
        .verify(text, config, { filename: join(copy, ownName(file)), allowInlineConfig: false })
        .map(({ ruleId, line, message }): Finding => ({ file, line, rule: ruleId ?? message })),
    );
    if (process.env['UPDATE_EXPECTED'] !== undefined) {
      const now = JSON.parse(readFileSync(expectedFile, 'utf8')) as Record<string, Expected>;
      now[name] = { settings, findings: found };
      writeFileSync(expectedFile, `${JSON.stringify(now, null, 2)}\n`);
    }
    expect(found).toEqual(expected[name]?.findings);
  }, 180_000);

  it('is rewritten to code that parses and is not rewritten again', () => {
    const { view } = createProject(copy, settings);
    for (const [file, text] of sources) {
      const path = join(copy, ownName(file));
      const once = rewriteSource(path, text, { settings, project: view });
      if (once.text === text) continue;
      expect(() => parseSource(path, once.text), file).not.toThrow();
      expect(rewriteSource(path, once.text, { settings, project: view }).text, file).toBe(once.text);
    }
  }, 180_000);
});

it('the packages together have findings of several rules', () => {
  const rules = new Set(Object.values(expected).flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  expect(rules.size).toBeGreaterThan(1);
});
