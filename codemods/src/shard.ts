/** One of `count` parts, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * The files of one part. The parts of the same files are the same on every machine, hold every file once, and
 * are of about the same size: the largest file first, each to the part that has the least.
 * @param files paths, in any order
 * @param sizeOf the size of a file, in bytes
 * @returns the files of the part, in the order of `files`
 */
export function filesOfShard(
  files: readonly string[],
  { index, count }: Shard,
  sizeOf: (file: string) => number,
): string[] {
  const sized = files.map((path) => ({ path, size: sizeOf(path) }));
  const loads = new Array<number>(count).fill(0);
  const mine = new Set<string>();
  for (const { path, size } of sized.sort((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1))) {
    const part = loads.indexOf(Math.min(...loads));
    // An empty file is work as well.
    loads[part] = (loads[part] ?? 0) + size + 1;
    if (part === index - 1) mine.add(path);
  }
  return files.filter((file) => mine.has(file));
}
