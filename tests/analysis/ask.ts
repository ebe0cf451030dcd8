import type { TSESTree } from '@typescript-eslint/types';
import { parseSource } from 'eslint-plugin-msgraph/source';
import {
  createEvaluation,
  lowerFile,
  type ErrorValue,
  type FileEvaluation,
  type Host,
  type LoweredFile,
  type Value,
  type WorldOptions,
} from '../../rules/src/analysis/index.js';
import { walk } from '../../rules/src/syntax/tree.js';

/** A file that knows no other file. */
export const ALONE: Host = {
  resolve: () => undefined,
  facts: () => undefined,
  callers: () => [],
  implementers: () => [],
  storing: () => [],
  hosts: [],
};

export function lower(code: string, path = 'file.tsx'): LoweredFile {
  return lowerFile(parseSource(path, code).ast);
}

/** A program in which a text of Graph is compared with something. */
export interface Question {
  readonly lowered: LoweredFile;
  /** Where what is compared stands. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** Lowers a program with tests of the form `VALUE.includes('… not found …')`. */
export function questionOf(code: string): Question {
  const { ast } = parseSource('file.tsx', code);
  const ranges: (readonly [number, number])[] = [];
  walk(ast, (node: TSESTree.Node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return;
    const [first] = node.arguments;
    if (first?.type === 'Literal' && /not found/.test(String(first.value)))
      ranges.push(node.callee.object.range);
  });
  return { lowered: lowerFile(ast), ranges };
}

/**
 * What the compared values come from by the evaluation of facts alone, as sorted words: `graph`, `sign-in`,
 * `own` …
 */
export function originsOf({ lowered, ranges }: Question, options?: WorldOptions): string {
  const evaluation = createEvaluation(ALONE, options).of('file.tsx', lowered);
  evaluation.begin();
  const found = ranges.flatMap((range) =>
    evaluation.values(range).items.flatMap((value) => wordsOf(value, evaluation)),
  );
  return [...new Set(found)].sort().join(' ');
}

function wordsOf(value: Value, evaluation: FileEvaluation): readonly string[] {
  if (value.kind === 'text-of') return wordsOf(value.of, evaluation);
  if (value.kind === 'body' || value.kind === 'response') return [value.request.kind];
  return value.kind === 'error' ? failuresIn(value, evaluation) : [];
}

function failuresIn(error: ErrorValue, evaluation: FileEvaluation): readonly string[] {
  return evaluation.groups(error).flatMap(({ failures }) => failures.items.map(({ kind }) => kind));
}
