/** Items of which some fail: those that pass together, and those that do not. */
export interface Sifted<T, F> {
  readonly passing: readonly T[];
  /**
   * One item that fails, or several of which at least one does where the runs did not suffice to tell them
   * apart.
   */
  readonly failures: readonly { readonly items: readonly T[]; readonly failure: F }[];
}

/**
 * Finds the items with which something fails that passes without any, by halves: each takes about as many
 * runs as the number of items has binary digits. Where some fail only together, the last of them is taken for
 * the one that fails.
 * @param items in the order in which they rest on each other
 * @param most the most runs, at least 1
 * @param run tries some of the items, in their order; it resolves to `undefined` when they pass
 * @returns `passing` was tried as a whole, or is empty
 */
export async function sift<T, F>(
  items: readonly T[],
  most: number,
  run: (items: readonly T[]) => Promise<F | undefined>,
): Promise<Sifted<T, F>> {
  let runs = 0;
  const attempt = (some: readonly T[]): Promise<F | undefined> => {
    runs += 1;
    return run(some);
  };
  const failures: { readonly items: readonly T[]; readonly failure: F }[] = [];
  let passing: readonly T[] = [];
  let rest = items;
  let failure = rest.length === 0 ? undefined : await attempt(rest);
  while (failure !== undefined) {
    // The first `low` of the rest pass, the first `high` fail.
    let [low, high] = [0, rest.length];
    while (high - low > 1 && runs < most) {
      const middle = Math.floor((low + high) / 2);
      const found = await attempt([...passing, ...rest.slice(0, middle)]);
      if (found === undefined) low = middle;
      else [high, failure] = [middle, found];
    }
    passing = [...passing, ...rest.slice(0, low)];
    const behind = rest.slice(high);
    if (behind.length > 0 && runs >= most)
      return { passing, failures: [...failures, { items: rest.slice(low), failure }] };
    failures.push({ items: rest.slice(low, high), failure });
    rest = behind;
    failure = rest.length === 0 ? undefined : await attempt([...passing, ...rest]);
  }
  return { passing: [...passing, ...rest], failures };
}
