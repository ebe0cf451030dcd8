import { describe, expect, it } from 'vitest';
import { compileModels } from '../../rules/src/analysis/models/compile.js';
import { BUILT_IN_ROWS } from '../../rules/src/analysis/models/index.js';
import type { Row } from '../../rules/src/analysis/models/types.js';
import { createEvaluation } from '../../rules/src/analysis/index.js';
import { ALONE, originsOf, questionOf } from './ask.js';
import { GRAPH } from './snippets.js';

const origins = (code: string, rows: readonly Row[] = []): string => originsOf(questionOf(GRAPH + code), { models: compileModels([...BUILT_IN_ROWS, ...rows]) });
const JOBS = "import { run } from '@contoso/jobs';\n";
const hands = (input: string, output: string): Row => ({ kind: 'flow', of: '@contoso/jobs', path: 'Member[run]', input, output });

describe('what a library gives to a function', () => {
  const asks = '(last) => { if (last && last.message.includes("Item not found")) return; return send(); }';

  it('may be what it has failed with itself', () => {
    expect(origins(`${JOBS}run(${asks});`)).toBe('');
    expect(origins(`${JOBS}run(${asks});`, [hands('Argument[0].Rejects', 'Argument[0].Parameter[0]')])).toBe('graph');
  });

  it('may be what another one fails with that is given what this one does', () => {
    const code = `${JOBS}run((first) => first.message.includes("Item not found") ? 1 : send(), (second) => { throw second; });`;
    const rows = [hands('Argument[1].Rejects', 'Argument[0].Parameter[0]'), hands('Argument[0].Rejects', 'Argument[1].Parameter[0]')];
    expect(origins(code, rows)).toBe('graph');
  });

  it('depends on how many parameters it has, where a row says so', () => {
    const app = (parameters: string): string => `import express from 'express';\nconst app = express();\napp.get('/', () => send());\napp.use((${parameters}) => { if (a.message.includes("Item not found")) return; });`;
    expect([origins(app('a, b, c, d')), origins(app('a, b, c'))]).toEqual(['graph', '']);
  });
});

describe('the type of a parameter', () => {
  const kinds = (head: string, type: string): readonly string[] => {
    const { lowered, ranges } = questionOf(`${head} export const seen = (it: ${type}) => it.includes("not found");`);
    return createEvaluation(ALONE).of('file.tsx', lowered).values(ranges[0] ?? [0, 0]).items.map(({ kind }) => kind);
  };

  it.each([
    ['that rows describe holds whoever gives it', "import type { Client } from '@microsoft/microsoft-graph-client';", 'Client', ['library']],
    ['of which no row speaks leaves it to the callers', "import type { Work } from 'somewhere';", 'Work', ['library', 'parameter']],
    ['of the project leaves it to the callers', 'interface Work { run(): void }', 'Work', ['parameter', 'typed']],
  ])('%s', (_, head, type, expected) => {
    expect(kinds(head, type).toSorted()).toEqual(expected);
  });
});

describe('the classes of an interface', () => {
  const implemented = (count: number): string => {
    const classes = Array.from({ length: count }, (_, index) => `class C${index} implements Api { load() { return send(); } }`).join(' ');
    return origins(`interface Api { load(): Promise<unknown> } ${classes} export async function run(api: Api) { try { return await api.load(); } catch (error) { return error.message.includes("Item not found"); } }`);
  };

  it('are followed up to twelve of them', () => {
    expect([implemented(0), implemented(1), implemented(12), implemented(13)].map((found) => found.includes('graph'))).toEqual([false, true, true, false]);
  });
});
