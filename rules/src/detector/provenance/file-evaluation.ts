import { createEvaluation, lowerFile, modelsOf, type FileEvaluation } from '../../analysis/index.js';
import type { DetectorSettings, SourceFile } from '../types.js';

/** The evaluation of a file of which no other may be looked at. */
export function evaluationOfFile(
  { path, ast, types }: SourceFile,
  settings: DetectorSettings,
): FileEvaluation {
  const evaluation = createEvaluation(
    {
      resolve: () => undefined,
      facts: () => undefined,
      callers: () => [],
      implementers: () => [],
      storing: () => [],
      hosts: settings.hosts ?? [],
    },
    { models: modelsOf(settings.models, settings) },
  );
  return types
    ? evaluation.checked(path, ast, (node) => types.typesOf(node))
    : evaluation.of(path, lowerFile(ast));
}
