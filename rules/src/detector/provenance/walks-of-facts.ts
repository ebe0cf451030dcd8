import { isOfAllLevels, levelsIn, type ParameterValue } from '../../analysis/index.js';
import type { ConcreteValue } from './values.js';

/** Who gives one level after the other has gone through all of them: the outer one is only the first. */
export function ofWalks(values: readonly ConcreteValue[]): readonly ConcreteValue[] {
  const walking = new Set(values.flatMap(({ path, caller }) => (isOfAllLevels(path) ? [caller] : [])));
  return values.map((value) => ({ ...value, walked: value.walked === true || walking.has(value.caller) }));
}

/**
 * Parameters whose callers are asked for at the moment. One that gets a deeper level of itself gets all of
 * them, whoever gave the first.
 */
export class OpenParameters {
  private open: readonly ParameterValue[] = [];
  private readonly walking = new Set<ParameterValue>();

  /** Finds what a parameter may be. */
  within(parameter: ParameterValue, find: () => readonly ConcreteValue[]): readonly ConcreteValue[] {
    const before = this.open;
    for (const outer of before) if (isDeeper(parameter, outer)) this.walking.add(outer);
    this.open = [...before, parameter];
    const found = find();
    this.open = before;
    return this.walking.delete(parameter) ? found.map((value) => ({ ...value, walked: true })) : found;
  }

  /** Finds what a call gives that a count ends after a few times. */
  counted(find: () => readonly ConcreteValue[]): readonly ConcreteValue[] {
    const before = this.open;
    this.open = [];
    const found = find();
    this.open = before;
    return found;
  }
}

function isDeeper(inner: ParameterValue, outer: ParameterValue): boolean {
  return (
    inner.file === outer.file &&
    inner.fn === outer.fn &&
    inner.index === outer.index &&
    levelsIn(inner.path) > levelsIn(outer.path)
  );
}
