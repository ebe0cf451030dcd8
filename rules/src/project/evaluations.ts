import { createEvaluation, modelsOf, type Evaluation, type Host } from '../analysis/index.js';
import type { DetectorSettings } from '../detector/types.js';
import type { Answers } from './answers.js';
import type { Callers } from './callers.js';
import type { Modules } from './modules.js';
import type { Resolver } from './resolve.js';

/**
 * Answers after which an evaluation is begun anew: those for files that were linted long ago are hardly asked
 * for again, and each takes half a kilobyte.
 */
const MAX_ANSWERS = 1_000_000;

/** The evaluation of the files of a project. */
export interface Evaluations {
  /** One for all questions, as long as no file changes and it has not grown too large. */
  current(): Evaluation;
  /** To be called between two files: an evaluation that has grown too large is forgotten. */
  trim(): void;
  /** One of its own, for a file of which the project has another content. */
  apart(): Evaluation;
  /** To be called when a file has changed. */
  forget(): void;
}

interface Parts {
  readonly settings: DetectorSettings;
  readonly resolver: Pick<Resolver, 'resolve'>;
  readonly modules: Pick<Modules, 'facts'>;
  readonly callers: Callers;
  readonly answers: Pick<Answers, 'rests'>;
  /** Files with a class that names an interface after `implements` or `extends`. */
  readonly implementers: (name: string) => readonly string[];
  readonly maxAnswers?: number;
}

/**
 * An answer is found once, whoever asks for it, so what it rests on is kept by file: each file rests on those
 * that it has led to.
 */
export function createEvaluations({
  settings,
  resolver,
  modules,
  callers,
  answers,
  implementers,
  maxAnswers = MAX_ANSWERS,
}: Parts): Evaluations {
  const led = (from: string, files: readonly string[]): readonly string[] => {
    for (const file of files) answers.rests(from, file);
    return files;
  };
  const host: Host = {
    resolve(specifier, from) {
      const path = resolver.resolve(specifier, from);
      return path === undefined ? undefined : led(from, [path])[0];
    },
    facts: (path) => modules.facts(path),
    callers(path, name) {
      const files = callers.of(path, name);
      return files && led(path, files);
    },
    implementers: (name, from) => led(from, implementers(name)),
    storing: (name) => callers.storing(name),
    hosts: settings.hosts ?? [],
    begin() {
      callers.begin();
    },
  };
  const apart = (): Evaluation => createEvaluation(host, { models: modelsOf(settings.models, settings) });
  let current: Evaluation | undefined;
  return {
    current: () => (current ??= apart()),
    apart,
    trim() {
      if (current && current.answers > maxAnswers) current = undefined;
    },
    forget() {
      current = undefined;
    },
  };
}
