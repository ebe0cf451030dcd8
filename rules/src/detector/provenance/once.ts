import { isOpenFailure, type Collected, type Failure } from './context.js';
import type { SummaryFailure } from './summary.js';
import type { Root, Value } from './values.js';

/** Answers each key once; a question that needs its own answer gets `pending`. */
export function memo<K extends object, V>(compute: (key: K) => V, pending: V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, pending);
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}

const MAX_VALUES = 200;

/** The first of values that mean the same. */
export function distinctValues<R extends Root>(values: readonly Value<R>[]): readonly Value<R>[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const root: Root = value.root;
    const origin = root.kind === 'settled' ? 's' : root.kind === 'parameter' ? `p${String(root.fn?.range[0])}:${String(root.index)}` : originKey(root.failure);
    const key = [root.kind, value.caller, origin, value.path.join('.'), value.at.join('.'), value.text, value.walked, value.around, value.beside && JSON.stringify(value.beside), value.expression?.text].join('|');
    if (seen.has(key) || seen.size >= MAX_VALUES) return false;
    seen.add(key);
    return true;
  });
}

function originKey(failure: Collected): string {
  const place = `${failure.kind}${String(failure.node.range[0])}`;
  if (failure.kind === 'graph') return `${place}${failure.client}${String(failure.wrapped)}`;
  return isOpenFailure(failure) ? `${place}${String(failure.parameter)}${String(failure.wrapped)}` : `${place}${failure.texts.join('|')}`;
}

export function distinctSummaries(failures: readonly SummaryFailure[]): readonly SummaryFailure[] {
  const seen = new Set<string>();
  return failures.filter((failure) => {
    const key = JSON.stringify({ ...failure, chain: undefined });
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The first of failures that mean the same. */
export function distinctFailures(failures: readonly Failure[]): readonly Failure[] {
  const seen = new Set<string>();
  return failures.filter((failure) => {
    const key = originKey(failure);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
