import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { provideHost } from '../../rules/src/host.js';
import { examples } from '../../site/client/playground/examples.js';
import { lint, useMemory } from '../../site/client/playground/worker/lint.js';
import { relative, resolve } from '../../site/client/playground/worker/posix.js';
import type { Answer, PlayFile } from '../../site/client/playground/protocol.js';

const RULES = [
  'no-message-matching',
  'require-innererror-traversal',
  'no-unbounded-retry',
  'no-legacy-odata-error',
  'prefer-error-code-enum',
];
const run = (files: readonly PlayFile[], settings = '', rules = RULES): Answer =>
  lint({ id: 1, files, rules, settings });
const rulesIn = ({ files }: Answer): readonly string[] => [
  ...new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule))),
];

beforeAll(() => {
  useMemory();
});
afterAll(() => {
  provideHost();
});

describe('the examples', () => {
  it.each(examples.map((example) => [example.name, example] as const))('%s', (_name, { files, reports }) => {
    const answer = run(files);
    expect(answer.files.map(({ error }) => error)).toEqual(files.map(() => undefined));
    expect(rulesIn(answer)).toEqual(reports);
  });

  it('are a dozen, and most can be rewritten', () => {
    expect(examples.length).toBeGreaterThanOrEqual(12);
    expect(
      examples.filter(({ files }) => run(files).files.some(({ rewritten }) => rewritten !== undefined))
        .length,
    ).toBeGreaterThanOrEqual(8);
  });
});

describe('a finding', () => {
  const [, across] = examples;
  it('has evidence from the other file', () => {
    const [finding] = run(across?.files ?? []).files[0]?.findings ?? [];
    expect(finding?.evidence.map(({ file }) => file)).toContain('graph.ts');
    expect(finding?.evidence.at(-1)).toMatchObject({ file: 'graph.ts', line: 2 });
    expect(finding?.message).toContain('graph.ts:2');
  });

  it('is gone without the file that it rests on', () => {
    expect(rulesIn(run((across?.files ?? []).slice(0, 1)))).toEqual([]);
  });
  it('is gone when its rule is off', () => {
    expect(rulesIn(run(across?.files ?? [], '', ['no-unbounded-retry']))).toEqual([]);
  });
  it('has changes that make what the codemod makes', () => {
    const [first] = examples;
    const text = first?.files[0]?.text ?? '';
    const { findings = [], rewritten } = run(first?.files ?? []).files[0] ?? {};
    const changed = (findings[0]?.changes ?? [])
      .toSorted((a, b) => b.start - a.start)
      .reduce((before, { start, end, text: to }) => before.slice(0, start) + to + before.slice(end), text);
    expect(changed).toBe(rewritten);
  });
});

describe('settings', () => {
  const files = [
    {
      name: 'main.ts',
      text: `import { callGraph } from './own.js';\nexport async function a() { try { await callGraph('/me'); } catch (error: any) { if (error.message.includes('itemNotFound')) return; throw error; } }\n`,
    },
  ];
  it('are used', () => {
    expect(rulesIn(run(files))).toEqual([]);
    expect(rulesIn(run(files, '{ "clients": ["callGraph"] }'))).toEqual(['no-message-matching']);
  });

  it('that are wrong are named', () => {
    expect(run(files, '{').problem).toContain('The settings are no JSON');
    expect(run(files, '{ "cleints": [] }').problem).toContain('Did you mean');
    expect(run(files, '{ "models": ["./no.json"] }').problem).toContain('there is no file `./no.json`');
  });
});

describe('bad input', () => {
  it.each([
    ['code that does not parse', 'const = ;', /expected/i],
    ['binary', '\0\x01\x02\uFFFD', /./],
    ['a file that is too large', 'x'.repeat(200_001), /takes 200 kB/],
    ['deep brackets', `const a = ${'['.repeat(20_000)}${']'.repeat(20_000)};`, /too deeply/],
  ])('%s', (_name, text, message) => {
    expect(run([{ name: 'main.ts', text }]).files[0]?.error?.message).toMatch(message);
  });

  it('names the line', () => {
    expect(run([{ name: 'main.ts', text: 'const a = 1;\nconst = 2;\n' }]).files[0]?.error?.line).toBe(2);
  });
  it('half characters are characters', () => {
    expect(run([{ name: 'main.ts', text: "const a = '\uD83D';" }]).files[0]?.error).toBeUndefined();
  });
});

describe('paths', () => {
  it('are resolved and related', () => {
    expect([
      resolve('/a', '../b'),
      resolve('/a', '/c', './d'),
      relative('/a/b', '/a/c/d'),
      relative('/a', '/a/b'),
    ]).toEqual(['/b', '/c/d', '../c/d', 'b']);
  });
});
