/**
 * Answers that files have given to each other, kept until a file changes that they rest on. Files ask, not
 * functions: when one file of two changes, all that the other was told by it is asked again.
 */
export interface Answers {
  /**
   * The answer about `path`, computed once. A question that comes up again while it is answered has no
   * answer.
   * @param key tells the questions about one file apart
   */
  once<T>(path: string, key: string, compute: () => T): T | undefined;
  has(path: string, key: string): boolean;
  /** Notes that what is known of `from` rests on what is known of `to`. */
  rests(from: string, to: string): void;
  /** Forgets all that rests on these files; returns them and the files whose analyses do. */
  forget(changed: Iterable<string>): ReadonlySet<string>;
  /** For each file those that its analysis rests on. */
  edges(): ReadonlyMap<string, readonly string[]>;
  clear(): void;
}

export function createAnswers(): Answers {
  const answers = new Map<string, Map<string, unknown>>();
  const dependants = new Map<string, Set<string>>();
  return {
    has: (path, key) => answers.get(path)?.has(key) ?? false,
    once<T>(path: string, key: string, compute: () => T): T | undefined {
      const known = answers.get(path) ?? new Map<string, unknown>();
      answers.set(path, known);
      if (known.has(key)) return known.get(key) as T | undefined;
      known.set(key, undefined);
      try {
        const answer = compute();
        known.set(key, answer);
        return answer;
      } catch (error) {
        known.delete(key);
        throw error;
      }
    },
    rests(from, to) {
      if (from === to) return;
      const known = dependants.get(to);
      if (known) known.add(from);
      else dependants.set(to, new Set([from]));
    },
    forget(changed) {
      const stale = new Set(changed);
      // A set that grows while it is walked is walked to its end.
      for (const path of stale) for (const dependant of dependants.get(path) ?? []) stale.add(dependant);
      for (const path of stale) {
        answers.delete(path);
        dependants.delete(path);
      }
      return stale;
    },
    edges() {
      const edges = new Map<string, string[]>();
      for (const [to, found] of dependants)
        for (const from of found) edges.set(from, [...(edges.get(from) ?? []), to]);
      return edges;
    },
    clear() {
      answers.clear();
      dependants.clear();
    },
  };
}
