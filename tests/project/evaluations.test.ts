import { describe, expect, it } from 'vitest';
import { createEvaluations } from '../../rules/src/project/evaluations.js';
import { lower } from '../analysis/ask.js';

function fresh(maxAnswers: number) {
  const evaluations = createEvaluations({
    settings: {},
    resolver: { resolve: () => undefined },
    modules: { facts: () => undefined },
    callers: { of: () => [], storing: () => [], begin: () => undefined },
    answers: { rests: () => undefined },
    implementers: () => [],
    maxAnswers,
  } as unknown as Parameters<typeof createEvaluations>[0]);
  const evaluation = evaluations.current();
  const code = 'export const url = ["a", "b"].map((part) => `${part}/me`).join();';
  evaluation.of('file.ts', lower(code)).values([19, code.length - 1]);
  return { evaluations, evaluation };
}

describe('the evaluation of a project', () => {
  it('is begun anew when it has too many answers, and only between files', () => {
    const { evaluations, evaluation } = fresh(0);
    expect(evaluation.answers).toBeGreaterThan(0);
    expect(evaluations.current()).toBe(evaluation);
    evaluations.trim();
    expect(evaluations.current()).not.toBe(evaluation);
  });

  it('is kept as long as it has not', () => {
    const { evaluations, evaluation } = fresh(1_000);
    evaluations.trim();
    expect(evaluations.current()).toBe(evaluation);
  });
});
